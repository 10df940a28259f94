import { BaremeError } from './bareme-error.ts';

/** A command, a path or an option that cannot work as given (exit code 2). */
export class UsageError extends BaremeError {
  override readonly name = 'UsageError';
}
