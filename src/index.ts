/** What programs that use Barème as a library may rely on. */
export { BaremeError, ReadingError, RubricError, UsageError } from './errors/index.ts';
export { type CopyState, type Report, reportSchema } from './types/index.ts';
