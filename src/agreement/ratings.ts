import type { CriterionReport } from '../types/index.ts';
import type { Pair } from './statistics.ts';
import type { Gap, GradedCopy, MarkerFile } from './types.ts';

/** One copy with its markings side by side, ready to be compared. */
export interface RatedCopy {
  readonly copy: GradedCopy;
  /** Our criteria by id, in the order of the report. */
  readonly criteria: ReadonlyMap<string, CriterionReport>;
  /** Sorted by marker, so that pairs of markers always compare the same way round. */
  readonly markers: readonly MarkerFile[];
}

/** What is added up: a criterion, a question, the whole copy. */
export type Extent = (copy: RatedCopy) => readonly string[];

export const wholeCopy: Extent = ({ criteria }) => [...criteria.keys()];

export const question =
  (id: string): Extent =>
  ({ copy }) =>
    copy.report.questions.find((one) => one.id === id)?.criteria.map((criterion) => criterion.id) ?? [];

export const criterion =
  (id: string): Extent =>
  () => [id];

function ourPoints(rated: RatedCopy, ids: readonly string[]): number | null {
  return total(ids, (id) => rated.criteria.get(id)?.points);
}

export function markerPoints(marker: MarkerFile, ids: readonly string[]): number | null {
  return total(ids, (id) => marker.marks.get(id));
}

/** Null as soon as one criterion has no mark: an absent mark is not a zero. */
function total(ids: readonly string[], pointsOf: (id: string) => number | undefined): number | null {
  let sum = 0;
  for (const id of ids) {
    const points = pointsOf(id);
    if (points === undefined) return null;
    sum += points;
  }
  return ids.length === 0 ? null : sum;
}

const bothKnown = (pairs: readonly (readonly [number | null, number | null])[]): readonly Pair[] =>
  pairs.flatMap(([first, second]): Pair[] => (first === null || second === null ? [] : [[first, second]]));

/** Barème and each marker of each copy, over one extent. `only` keeps one marker. */
export function enginePairs(copies: readonly RatedCopy[], extent: Extent, only?: string): readonly Pair[] {
  return bothKnown(
    copies.flatMap((rated) =>
      rated.markers
        .filter(({ marker }) => only === undefined || marker === only)
        .map((marker) => [ourPoints(rated, extent(rated)), markerPoints(marker, extent(rated))] as const),
    ),
  );
}

/** Every two markers of one copy, the first in the order of their names first. */
export function markerCouples(rated: RatedCopy): readonly (readonly [MarkerFile, MarkerFile])[] {
  return rated.markers.flatMap((first, index) =>
    rated.markers.slice(index + 1).map((second) => [first, second] as const),
  );
}

export function markerPairs(copies: readonly RatedCopy[], extent: Extent): readonly Pair[] {
  return bothKnown(
    copies.flatMap((rated) =>
      markerCouples(rated).map(
        ([first, second]) => [markerPoints(first, extent(rated)), markerPoints(second, extent(rated))] as const,
      ),
    ),
  );
}

function gapsOf(rated: RatedCopy): Gap[] {
  const gaps: Gap[] = [];
  for (const { marker, marks } of rated.markers) {
    const note = (kind: Gap['kind'], criteria: readonly string[]): void => {
      if (criteria.length > 0) gaps.push({ kind, copy: rated.copy.id, marker, criteria });
    };
    note(
      'missing-criteria',
      [...rated.criteria.keys()].filter((id) => !marks.has(id)),
    );
    note(
      'unknown-criteria',
      [...marks.keys()].filter((id) => !rated.criteria.has(id)),
    );
    note(
      'out-of-scale',
      [...marks].filter(([id, points]) => points > (rated.criteria.get(id)?.outOf ?? points)).map(([id]) => id),
    );
  }
  return gaps;
}

/** Puts copies and markings side by side, and says what cannot be compared and why. */
export function rate(
  copies: readonly GradedCopy[],
  files: readonly MarkerFile[],
): { readonly rated: readonly RatedCopy[]; readonly gaps: readonly Gap[] } {
  const gap = (kind: Gap['kind'], copy: string): Gap => ({ kind, copy, marker: null, criteria: [] });
  const rated: RatedCopy[] = [];
  const gaps: Gap[] = [];
  for (const copy of copies) {
    const markers = files.filter((file) => file.copy === copy.id).sort((a, b) => (a.marker < b.marker ? -1 : 1));
    if (copy.report.points === null) gaps.push(gap('not-graded', copy.id));
    else if (markers.length === 0) gaps.push(gap('no-marks', copy.id));
    else {
      const criteria = copy.report.questions.flatMap((one) => one.criteria);
      rated.push({ copy, criteria: new Map(criteria.map((one) => [one.id, one])), markers });
    }
  }
  const known = new Set(copies.map(({ id }) => id));
  const orphans = new Set(files.map((file) => file.copy).filter((id) => !known.has(id)));
  gaps.push(...rated.flatMap(gapsOf), ...[...orphans].sort().map((id) => gap('no-copy', id)));
  return { rated, gaps };
}
