import { BaremeError } from './bareme-error.ts';

/** One fault of a rubric file. `place` is `file:line:column`. */
export interface RubricFault {
  readonly code: string;
  readonly place: string;
  readonly found: string;
  readonly remedy: string;
}

/** A rubric that cannot be used: all its faults at once, so that a teacher mends them in one go. */
export class RubricError extends BaremeError {
  override readonly name = 'RubricError';
  readonly faults: readonly RubricFault[];

  constructor(faults: readonly RubricFault[]) {
    const lines = faults.map((fault) => `${fault.place} ${fault.found}\n    → ${fault.remedy}`);
    super('rubric', lines.join('\n'));
    this.faults = faults;
  }
}
