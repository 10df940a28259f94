import type { Quantity } from '../../rubric/index.ts';
import type { Closeness } from './closeness.ts';
import type { LabelEvidence } from './evidence.ts';
import type { FormulaMatch } from './formula-match.ts';
import type { Scaled } from './scale.ts';
import { scoreOf } from './score.ts';
import type { Site } from './sites.ts';
import type { Status } from './status.ts';

/** One figure, one quantity, and why they may belong together. */
export interface Candidate {
  readonly site: Site;
  readonly name: string;
  readonly quantity: Quantity;
  readonly status: Status;
  /** Rule whose value matched; the quantity's own rule when none did. */
  readonly rule: string;
  /** Value that was matched, on the quantity's scale. */
  readonly value: number;
  readonly closeness: Closeness;
  readonly scaled: Scaled;
  readonly label: LabelEvidence;
  readonly topic: number;
  /** Set when the figure's calculation is that of the quantity. */
  readonly formula: Pick<FormulaMatch, 'share'> | null;
  readonly score: number;
}

/** A candidate before it is scored; `wanted` and `otherFormula` only weigh on the score. */
export interface Reading extends Omit<Candidate, 'score'> {
  /** The figure's calculation computes other quantities. */
  readonly otherFormula: boolean;
  /** The question asks for the quantity. */
  readonly wanted: boolean;
}

/** Scores a reading; `extra` is added for clues of one kind of reading alone. Hundreds are made per copy: field by field. */
export function candidate(reading: Reading, extra = 0): Candidate {
  return {
    site: reading.site,
    name: reading.name,
    quantity: reading.quantity,
    status: reading.status,
    rule: reading.rule,
    value: reading.value,
    closeness: reading.closeness,
    scaled: reading.scaled,
    label: reading.label,
    topic: reading.topic,
    formula: reading.formula,
    score: scoreOf(reading) + extra,
  };
}

/** Least score of a pair that is bound. */
export const ENOUGH = 1.6;
