import type { Subject } from '../../rubric/index.ts';
import type { Analysis, Calculation, Figure, Message, Span } from '../../types/index.ts';
import type { Reference } from '../reference/index.ts';

export type Verdict = 'right' | 'rounded' | 'approximate' | 'alternative' | 'carried' | 'misconception' | 'wrong';

/** Why a figure is wrong. `id` is the rule of a misconception, else the kind of the systematic cause. */
export interface Cause {
  readonly kind: CauseKind;
  readonly id: string;
  readonly message: Message;
}

export type CauseKind =
  | 'misconception'
  | 'carried'
  | 'term-left-out'
  | 'other-base'
  | 'other-datum'
  | 'power-of-ten'
  | 'missing-percent'
  | 'per-month'
  | 'per-year'
  | 'rounded-down'
  | 'swapped'
  | 'inverse'
  | 'complement'
  | 'wrong-operation'
  | 'slip'
  | 'truncated'
  | 'coarse-rounding';

/** A figure of the answer and the quantity that it states. */
export interface BoundFigure {
  readonly quantity: string;
  readonly figure: Figure;
  /** Index of the unit that holds the figure. */
  readonly unit: number;
  /** The calculation of which the figure is a result or an operand. */
  readonly calculation: Calculation | null;
  /** result: what was asked for; intermediate: a step towards it; quoted: a datum of the annexes. */
  readonly role: 'result' | 'intermediate' | 'quoted';
  readonly verdict: Verdict;
  /** All the causes that give this wrong value; empty when the figure is right or its cause unknown. */
  readonly causes: readonly Cause[];
  /** How sure it is that the figure states this quantity, from 0 to 1. */
  readonly confidence: number;
  /** Where the label and the formula stand. */
  readonly also: readonly Span[];
}

/** The figures of an answer, bound, and the student's own values, by quantity, for the questions that follow. */
export interface Binding {
  readonly bound: readonly BoundFigure[];
  readonly own: ReadonlyMap<string, number>;
}

export interface BindingInput {
  readonly analysis: Analysis;
  readonly subject: Subject;
  readonly reference: Reference;
  /** Quantities that the question's criteria ask for. */
  readonly wanted: readonly string[];
  /** The student's own values from the questions before. */
  readonly own: ReadonlyMap<string, number>;
}
