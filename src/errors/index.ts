export { BaremeError } from './bareme-error.ts';
export { invariant } from './invariant.ts';
export { type ReadingCode, ReadingError } from './reading-error.ts';
export { type Refusal, refusal, type Told, usageRefusal, type Words } from './refusal.ts';
export { RubricError, type RubricFault } from './rubric-error.ts';
export { UsageError } from './usage-error.ts';
