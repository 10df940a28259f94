import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_fr.js';
import { soundOf } from './phonetic.ts';
import { STOP_WORDS } from './stop-words.ts';
import type { Atom } from './types.ts';

/** A lexicon entry satisfied by a word of the copy; `exact` is false when spelling had to be guessed. */
export interface Hit {
  readonly term: number;
  readonly exact: boolean;
}

/** Words that students write for others, in any subject: "bcp", "shipping fees"; folded. */
export type Aliases = ReadonlyMap<string, readonly string[]>;

const NONE: readonly Hit[] = [];
const NO_ALIAS: readonly string[] = [];
const MIN_GUESS = 5;
const MIN_TWO_SLIPS = 9;
const MIN_PREFIX = 3;
/** Shorter keys collide: "côté" and "code" sound alike to the rules. */
const MIN_SOUND = 4;

const stemOf = (folded: string): string => (folded.length < 4 ? folded : stemmer.stem(folded));

/**
 * The words that the patterns of one subject use. Terms are added while patterns are compiled; then `resolve` says
 * which terms a word of a copy satisfies: the same word, an inflected form, a listed prefix, or a likely misspelling.
 *
 * Misspellings are guessed only for words of five letters and more that no term spells exactly, keep their first
 * letter, and either sound the same or differ by one edit (two from nine letters): the guards of Moodle's Pattern
 * Match. Answers are cached: a copy of 1,500 words costs some 500 look-ups.
 */
export class Lexicon {
  readonly #ids = new Map<string, number>();
  readonly #byStem = new Map<string, number[]>();
  readonly #exactOnly = new Map<string, number>();
  readonly #byPrefix = new Map<string, number>();
  readonly #bySound = new Map<string, number[]>();
  /** Terms long enough to be misspelled, by first letter: a guess keeps it. */
  readonly #byInitial = new Map<string, Spelling[]>();
  readonly #longPrefixes: { readonly start: string; readonly sound: string; readonly id: number }[] = [];
  readonly #words: string[] = [];
  /** Compiled atoms by what was written: patterns that share a word share its places. */
  readonly atoms = new Map<string, Atom>();
  readonly #cache = new Map<string, readonly Hit[]>();
  readonly #aliases: Aliases;

  /** First words of the aliases of two words. */
  readonly #openings: ReadonlySet<string>;

  constructor(aliases: Aliases = new Map()) {
    this.#aliases = aliases;
    this.#openings = new Set(
      [...aliases.keys()].flatMap((written) => (written.includes(' ') ? written.slice(0, written.indexOf(' ')) : [])),
    );
  }

  /** The word may begin an alias of two words ("shipping fees"). */
  opensAlias(folded: string): boolean {
    return this.#openings.has(folded);
  }

  /** The French words that an abbreviation or an English word (or two) stands for; none for most words. */
  aliasesOf(folded: string): readonly string[] {
    return this.#aliases.get(folded) ?? NO_ALIAS;
  }

  /** Adds a folded word, written as in a pattern: "lent", "rapid*" (prefix), "=pub" (that very form). */
  add(source: string): number {
    const known = this.#ids.get(source);
    if (known !== undefined) return known;
    const id = this.#words.length;
    this.#ids.set(source, id);
    this.#cache.clear();
    if (source.endsWith('*')) {
      this.#words.push(source);
      const start = source.slice(0, -1);
      this.#byPrefix.set(start, id);
      this.#longPrefixes.push({ start, sound: soundOf(`${start}a`).slice(0, -1), id });
    } else if (source.startsWith('=')) {
      this.#words.push(source.slice(1));
      this.#exactOnly.set(source.slice(1), id);
    } else {
      this.#words.push(source);
      push(this.#byStem, stemOf(source), id);
      if (source.length >= MIN_GUESS) {
        push(this.#bySound, soundOf(source), id);
        push(this.#byInitial, source.charAt(0), { id, word: source, letters: lettersOf(source) });
      }
    }
    return id;
  }

  get size(): number {
    return this.#words.length;
  }

  /** Terms that a folded word satisfies; empty for words that the rubric does not use. */
  resolve(folded: string): readonly Hit[] {
    const known = this.#cache.get(folded);
    if (known !== undefined) return known;
    const hits = this.#find(folded);
    if (this.#cache.size > 200_000) this.#cache.clear();
    this.#cache.set(folded, hits);
    return hits;
  }

  #find(folded: string): readonly Hit[] {
    const hits: Hit[] = [];
    const exact = this.#exactOnly.get(folded);
    if (exact !== undefined) hits.push({ term: exact, exact: true });
    if (STOP_WORDS.has(folded)) {
      // "comme" is no form of "commission": a small word satisfies only a term spelled like it.
      const same = this.#ids.get(folded);
      return same === undefined ? hits : [...hits, { term: same, exact: true }];
    }
    for (const term of this.#byStem.get(stemOf(folded)) ?? []) hits.push({ term, exact: true });
    for (let length = MIN_PREFIX - 1; length <= folded.length; length += 1) {
      const term = this.#byPrefix.get(folded.slice(0, length));
      if (term !== undefined) hits.push({ term, exact: true });
    }
    if (hits.length > 0 || folded.length < MIN_GUESS - 1) return hits.length > 0 ? hits : NONE;
    return this.#guess(folded);
  }

  #guess(folded: string): readonly Hit[] {
    const found = new Set<number>();
    const sound = soundOf(folded);
    if (sound.length >= MIN_SOUND)
      for (const term of this.#bySound.get(sound) ?? []) if (this.#sameStart(term, folded)) found.add(term);
    if (folded.length >= MIN_GUESS) this.#guessSlips(folded, found);
    this.#guessPrefixes(folded, found);
    return found.size === 0 ? NONE : [...found].map((term) => ({ term, exact: false }));
  }

  /** A slip changes one letter for another at most: words whose letters differ by more are not compared further. */
  #guessSlips(folded: string, found: Set<number>): void {
    const letters = lettersOf(folded);
    for (const { id, word, letters: others } of this.#byInitial.get(folded.charAt(0)) ?? []) {
      const allowed = Math.min(word.length, folded.length) >= MIN_TWO_SLIPS ? 2 : 1;
      if (Math.abs(word.length - folded.length) > allowed || bitsIn(letters ^ others) > 2 * allowed) continue;
      if (edits(word, folded, allowed) <= allowed) found.add(id);
    }
  }

  /** "pertinant" for `pertinent*`, "exelent" for `excellen*`: the beginning sounds the same, or has one slip. */
  #guessPrefixes(folded: string, found: Set<number>): void {
    const sound = soundOf(folded);
    for (const { start, sound: wanted, id } of this.#longPrefixes) {
      if (start.length < MIN_GUESS || start[0] !== folded[0]) continue;
      if (wanted.length >= MIN_GUESS - 1 && sound.startsWith(wanted)) found.add(id);
      else if (
        start.length > MIN_GUESS &&
        folded.length >= start.length - 1 &&
        [-1, 0, 1].some((extra) => edits(start, folded.slice(0, start.length + extra), 1) <= 1)
      )
        found.add(id);
    }
  }

  #sameStart(term: number, folded: string): boolean {
    return this.#words[term]?.[0] === folded[0];
  }
}

/** A term as it is compared with a likely misspelling. */
interface Spelling {
  readonly id: number;
  readonly word: string;
  /** One bit per letter that it has. */
  readonly letters: number;
}

function push<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** Damerau-Levenshtein distance (adjacent letters swapped count once), cut off above `limit`. */
function edits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? limit + 1;
}
