import { Command } from 'commander';
import type { CommandFactory } from './index.ts';
export const grade: CommandFactory = () => new Command('grade').description('…');
