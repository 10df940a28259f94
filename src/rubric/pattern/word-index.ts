import type { Figure, Token } from '../../types/index.ts';
import type { Lexicon } from './lexicon.ts';
import { SMALL_WORDS } from './stop-words.ts';
import type { Atom, WantedFigure } from './types.ts';
import { cutWords } from './words.ts';

const NOWHERE: readonly number[] = [];

const indexes = new WeakMap<readonly Token[], WordIndex>();

/** The index of these tokens, made once: analysing and marking ask for the same one. */
export function wordIndexOf(tokens: readonly Token[], lexicon: Lexicon): WordIndex {
  const known = indexes.get(tokens);
  if (known !== undefined && known.lexicon === lexicon) return known;
  const index = new WordIndex(tokens, lexicon);
  indexes.set(tokens, index);
  return index;
}

/** Where the words of a text stand, by lexicon term: built once per answer, shared by all its patterns. */
export class WordIndex {
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly #positions = new Map<number, number[]>();
  /** 1 for the terms that stand somewhere: most atoms have none, and are settled without a look-up. */
  readonly #present: Uint8Array;
  readonly #guessed = new Set<number>();
  readonly #manifold = new Set<number>();
  readonly #figures: number[] = [];
  readonly #atoms = new Map<Atom, readonly number[]>();
  /** Work space of `#union`, all 0 between calls. */
  readonly #marked: Uint8Array;

  constructor(tokens: readonly Token[], lexicon: Lexicon) {
    this.tokens = tokens;
    this.lexicon = lexicon;
    this.#present = new Uint8Array(lexicon.size);
    this.#marked = new Uint8Array(tokens.length);
    tokens.forEach((token, at) => {
      if (token.figure !== null) this.#figures.push(at);
      if (token.figure === null) {
        if (amountsTo(tokens, at)) return;
        this.#place(token.folded, at, lexicon);
        this.#placeAliases(token.folded, at);
        const next = lexicon.opensAlias(token.folded) ? tokens[at + 1] : undefined;
        if (next !== undefined && next.unit === token.unit) this.#placeAliases(`${token.folded} ${next.folded}`, at);
      } else for (const word of cutWords(token.figure.text)) this.#place(word.folded, at, lexicon);
    });
  }

  /** "shipping fees": "frais", "de" and "port" all stand where the first of the two words stands. */
  #placeAliases(written: string, at: number): void {
    for (const word of this.lexicon.aliasesOf(written)) {
      this.#place(word, at, this.lexicon);
      this.#manifold.add(at);
    }
  }

  /** One token may satisfy several words of a pattern: a figure with its unit, an abbreviation for two words. */
  isManifold(at: number): boolean {
    return this.tokens[at]?.figure != null || this.#manifold.has(at);
  }

  #place(word: string, at: number, lexicon: Lexicon): void {
    for (const hit of lexicon.resolve(word)) {
      const list = this.#positions.get(hit.term);
      if (list === undefined) {
        this.#positions.set(hit.term, [at]);
        this.#present[hit.term] = 1;
      } else if (list.at(-1) !== at) list.push(at);
      if (!hit.exact) this.#guessed.add(at);
    }
  }

  /** Terms of the lexicon that some word satisfies. */
  terms(): Iterable<number> {
    return this.#positions.keys();
  }

  get hasFigures(): boolean {
    return this.#figures.length > 0;
  }

  /** Token indices, increasing, at which an atom is satisfied (for a phrase, its first word). */
  positions(atom: Atom): readonly number[] {
    const known = this.#atoms.get(atom);
    if (known !== undefined) return known;
    const positions = this.#locate(atom);
    this.#atoms.set(atom, positions);
    return positions;
  }

  #locate(atom: Atom): readonly number[] {
    const lists: (readonly number[])[] = [];
    for (const term of atom.terms) {
      if (this.#present[term] === 1) lists.push(this.#positions.get(term) ?? NOWHERE);
    }
    for (const phrase of atom.phrases) {
      if (this.#present[phrase[0] ?? -1] === 1 && phrase.every((term) => this.#present[term] === 1))
        lists.push(this.#phrase(phrase));
    }
    if (atom.figures.length > 0 && this.#figures.length > 0)
      lists.push(this.#figures.filter((at) => this.#isFigure(atom, at)));
    if (lists.length === 0) return NOWHERE;
    if (lists.length === 1) return lists[0] ?? NOWHERE;
    return this.#union(lists);
  }

  /** Increasing lists as one, without repeats. */
  #union(lists: readonly (readonly number[])[]): number[] {
    let first = this.tokens.length;
    let last = -1;
    for (const list of lists) {
      for (const at of list) {
        this.#marked[at] = 1;
        if (at < first) first = at;
        if (at > last) last = at;
      }
    }
    const all: number[] = [];
    for (let at = first; at <= last; at += 1) {
      if (this.#marked[at] === 0) continue;
      all.push(at);
      this.#marked[at] = 0;
    }
    return all;
  }

  /** False when the spelling of the word had to be guessed. */
  isExact(at: number): boolean {
    return !this.#guessed.has(at);
  }

  /** Last token of the atom's occurrence at `at`: a phrase covers several tokens. */
  endOf(atom: Atom, at: number): number {
    for (const phrase of atom.phrases) {
      const end = this.#phraseEnd(phrase, at);
      if (end !== null) return end;
    }
    return at;
  }

  #isFigure(atom: Atom, at: number): boolean {
    const figure = this.tokens[at]?.figure;
    return figure !== null && figure !== undefined && atom.figures.some((wanted) => isWanted(wanted, figure));
  }

  #phrase(phrase: readonly number[]): number[] {
    const first = phrase[0];
    const starts = first === undefined ? [] : (this.#positions.get(first) ?? []);
    return starts.filter((at) => this.#phraseEnd(phrase, at) !== null);
  }

  #phraseEnd(phrase: readonly number[], at: number): number | null {
    let cursor = at;
    const unit = this.tokens[at]?.unit;
    for (let order = 0; order < phrase.length; order += 1) {
      const term = phrase[order] ?? -1;
      if (order === 0) {
        if (!this.#holds(term, at)) return null;
        continue;
      }
      if (this.isManifold(cursor) && this.#holds(term, cursor)) continue;
      cursor += 1;
      for (let skipped = 0; skipped < 3 && !this.#holds(term, cursor) && this.#isSmall(cursor); skipped += 1)
        cursor += 1;
      if (!this.#holds(term, cursor) || this.tokens[cursor]?.unit !== unit) return null;
    }
    return cursor;
  }

  #isSmall(at: number): boolean {
    const word = this.tokens[at]?.folded;
    return word !== undefined && SMALL_WORDS.has(word);
  }

  #holds(term: number, at: number): boolean {
    const list = this.#positions.get(term);
    return list?.includes(at) ?? false;
  }
}

/** "Le taux s'élève à 75 %" does not say that it is high ("élevé"). */
function amountsTo(tokens: readonly Token[], at: number): boolean {
  const folded = tokens[at]?.folded ?? '';
  if (!folded.startsWith('eleve') && folded !== 'elevent') return false;
  const before = tokens[at - 1]?.folded;
  return before === "s'" || before === 's' || (before === 'se' && tokens[at + 1]?.folded === 'a');
}

function isWanted(wanted: WantedFigure, figure: Figure): boolean {
  if (wanted.bounds !== null) {
    const numbers = figure.text.match(/\d+/g) ?? [];
    return numbers.length === 2 && Number(numbers[0]) === wanted.bounds[0] && Number(numbers[1]) === wanted.bounds[1];
  }
  if (wanted.value === null) return wanted.unit === null || (figure.unit ?? '').startsWith(wanted.unit);
  if (figure.value === null) return false;
  if (wanted.unit === '%' && figure.kind === 'fraction') return Math.abs(figure.value * 100 - wanted.value) < 0.5;
  if (wanted.unit?.startsWith('/')) {
    return figure.value === wanted.value || Math.abs(figure.value * Number(wanted.unit.slice(1)) - wanted.value) < 1e-9;
  }
  // "-10 %" is a discount of 10 %: a phrase names the amount, its words give the direction.
  if (Math.abs(Math.abs(figure.value) - Math.abs(wanted.value)) > 1e-9 * Math.max(1, Math.abs(wanted.value)))
    return false;
  if (wanted.unit === null) return true;
  if (figure.unit === null) return wanted.unit !== '%' && wanted.unit !== 'ans';
  return figure.unit.startsWith(wanted.unit);
}
