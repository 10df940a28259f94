import type { Figure } from '../../../types/index.ts';
import type { Draft } from '../grammar/draft.ts';
import { isMeasure } from '../is-measure.ts';
import { Cue } from '../text/cue.ts';
import { type Tokens, WORD } from '../text/tokens.ts';

/** Words that may stand between a term and its operator: "25 commandes payées / 3000 sessions du site". */
const MOST_FILLERS = 4;
const APOSTROPHES = new Set([0x27, 0x2019]);

/** The figures of a text in order, and how to find the one that starts at, or soon after, a token. */
export class Cursor {
  constructor(
    readonly tokens: Tokens,
    readonly drafts: readonly Draft[],
    readonly figures: readonly Figure[],
  ) {}

  /** Index of the figure that starts at token `at`, searched from figure `from` on; -1 when there is none. */
  figureAt(at: number, from: number): number {
    for (let index = from; index < from + 2; index += 1) {
      const first = this.drafts[index]?.first;
      if (first === undefined || first > at) return -1;
      if (first === at) return index;
    }
    return -1;
  }

  /** The figure can be a term: it measures something and has one value. */
  isTerm(index: number): boolean {
    const figure = this.figures[index];
    return figure !== undefined && figure.value !== null && isMeasure(figure);
  }

  /** Token after at most a few plain words from `at`; `at` itself when none stands there. */
  skipWords(at: number, from: number): number {
    const limit = this.drafts[from]?.first ?? Number.POSITIVE_INFINITY;
    let next = at;
    let words = 0;
    while (next < limit && words < MOST_FILLERS) {
      if (this.tokens.has(next, Cue.operator | Cue.result)) break;
      if (this.tokens.kind(next) === WORD) words += 1;
      else if (!APOSTROPHES.has(this.tokens.sign(next))) break;
      next += 1;
    }
    return next;
  }
}
