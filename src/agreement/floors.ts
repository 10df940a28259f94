import type { ScoredCopy } from './bias.ts';
import type { RatedCopy } from './ratings.ts';
import { mean, type Pair } from './statistics.ts';
import type { Floors } from './types.ts';

/** Share of all criterion marks that equal the commonest mark of their criterion. */
function commonestMark(copies: readonly RatedCopy[]): number | null {
  const counts = new Map<string, Map<number, number>>();
  for (const { criteria, markers } of copies) {
    for (const { marks } of markers) {
      for (const [id, points] of marks) {
        if (!criteria.has(id)) continue;
        const count = counts.get(id) ?? new Map<number, number>();
        counts.set(id, count.set(points, (count.get(points) ?? 0) + 1));
      }
    }
  }
  const perCriterion = [...counts.values()].map((count) => [...count.values()]);
  const all = perCriterion.flat().reduce((sum, value) => sum + value, 0);
  if (all === 0) return null;
  return perCriterion.reduce((sum, values) => sum + Math.max(...values), 0) / all;
}

function predict(known: readonly Pair[], at: number): number {
  const meanX = mean(known.map(([x]) => x));
  const meanY = mean(known.map(([, y]) => y));
  const spread = known.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const slope = spread === 0 ? 0 : known.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
  return meanY + slope * (at - meanX);
}

/** A straight line from length to mark, each copy guessed from all the others. */
function lengthAlone(copies: readonly ScoredCopy[]): number | null {
  const points = copies.flatMap(({ rated, theirs }): Pair[] => {
    const { text } = rated.copy;
    return text === null ? [] : [[text.replaceAll(/\s/g, '').length, theirs]];
  });
  if (points.length < 4) return null;
  return mean(points.map(([x, y], index) => Math.abs(y - predict(points.toSpliced(index, 1), x))));
}

export function floors(copies: readonly RatedCopy[], scored: readonly ScoredCopy[]): Floors {
  return { commonestMark: commonestMark(copies), lengthAlone: lengthAlone(scored) };
}
