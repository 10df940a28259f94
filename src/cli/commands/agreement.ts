import { Command } from 'commander';
import type { CommandFactory } from './index.ts';
export const agreement: CommandFactory = () => new Command('agreement').description('…');
