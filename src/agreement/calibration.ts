import type { RatedCopy } from './ratings.ts';
import { mean } from './statistics.ts';
import type { Calibration, ConfidenceBand } from './types.ts';

/** Lower bounds of the bands; the last one ends at 1 included. */
const bounds = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

interface Guess {
  readonly confidence: number;
  readonly exact: boolean;
}

function guesses(rated: RatedCopy): readonly Guess[] {
  return [...rated.criteria.values()].flatMap(({ id, confidence, points }) =>
    rated.markers.flatMap(({ marks }) => {
      const mark = marks.get(id);
      return mark === undefined ? [] : [{ confidence, exact: Math.abs(mark - points) < 1e-9 }];
    }),
  );
}

/** Confidence is announced as the probability of exact agreement with a marker: is it? */
export function calibration(copies: readonly RatedCopy[]): Calibration {
  const all = copies.flatMap(guesses);
  const bands: ConfidenceBand[] = [];
  for (const [index, from] of bounds.slice(0, -1).entries()) {
    const to = bounds[index + 1] ?? 1;
    const inside = all.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1));
    if (inside.length === 0) continue;
    bands.push({
      from,
      to,
      criteria: inside.length,
      confidence: mean(inside.map(({ confidence }) => confidence)),
      exact: mean(inside.map(({ exact }) => (exact ? 1 : 0))),
    });
  }
  const gap = bands.reduce((sum, band) => sum + band.criteria * Math.abs(band.confidence - band.exact), 0);
  return { bands, error: all.length === 0 ? null : gap / all.length };
}
