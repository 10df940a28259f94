import type { Candidate } from '../candidate.ts';
import type { OwnValues } from '../carried-candidates.ts';
import type { Search } from '../known-candidates.ts';
import type { Cause } from '../types.ts';
import { carried } from './carried.ts';
import { coarseRounding } from './coarse-rounding.ts';
import { complement } from './complement.ts';
import { type CauseFinder, contextOf } from './context.ts';
import { inverse } from './inverse.ts';
import { misconception } from './misconception.ts';
import { otherBase } from './other-base.ts';
import { otherDatum } from './other-datum.ts';
import { perPeriod } from './per-period.ts';
import { powerOfTen } from './power-of-ten.ts';
import { roundedDown } from './rounded-down.ts';
import { slip } from './slip.ts';
import { slipBeside } from './slip-beside.ts';
import { swapped } from './swapped.ts';
import { termLeftOut } from './term-left-out.ts';
import { truncated } from './truncated.ts';
import { wrongOperation } from './wrong-operation.ts';

/** What the rubric names and what the student carries forward: each is said, whatever else is found. */
const FIRST: readonly CauseFinder[] = [carried, misconception, roundedDown];

/** Looked for only when nothing above explains the figure; all that give its value are named. */
const SYSTEMATIC: readonly CauseFinder[] = [
  termLeftOut,
  otherBase,
  otherDatum,
  wrongOperation,
  swapped,
  complement,
  inverse,
  powerOfTen,
  perPeriod,
];

/** Why a bound figure is wrong: every cause that gives its value, none that does not. */
export function causesOf(candidate: Candidate, own: OwnValues, search: Search): Cause[] {
  const context = contextOf(candidate, own, search);
  // Operands written out beside a result that is not theirs leave no room for a guess.
  const found = [...slip(context), ...(candidate.status === 'misconception' ? slipBeside(context) : [])];
  if (found.length === 0) found.push(...FIRST.flatMap((find) => find(context)));
  if (found.length === 0 || (candidate.status === 'restated' && candidate.closeness === 'coarse'))
    found.push(...coarseRounding(context));
  if (found.length === 0) found.push(...SYSTEMATIC.flatMap((find) => find(context)));
  if (found.length === 0) found.push(...slipBeside(context));
  return distinct([...found, ...truncated(context)]);
}

function distinct(causes: readonly Cause[]): Cause[] {
  return [...new Map(causes.map((one) => [`${one.kind} ${one.id}`, one])).values()];
}
