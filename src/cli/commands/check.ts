import { Command } from 'commander';
import type { CommandFactory } from '../command.ts';
export const check: CommandFactory = () => new Command('check').description('…');
