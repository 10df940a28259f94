import type { CommandFactory } from '../command.ts';
import { agreement } from './agreement.ts';
import { check } from './check.ts';
import { figures } from './figures.ts';
import { grade } from './grade.ts';
import { read } from './read.ts';
import { reference } from './reference.ts';
import { serve } from './serve.ts';
import { session } from './session.ts';
import { worker } from './worker.ts';

/** In the order of the help: what a teacher types most comes first. */
export const commands: readonly CommandFactory[] = [
  grade,
  read,
  figures,
  check,
  reference,
  agreement,
  serve,
  worker,
  session,
];
