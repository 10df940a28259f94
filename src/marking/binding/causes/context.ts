import type { Reference } from '../../reference/index.ts';
import type { Candidate } from '../candidate.ts';
import { type OwnValues, plainValues } from '../carried-candidates.ts';
import { closeness } from '../closeness.ts';
import type { Search } from '../known-candidates.ts';
import type { Cause, CauseKind } from '../types.ts';

/** A wrong figure whose cause is searched. */
export interface CauseContext {
  readonly candidate: Candidate;
  readonly own: OwnValues;
  readonly search: Search;
  readonly reference: Reference;
  /** Values that the figure should have had: right ones, and the one that follows from the student's own values. */
  readonly targets: readonly number[];
  /** The student's own values upstream, by rule, as plain numbers. */
  readonly changes: ReadonlyMap<string, number>;
}

/** One systematic cause: how to recognise it. Empty when the figure has another cause. */
export type CauseFinder = (context: CauseContext) => readonly Cause[];

export function contextOf(candidate: Candidate, own: OwnValues, search: Search): CauseContext {
  const { reference } = search;
  const carried = reference.withStudentValues(candidate.name, own.all);
  const right = reference.accepted(candidate.name).map((one) => one.value);
  return {
    candidate,
    own,
    search,
    reference,
    targets: carried === null ? right : [carried, ...right],
    changes: plainValues(own, candidate.quantity.rule, search),
  };
}

/** The figure, as written, says this value: rounded or cut at its own precision, not merely near it. */
export function says({ candidate }: CauseContext, value: number): boolean {
  const close = closeness(candidate.site.figure, candidate.scaled, value, 0);
  return close === 'exact' || close === 'rounded' || close === 'truncated';
}

/** The figure says what a rule gives once some rules are changed; a whole answer is compared whole. */
export function saysReplay(context: CauseContext, changes: ReadonlyMap<string, number>): boolean {
  const { candidate, reference } = context;
  const plain = reference.replay(candidate.quantity.rule, new Map([...context.changes, ...changes]));
  if (plain === null) return false;
  const value = candidate.quantity.unit === '%' ? plain * 100 : plain;
  return (
    !context.targets.some(
      (target) => Math.abs(Math.abs(target) - Math.abs(value)) < 1e-9 * Math.max(1, Math.abs(target)),
    ) && says(context, value)
  );
}

export function cause(
  kind: CauseKind,
  id: string,
  context: CauseContext,
  values: Readonly<Record<string, string | number>> = {},
): Cause {
  const { candidate } = context;
  return {
    kind,
    id,
    message: {
      code: `cause.${kind}`,
      values: { quantity: candidate.quantity.title, value: candidate.site.figure.text, ...values },
    },
  };
}
