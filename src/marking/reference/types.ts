import type { Formula, Operator } from './formula.ts';

export type { Formula, Operator };

/** A value that is right for a quantity, with the rule that gives it; the expected one comes first. */
export interface AcceptedValue {
  readonly rule: string;
  readonly title: string;
  readonly value: number;
}

/** A wrong value whose cause is known. */
export interface Misconception extends AcceptedValue {
  /** What the student did: "a oublié la commission de 2,9 %". */
  readonly message: string;
}

/** A direct operand of a quantity's formula. */
export interface Input {
  readonly rule: string;
  readonly title: string;
  /** On the scale on which it is written: 2.9 for 2,9 %. */
  readonly value: number;
  readonly unit: string | null;
  /** The quantity that has this rule, when there is one. */
  readonly quantity: string | null;
}

/** A quantity as `bareme reference` shows it. */
export interface QuantityDescription {
  readonly name: string;
  readonly title: string;
  readonly given: boolean;
  /** "0,83 %". */
  readonly expected: string;
  readonly unit: string | null;
  /** "commandes / sessions"; null for a datum. */
  readonly formula: string | null;
  readonly accepted: readonly { readonly title: string; readonly value: string }[];
  readonly misconceptions: readonly { readonly rule: string; readonly value: string; readonly message: string }[];
}

/**
 * The worked solution of a subject. Values are on the scale of the quantity's unit: 75 % is 75, 25 k€ is 25000.
 * Every `name` is a key of `Subject.quantities`; an unknown one is a programmer's fault.
 */
export interface Reference {
  readonly subject: string;
  /** Hash of the subject that it was computed from. */
  readonly hash: string;
  readonly names: readonly string[];
  expected(name: string): number;
  accepted(name: string): readonly AcceptedValue[];
  misconceptions(name: string): readonly Misconception[];
  inputs(name: string): readonly Input[];
  /** Formula of a rule on plain numbers (25 % is 0.25), null for a rule that holds no number. */
  formula(rule: string): Formula | null;
  /** Plain value of a rule (25 % is 0.25), null for a rule that holds no number. */
  plainValue(rule: string): number | null;
  title(rule: string): string;
  unit(rule: string): string | null;
  /** Rules that a rule depends on, at any depth. */
  upstream(rule: string): ReadonlySet<string>;
  /** As `withStudentValues`, for own values already brought to plain numbers by rule; null when none enters the rule. `itself` is left out. */
  replayOwn(rule: string, own: ReadonlyMap<string, number>, itself?: string): number | null;
  /** The datum that a rule leaves to the student ("si elle en vend 60"), when there is one. */
  askedBy(rule: string): string | null;
  /** Plain value of a rule when other rules are given other plain values; null when it cannot be computed. */
  replay(rule: string, changes: ReadonlyMap<string, number>): number | null;
  /** The quantity that a rule computes, when there is one. */
  quantityOf(rule: string): string | null;
  /**
   * What the quantity is worth when computed from the student's own values (by quantity name, on the quantity's
   * scale, its own value left out); null when none of them enters its formula. `rule` replays an alternative or a misconception instead.
   */
  withStudentValues(name: string, own: ReadonlyMap<string, number>, rule?: string): number | null;
  describe(): QuantityDescription[];
}
