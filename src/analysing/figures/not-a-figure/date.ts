import { type Draft, draft } from '../grammar/draft.ts';
import { isHyphen } from '../grammar/numeral.ts';
import { Cue } from '../text/cue.ts';
import { DIGITS, type Tokens, WORD } from '../text/tokens.ts';
import type { Scan } from './scan.ts';
import { isYearNumber } from './year.ts';

const DOT = 0x2e;
const SLASH = 0x2f;

/** "12/03/2025", "2025-03-12", "06/2025", "12 mars", "1er janvier 2026", "March 12, 2025". */
export function readDate({ tokens }: Scan, index: number): Draft | null {
  if (tokens.kind(index) !== DIGITS) return null;
  const next = numericDate(tokens, index) || dayAndMonth(tokens, index);
  if (next > 0) return draft({ first: index, next, kind: 'date' });
  const end = monthAndDay(tokens, index);
  return end > 0 ? draft({ first: index - 1, next: end, kind: 'date' }) : null;
}

/** Token after the date written in digits, 0 when it is not one. */
function numericDate(tokens: Tokens, index: number): number {
  const sign = tokens.sign(index + 1);
  if ((sign !== SLASH && sign !== DOT && !isHyphen(sign)) || !pair(tokens, index)) return 0;
  const first = Number(tokens.written(index));
  const second = Number(tokens.written(index + 2));
  const third = tokens.sign(index + 3) === sign && pair(tokens, index + 2) ? index + 4 : 0;
  if (third === 0) return monthOfYear(tokens, index, sign, first);
  const last = tokens.length(third);
  if (tokens.length(index) === 4) return isYearNumber(first) && second <= 12 && last <= 2 ? third + 1 : 0;
  const dayAndYear = tokens.length(index) <= 2 && tokens.length(index + 2) <= 2 && (last === 2 || last === 4);
  const year = last === 2 || isYearNumber(Number(tokens.written(third)));
  return dayAndYear && year && first >= 1 && first <= 31 && second >= 1 && second <= 31 ? third + 1 : 0;
}

/** "06/2025", and "le 12/03" or "05/09" where an article or a leading zero tells it from a fraction. */
function monthOfYear(tokens: Tokens, index: number, sign: number, first: number): number {
  if (sign !== SLASH || tokens.length(index) > 2 || first === 0) return 0;
  const second = Number(tokens.written(index + 2));
  if (tokens.length(index + 2) === 4) return first <= 12 && isYearNumber(second) ? index + 3 : 0;
  if (tokens.length(index + 2) !== 2 || second > 12 || second === 0 || first > 31) return 0;
  const zero = tokens.written(index).startsWith('0') || tokens.written(index + 2).startsWith('0');
  const article = tokens.is(index - 1, 'le') || tokens.is(index - 1, 'du') || tokens.has(index - 1, Cue.day);
  return zero && (article || tokens.length(index) === 2) ? index + 3 : 0;
}

function pair(tokens: Tokens, index: number): boolean {
  return tokens.glued(index + 1) && tokens.kind(index + 2) === DIGITS && tokens.glued(index + 2);
}

/** "12 mars 2025", "1er janvier", "12-15 juin", "12th of March". */
function dayAndMonth(tokens: Tokens, index: number): number {
  if (tokens.length(index) > 2) return 0;
  let at = index + 1;
  const suffix = tokens.glued(at) && tokens.kind(at) === WORD && /^(er|st|nd|rd|th)$/i.test(tokens.written(at));
  if (suffix) at += 1;
  if (tokens.language === 'en' && tokens.is(at, 'of')) at += 1;
  if (isHyphen(tokens.sign(at)) || tokens.is(at, 'au') || tokens.is(at, 'et')) return dayToDay(tokens, at);
  return tokens.has(at, Cue.month) && tokens.gap(at) <= 1 && isDay(tokens, index) ? afterMonth(tokens, at) : 0;
}

function isDay(tokens: Tokens, index: number): boolean {
  const day = Number(tokens.written(index));
  return day >= 1 && day <= 31;
}

/** "du 12 au 15 mars": the first day has its month behind the second. */
function dayToDay(tokens: Tokens, at: number): number {
  const day = tokens.kind(at + 1) === DIGITS && tokens.length(at + 1) <= 2 && tokens.has(at + 2, Cue.month);
  return day ? afterMonth(tokens, at + 2) : 0;
}

function afterMonth(tokens: Tokens, at: number): number {
  const next = tokens.sign(at + 1) === DOT && tokens.kind(at + 2) === DIGITS && !tokens.glued(at + 2) ? at + 2 : at + 1;
  const year = tokens.kind(next) === DIGITS && tokens.length(next) === 4 && isYearNumber(Number(tokens.written(next)));
  return year ? next + 1 : at + 1;
}

/** "March 12, 2025": the month stands before the day. */
function monthAndDay(tokens: Tokens, index: number): number {
  if (tokens.language !== 'en' || !tokens.has(index - 1, Cue.month) || tokens.length(index) > 2) return 0;
  if (!/^\p{Lu}/u.test(tokens.written(index - 1))) return 0;
  const suffix = tokens.glued(index + 1) && /^(st|nd|rd|th)$/i.test(tokens.written(index + 1));
  const at = suffix ? index + 2 : index + 1;
  const comma = tokens.sign(at) === 0x2c ? at + 1 : at;
  const year =
    tokens.kind(comma) === DIGITS && tokens.length(comma) === 4 && isYearNumber(Number(tokens.written(comma)));
  return year ? comma + 1 : at;
}
