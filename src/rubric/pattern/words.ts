import type { Span } from '../../types/index.ts';
import { fold } from './fold.ts';

/** A word with its place in the text it was cut from. */
export interface Word extends Span {
  readonly folded: string;
}

const WORD = /[\p{L}\p{M}\p{N}œŒæÆ]+(?:['’](?=[\p{L}\p{N}]))?|->|=>|→|⇒|➜|»>/gu;
/** "e-mail", "e-commerce", "e-réputation": one word for a reader, whatever the hyphen. */
const E_WORD = /^[eEmM]$/;

/**
 * Cuts a range of a text into words; an elided article is a word of its own ("l'" "application"), arrows are words
 * too since students write them for "donc". Offsets are those of `text`.
 */
export function cutWords(text: string, start = 0, end = text.length): Word[] {
  const words: Word[] = [];
  WORD.lastIndex = start;
  for (let found = WORD.exec(text); found !== null && found.index < end; found = WORD.exec(text)) {
    const from = found.index;
    let to = Math.min(from + found[0].length, end);
    if (to === from + 1 && E_WORD.test(found[0]) && (text[to] === '-' || text[to] === '‑')) {
      WORD.lastIndex = to + 1;
      const next = WORD.exec(text);
      if (next !== null && next.index === to + 1 && next.index < end && /^\p{L}/u.test(next[0])) {
        to = next.index + next[0].length;
        words.push({ start: from, end: to, folded: fold(found[0] + next[0]) });
        continue;
      }
      WORD.lastIndex = to;
    }
    const written = found[0].length === to - from ? found[0] : text.slice(from, to);
    words.push({ start: from, end: to, folded: isArrow(found[0]) ? '->' : fold(written) });
  }
  return words;
}

const ARROWS = new Set(['->', '=>', '→', '⇒', '➜', '»>']);
const isArrow = (word: string): boolean => word.length <= 2 && ARROWS.has(word);
