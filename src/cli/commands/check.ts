import { Command } from 'commander';
import type { CommandFactory } from './index.ts';
export const check: CommandFactory = () => new Command('check').description('…');
