import { cutContentWords, MIN_WORD, withoutDoubles } from './content-words.ts';
import { FOLDED, SKIP } from './fold-code.ts';
import type { Lines } from './lines.ts';
import type { Vocabulary } from './vocabulary.ts';
import { HASH_PRIME, HASH_START, slotOf } from './word-hash.ts';

/** What the lines of a copy speak of. */
export interface Content {
  /** Line × question: summed weights of its words. */
  readonly weights: Float64Array;
  /** Number of words per line. */
  readonly words: Uint16Array;
  /** Number of words per line that titles of questions have. */
  readonly titled: Uint16Array;
}

const DIGIT_LAST = 57;
const NEWLINE = 10;

/**
 * Measures every line in one pass over the text. No word is cut out, and the loop is written for speed: it runs for
 * every letter of every copy.
 */
export function measureLines(text: string, lines: Lines, vocabulary: Vocabulary): Content {
  const { present, tails, mask } = vocabulary;
  const content: Content = {
    weights: new Float64Array(lines.count * vocabulary.questions),
    words: new Uint16Array(lines.count),
    titled: new Uint16Array(lines.count),
  };
  const closed = `${text}\n`;
  let line = 0;
  let words = 0;
  let hash = HASH_START;
  let length = 0;
  let previous = 0;
  let entry = -1;
  let entryLength = 0;
  for (let at = 0; at < closed.length; at += 1) {
    const code = closed.charCodeAt(at);
    const folded = FOLDED[code];
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
    } else if (folded === 0) {
      if (length > 0) {
        words += 1;
        if (entry >= 0) {
          if (length - entryLength <= (tails[entry] ?? 0)) addEntry(content, line, vocabulary, entry);
          entry = -1;
        }
        hash = HASH_START;
        length = 0;
        previous = 0;
      }
      if (code !== NEWLINE) continue;
      content.words[line] = words;
      words = 0;
      line += 1;
    }
  }
  return content;
}

function addEntry({ weights, titled }: Content, line: number, vocabulary: Vocabulary, entry: number): void {
  const { first, speaksFor } = vocabulary;
  const row = line * vocabulary.questions;
  const end = first[entry + 1] ?? 0;
  for (let at = first[entry] ?? 0; at < end; at += 1) {
    const place = row + (speaksFor[at] ?? 0);
    weights[place] = (weights[place] ?? 0) + (vocabulary.weights[at] ?? 0);
  }
  titled[line] = (titled[line] ?? 0) + (vocabulary.titled[entry] ?? 0);
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
