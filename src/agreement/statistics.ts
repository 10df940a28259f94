import type { PairStatistics } from './types.ts';

export type Pair = readonly [first: number, second: number];

/** Marks are multiples of a quarter; brought to another scale they carry rounding noise. */
const epsilon = 1e-9;

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Pearson's r; null with fewer than two pairs or when one series does not vary. */
export function pearson(pairs: readonly Pair[]): number | null {
  if (pairs.length < 2) return null;
  const meanFirst = mean(pairs.map(([first]) => first));
  const meanSecond = mean(pairs.map(([, second]) => second));
  let [product, squaresFirst, squaresSecond] = [0, 0, 0];
  for (const [first, second] of pairs) {
    product += (first - meanFirst) * (second - meanSecond);
    squaresFirst += (first - meanFirst) ** 2;
    squaresSecond += (second - meanSecond) ** 2;
  }
  if (squaresFirst < epsilon || squaresSecond < epsilon) return null;
  return product / Math.sqrt(squaresFirst * squaresSecond);
}

/**
 * Quadratic weighted kappa: 1 - (mean squared difference of the pairs) / (mean squared difference of any first with any
 * second). With squared weights it needs no categories, so it holds on any scale. Null when all marks are the same.
 */
export function quadraticKappa(pairs: readonly Pair[]): number | null {
  if (pairs.length === 0) return null;
  const firsts = pairs.map(([first]) => first);
  const seconds = pairs.map(([, second]) => second);
  const variance = (values: readonly number[]): number => mean(values.map((value) => (value - mean(values)) ** 2));
  const expected = variance(firsts) + variance(seconds) + (mean(firsts) - mean(seconds)) ** 2;
  if (expected < epsilon) return null;
  return 1 - mean(pairs.map(([first, second]) => (first - second) ** 2)) / expected;
}

/** All statistics of one series of pairs; null when there is no pair. */
export function pairStatistics(pairs: readonly Pair[]): PairStatistics | null {
  if (pairs.length === 0) return null;
  const gaps = pairs.map(([first, second]) => first - second);
  const shareWithin = (limit: number): number =>
    gaps.filter((gap) => Math.abs(gap) <= limit + epsilon).length / gaps.length;
  return {
    pairs: pairs.length,
    exact: shareWithin(0),
    mae: mean(gaps.map(Math.abs)),
    bias: mean(gaps),
    within1: shareWithin(1),
    within2: shareWithin(2),
    pearson: pearson(pairs),
    kappa: quadraticKappa(pairs),
  };
}
