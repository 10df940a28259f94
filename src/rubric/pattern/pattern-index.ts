import type { Atom, Pattern } from './types.ts';
import type { WordIndex } from './word-index.ts';

/**
 * Which patterns of a long list may match at all, told from the words that are there: a question has thousands of
 * patterns, an answer the words of some hundred of them, and the others are never visited.
 */
export class PatternIndex {
  readonly #size: number;
  /** Numbers of the patterns that ask for a term, by term: each pattern stands under its most telling atom only. */
  readonly #byTerm = new Map<number, number[]>();
  readonly #byFigure: number[] = [];

  constructor(patterns: readonly Pattern[]) {
    this.#size = patterns.length;
    for (const [number, pattern] of patterns.entries()) {
      const atom = tellingAtom(pattern);
      if (atom === null) continue;
      if (atom.figures.length > 0) this.#byFigure.push(number);
      for (const term of firstTerms(atom)) this.#list(term).push(number);
    }
  }

  #list(term: number): number[] {
    const known = this.#byTerm.get(term);
    if (known !== undefined) return known;
    const list: number[] = [];
    this.#byTerm.set(term, list);
    return list;
  }

  /** 1 at the number of each pattern that may match; the others cannot. */
  candidates(index: WordIndex): Uint8Array {
    const marked = new Uint8Array(this.#size);
    if (index.hasFigures) for (const number of this.#byFigure) marked[number] = 1;
    for (const term of index.terms()) {
      const numbers = this.#byTerm.get(term);
      if (numbers !== undefined) for (const number of numbers) marked[number] = 1;
    }
    return marked;
  }
}

/** All atoms must be met: the one with the fewest ways of being met says most. A figure may be any: a word says more. */
function tellingAtom(pattern: Pattern): Atom | null {
  let best: Atom | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const atom of pattern.atoms) {
    const ways = atom.terms.length + atom.phrases.length + (atom.figures.length > 0 ? ANY_FIGURE_WAYS : 0);
    if (ways >= fewest) continue;
    fewest = ways;
    best = atom;
  }
  return best;
}

const ANY_FIGURE_WAYS = 100;

function firstTerms(atom: Atom): Set<number> {
  const terms = new Set(atom.terms);
  for (const phrase of atom.phrases) if (phrase[0] !== undefined) terms.add(phrase[0]);
  return terms;
}
