import type { Command } from 'commander';
import type { ExitCode } from '../exit-codes.ts';
import { agreement } from './agreement.ts';
import { check } from './check.ts';
import { figures } from './figures.ts';
import { grade } from './grade.ts';
import { read } from './read.ts';
import { reference } from './reference.ts';

/** A command of the CLI; `report` sets the exit code when it is not 0. What it runs is imported in its action only. */
export type CommandFactory = (report: (code: ExitCode) => void) => Command;

/** In the order of the help: what a teacher types most comes first. */
export const commands: readonly CommandFactory[] = [grade, read, figures, check, reference, agreement];
