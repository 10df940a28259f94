import { markerPoints, type RatedCopy, wholeCopy } from './ratings.ts';
import { mean } from './statistics.ts';
import type { BiasBand } from './types.ts';

export interface ScoredCopy {
  readonly rated: RatedCopy;
  /** On the scale of the mark, not rounded. */
  readonly ours: number;
  readonly theirs: number;
}

/** Our mark and the mean of the complete markings, on the scale of the mark; copies without a complete marking fall out. */
export function scoredCopies(copies: readonly RatedCopy[]): readonly ScoredCopy[] {
  return copies.flatMap((rated) => {
    const { points, outOf, markOutOf } = rated.copy.report;
    const totals = rated.markers.flatMap((marker) => markerPoints(marker, wholeCopy(rated)) ?? []);
    if (points === null || totals.length === 0) return [];
    const scale = markOutOf / outOf;
    return [{ rated, ours: points * scale, theirs: mean(totals) * scale }];
  });
}

/** Are weak copies treated as strong ones? Thirds of the copies by the mean of their markers. */
export function biasBands(copies: readonly ScoredCopy[]): readonly BiasBand[] {
  const sorted = copies.toSorted((a, b) => a.theirs - b.theirs);
  return (['weak', 'middle', 'strong'] as const).flatMap((band, index) => {
    const part = sorted.slice(Math.round((sorted.length * index) / 3), Math.round((sorted.length * (index + 1)) / 3));
    const [first, last] = [part[0], part.at(-1)];
    if (first === undefined || last === undefined) return [];
    const bias = mean(part.map(({ ours, theirs }) => ours - theirs));
    return [{ band, copies: part.length, from: first.theirs, to: last.theirs, bias }];
  });
}
