import type { Command } from 'commander';
import type { ExitCode } from './exit-codes.ts';

/** A command of the CLI; `report` sets the exit code when it is not 0. What it runs is imported in its action only. */
export type CommandFactory = (report: (code: ExitCode) => void) => Command;
