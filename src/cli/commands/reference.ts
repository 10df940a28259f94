import { Command } from 'commander';
import type { CommandFactory } from './index.ts';
export const reference: CommandFactory = () => new Command('reference').description('…');
