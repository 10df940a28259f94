import { Cue } from '../text/cue.ts';
import { DIGITS, type Tokens, WORD } from '../text/tokens.ts';
import type { DecimalStyle } from './decimal-style.ts';
import { readDigits } from './digits.ts';
import { type Draft, draft } from './draft.ts';
import { isBar } from './fraction.ts';
import { operatesAfter, operatesBefore } from './operators.ts';
import { readNumeral } from './quantity.ts';

/** Scales that a mark or an audit is given on. */
const SCORED = new Set([20, 40, 100]);
const MAYBE_SCORED = new Set([5, 9, 10, 12, 15, 20, 30, 40, 50, 60, 100]);
/** How far back a word such as "score" or "note" still speaks of the figure. */
const CUE_REACH = 8;
const PART_PRECISION = 2;
/** What can be counted out of a number: "3 clients sur 4", "3 jours sur 7", "3 fois sur 4". */
const COUNTED: ReadonlySet<Draft['kind']> = new Set(['quantity', 'duration', 'multiplier']);

/** "55/100", "4,5/5", "12 / 20" near "note": a score, valued by its numerator. */
export function readScore(tokens: Tokens, index: number, style: DecimalStyle): Draft | null {
  if (tokens.kind(index) !== DIGITS || !isSlashNear(tokens, index + 1)) return null;
  const over = readDigits(tokens, index, style);
  if (over === null || tokens.sign(over.next) !== 0x2f || tokens.kind(over.next + 1) !== DIGITS) return null;
  const under = readDigits(tokens, over.next + 1, style);
  if (under === null || under.precision !== 0 || over.value > under.value) return null;
  if (operatesBefore(tokens, index) || operatesAfter(tokens, under.next) || tokens.sign(under.next) === 0x2f)
    return null;
  if (!isScore(tokens, index, over.value, under.value, over.precision)) return null;
  return draft({
    first: index,
    next: under.next,
    kind: 'score',
    value: over.value,
    unit: `/${under.value}`,
    precision: over.precision,
  });
}

/** "55/100", "4,5/5": the bar stands behind one or two runs of digits; most numbers have none. */
function isSlashNear(tokens: Tokens, at: number): boolean {
  return tokens.sign(at) === 0x2f || (tokens.glued(at) && tokens.sign(at + 2) === 0x2f);
}

function isScore(tokens: Tokens, index: number, over: number, under: number, precision: number): boolean {
  if (!MAYBE_SCORED.has(under)) return false;
  if (isCued(tokens, index)) return true;
  if (precision > 0) return true;
  return SCORED.has(under) && over > 1 && isBar(tokens, index);
}

function isCued(tokens: Tokens, index: number): boolean {
  if (tokens.sign(index - 1) === 0x3e && tokens.sign(index - 2) > 0) return true;
  for (let at = index - 1; at >= index - CUE_REACH && !tokens.edge(at); at -= 1) {
    if (tokens.has(at, Cue.score)) return true;
  }
  return false;
}

/**
 * "1 sur 4", "une personne sur quatre", "3 clients sur 4", "one in four": a part. Large numbers are two data put side
 * by side ("120 clients sur 8 750"), left apart.
 */
export function readOutOf(tokens: Tokens, over: Draft, style: DecimalStyle): Draft | null {
  if (over.value === null || over.value > 99 || (over.unit !== null && !COUNTED.has(over.kind))) return null;
  const link = linkAfter(tokens, over.next, over.unit !== null);
  if (link < 0) return null;
  if (tokens.is(link + 1, 'un') || tokens.is(link + 1, 'une')) return null;
  const under = readNumeral(tokens, link + 1, style, false);
  if (under === null || under.precision !== 0 || under.value < over.value || under.value > 100) return null;
  if (under.value > 20 && under.value !== 100) return null;
  if (operatesAfter(tokens, under.next)) return null;
  if (isCued(tokens, over.first) && MAYBE_SCORED.has(under.value) && over.unit === null) {
    return draft({ ...over, next: under.next, kind: 'score', unit: `/${under.value}` });
  }
  if (over.value === under.value && over.kind === 'duration') return null;
  const value = over.value / under.value;
  return draft({ first: over.first, next: under.next, kind: 'fraction', value, precision: PART_PRECISION });
}

/** Index of "sur" (or "in", "out of"), straight after the number or after the noun it counts; -1 when there is none. */
function linkAfter(tokens: Tokens, next: number, counted: boolean): number {
  for (let at = next; at <= next + (counted ? 1 : 2); at += 1) {
    if (tokens.is(at, 'sur')) return at;
    if (tokens.language === 'en' && tokens.is(at, 'out') && tokens.is(at + 1, 'of')) return at + 1;
    if (tokens.language === 'en' && at === next && !counted && tokens.is(at, 'in')) return at;
    if (tokens.kind(at) !== WORD || tokens.word(at)?.numeral) return -1;
  }
  return -1;
}
