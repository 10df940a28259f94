import { cutContentWords, MIN_WORD, withoutDoubles } from './content-words.ts';
import { FOLDED, SKIP } from './fold-code.ts';
import type { Lines } from './lines.ts';
import type { Vocabulary } from './vocabulary.ts';
import { HASH_PRIME, HASH_START, slotOf } from './word-hash.ts';

const DIGIT_LAST = 57;
const UNKNOWN = -1;
const MOST_WORDS = 32_767;

/**
 * What the lines of a copy speak of. A line is measured when it is first asked for: a copy whose labels leave no
 * question open is hardly read at all.
 */
export class Content {
  readonly #text: string;
  readonly #lines: Lines;
  readonly #vocabulary: Vocabulary;
  readonly #weights: Float64Array;
  readonly #words: Int16Array;
  readonly #titled: Uint16Array;

  constructor(text: string, lines: Lines, vocabulary: Vocabulary) {
    this.#text = text;
    this.#lines = lines;
    this.#vocabulary = vocabulary;
    this.#weights = new Float64Array(lines.count * vocabulary.questions);
    this.#words = new Int16Array(lines.count).fill(UNKNOWN);
    this.#titled = new Uint16Array(lines.count);
  }

  /** Number of words of a line. */
  wordsOf(line: number): number {
    if (this.#words[line] === UNKNOWN) this.#measure(line);
    return this.#words[line] ?? 0;
  }

  /** Number of words of a line that titles of questions have. */
  titledOf(line: number): number {
    if (this.#words[line] === UNKNOWN) this.#measure(line);
    return this.#titled[line] ?? 0;
  }

  /** Adds the weights of a line, per question, to `sums`; returns its number of words. */
  addTo(sums: Float64Array, line: number): number {
    const words = this.wordsOf(line);
    if (words === 0) return 0;
    const row = line * sums.length;
    for (let question = 0; question < sums.length; question += 1) {
      sums[question] = (sums[question] ?? 0) + (this.#weights[row + question] ?? 0);
    }
    return words;
  }

  /** No word is cut out, and the loop is written for speed: it may run for every letter of every copy. */
  #measure(line: number): void {
    const text = this.#text;
    const vocabulary = this.#vocabulary;
    const { present, tails, mask } = vocabulary;
    const to = this.#lines.end[line] ?? 0;
    let words = 0;
    let hash = HASH_START;
    let length = 0;
    let previous = 0;
    let entry = -1;
    let entryLength = 0;
    for (let at = this.#lines.start[line] ?? 0; at <= to; at += 1) {
      const folded = at === to ? 0 : FOLDED[text.charCodeAt(at)];
      if (folded !== undefined && folded > SKIP) {
        if (folded === previous && folded > DIGIT_LAST) continue;
        hash = Math.imul(hash ^ folded, HASH_PRIME);
        length += 1;
        previous = folded;
        // Most beginnings of words are no stem: a byte per slot tells before the table is searched.
        if (length < MIN_WORD || present[slotOf(hash, mask)] !== 1) continue;
        const found = findEntry(vocabulary, hash);
        if (found < 0) continue;
        entry = found;
        entryLength = length;
      } else if (folded === 0 && length > 0) {
        words += 1;
        if (entry >= 0) {
          if (length - entryLength <= (tails[entry] ?? 0)) this.#add(line, entry);
          entry = -1;
        }
        hash = HASH_START;
        length = 0;
        previous = 0;
      }
    }
    this.#words[line] = Math.min(words, MOST_WORDS);
  }

  #add(line: number, entry: number): void {
    const { first, speaksFor, weights, titled, questions } = this.#vocabulary;
    const row = line * questions;
    const end = first[entry + 1] ?? 0;
    for (let at = first[entry] ?? 0; at < end; at += 1) {
      const place = row + (speaksFor[at] ?? 0);
      this.#weights[place] = (this.#weights[place] ?? 0) + (weights[at] ?? 0);
    }
    this.#titled[line] = (this.#titled[line] ?? 0) + (titled[entry] ?? 0);
  }
}

/** Content words of a short text, each with its entry (-1: no question uses it) and place. */
export function wordsOf(text: string, vocabulary: Vocabulary): { entry: number; start: number; end: number }[] {
  return cutContentWords(text).map(({ word, start, end }) => ({ entry: entryOf(vocabulary, word), start, end }));
}

function entryOf(vocabulary: Vocabulary, word: string): number {
  let hash = HASH_START;
  let entry = -1;
  let entryLength = 0;
  const letters = withoutDoubles(word);
  for (let at = 0; at < letters.length; at += 1) {
    hash = Math.imul(hash ^ letters.charCodeAt(at), HASH_PRIME);
    const found = at + 1 < MIN_WORD ? -1 : findEntry(vocabulary, hash);
    if (found < 0) continue;
    entry = found;
    entryLength = at + 1;
  }
  return entry >= 0 && letters.length - entryLength <= (vocabulary.tails[entry] ?? 0) ? entry : -1;
}

function findEntry({ slots, hashes, mask }: Vocabulary, hash: number): number {
  for (let slot = slotOf(hash, mask); ; slot = (slot + 1) & mask) {
    const entry = slots[slot] ?? 0;
    if (entry === 0) return -1;
    if (hashes[entry - 1] === hash) return entry - 1;
  }
}
