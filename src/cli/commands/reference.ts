import { Command } from 'commander';
import type { CommandFactory } from '../command.ts';
export const reference: CommandFactory = () => new Command('reference').description('…');
