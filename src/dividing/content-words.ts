import { STOP_WORDS } from '../rubric/pattern/index.ts';
import { foldCode, foldInPlace, SKIP } from './fold-code.ts';

/** A folded word with its place in the text it was cut from. */
export interface ContentWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const MARKS = /[\u0300-\u036f]/g;
export const MIN_WORD = 3;

/** Words that tell something: no function words, and no small numbers ("3", "25"), which stand everywhere. */
export function cutContentWords(text: string): ContentWord[] {
  const words: ContentWord[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at += 1) {
    const folded = at < text.length ? foldCode(text.charCodeAt(at)) : 0;
    if (folded > SKIP) {
      if (start < 0) start = at;
    } else if (folded === 0 && start >= 0) {
      const word = at - start < MIN_WORD ? '' : foldInPlace(text.slice(start, at)).replace(MARKS, '');
      if (word.length >= MIN_WORD && !STOP_WORDS.has(word)) words.push({ word, start, end: at });
      start = -1;
    }
  }
  return words;
}

/** "commission" and "comision" alike. Digits keep their doubles. */
export function withoutDoubles(word: string): string {
  return word.replace(/([a-z])\1+/g, '$1');
}
