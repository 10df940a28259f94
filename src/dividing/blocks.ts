import type { Content } from './content.ts';

/** What a range of lines speaks of: summed weights per question and number of words. */
export interface Block {
  readonly weights: Float64Array;
  readonly words: number;
}

/** Sums lines `[from, to)`, or the first of them that hold `enough` words. */
export function blockOf(
  content: Content,
  from: number,
  to: number,
  questions: number,
  enough = Number.POSITIVE_INFINITY,
): Block {
  const weights = new Float64Array(questions);
  let words = 0;
  for (let line = from; line < to && words < enough; line += 1) words += content.addTo(weights, line);
  return { weights, words };
}

/**
 * How badly each question fits a block: 0 for the best, down to `-weight`; `doubt` is the total weight at which the
 * words are half believed, so that a few of them decide nothing.
 */
export function contentScores(block: Block, weight: number, doubt: number, among?: readonly number[]): Float64Array {
  const { weights } = block;
  const scores = new Float64Array(weights.length);
  let best = 0;
  for (let question = 0; question < weights.length; question += 1) {
    const value = weights[question] ?? 0;
    if (value > best && (among === undefined || among.includes(question))) best = value;
  }
  const scale = weight / (best + doubt);
  for (let question = 0; question < weights.length; question += 1) {
    scores[question] = scale * Math.min(0, (weights[question] ?? 0) - best);
  }
  return scores;
}
