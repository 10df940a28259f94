import { type Draft, draft } from '../grammar/draft.ts';
import { Cue } from '../text/cue.ts';
import { DIGITS, type Tokens } from '../text/tokens.ts';
import type { Scan } from './scan.ts';

const DOT = 0x2e;
const DEGREE = 0xb0;
const MASCULINE = 0xba;
const SECTION = 0xa7;
const HASH = 0x23;
/** Pages and articles have few digits; "document 45 000" is a quantity put after a word. */
const LONGEST = 4;
/** Tokens of the deepest outline number ("1.2.3.4"): a bound, so that a line of hyphens is read once. */
const LONGEST_OUTLINE = 7;

const LINKS: ReadonlySet<string> = new Set(['et', 'ou', 'a', 'and', 'or', 'to']);
const ABBREVIATIONS: ReadonlySet<string> = new Set(['p', 'pp', 'art', 'fig', 'doc', 'no', 'chap', 'ann']);

/** "annexe 3", "p. 12", "n°1", "§ 4", "annexes 3, 4 et 6": the place of something in a document. */
export function readReference(scan: Scan, index: number): Draft | null {
  const { tokens, previous } = scan;
  if (tokens.kind(index) !== DIGITS || tokens.length(index) > LONGEST) return null;
  const listed = previous?.kind === 'reference' && isListLink(tokens, previous.next, index);
  if (!listed && !isCued(tokens, index)) return null;
  if (isMeasured(tokens, index + 1)) return null;
  return draft({
    first: index,
    next: afterOutline(tokens, index),
    kind: 'reference',
    value: Number(tokens.written(index)),
  });
}

/** Only commas, "et", "à" and dashes between the last number and this one. */
export function isListLink(tokens: Tokens, from: number, to: number): boolean {
  if (to <= from || to - from > 2) return false;
  for (let at = from; at < to; at += 1) {
    const sign = tokens.sign(at);
    const link = sign === 0x2c || sign === 0x2d || sign === 0x26 || sign === 0x2f || sign === 0x2013;
    if (!link && !tokens.isOneOf(at, LINKS)) return false;
  }
  return true;
}

/** Token after "2.1", "2.1.3", "L221-18": the number with what is glued to it. */
export function afterOutline(tokens: Tokens, index: number): number {
  let next = index + 1;
  while (goesOn(tokens, next) && next < index + LONGEST_OUTLINE) next += 2;
  return next;
}

function goesOn(tokens: Tokens, at: number): boolean {
  const sign = tokens.sign(at);
  if ((sign !== DOT && sign !== 0x2d) || !tokens.glued(at)) return false;
  return tokens.kind(at + 1) === DIGITS && tokens.glued(at + 1);
}

function isCued(tokens: Tokens, index: number): boolean {
  const sign = tokens.sign(index - 1);
  if (sign === SECTION || (sign === HASH && tokens.glued(index))) return true;
  if (sign === DEGREE || sign === MASCULINE) return tokens.is(index - 2, 'n') || tokens.has(index - 2, Cue.reference);
  if (sign === DOT) {
    const abbreviation = ABBREVIATIONS.has(tokens.written(index - 2).toLowerCase());
    return abbreviation && tokens.kind(index - 3) !== DIGITS;
  }
  if (tokens.is(index - 1, 'n') || tokens.is(index - 1, 'no'))
    return tokens.language === 'fr' && tokens.gap(index) <= 1;
  return tokens.has(index - 1, Cue.reference) && tokens.gap(index) === 1;
}

function isMeasured(tokens: Tokens, next: number): boolean {
  const sign = tokens.sign(next);
  return (
    sign === 0x25 ||
    sign === 0x20ac ||
    (sign === 0x2c && tokens.glued(next) && tokens.kind(next + 1) === DIGITS && tokens.glued(next + 1))
  );
}
