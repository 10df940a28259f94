import { type Draft, draft } from '../grammar/draft.ts';
import { isHyphen } from '../grammar/numeral.ts';
import { operatesAfter, operatesBefore } from '../grammar/operators.ts';
import { Cue } from '../text/cue.ts';
import { DIGITS, type Tokens, WORD } from '../text/tokens.ts';
import type { Scan } from './scan.ts';

/** Words between a cue and its year: "loi de 2004", "par rapport à 2024". */
const LINKS: ReadonlySet<string> = new Set(['de', 'd', 'a', 'et', 'ou', 'que', 'to', 'of', 'and', 'n']);

export function isYearNumber(value: number): boolean {
  return value >= 1800 && value <= 2099;
}

/**
 * "en 2025", "depuis 1988", "(2025)", "2024-2025", "loi de 2004": four digits without a separator are a year when
 * something says so. Without any sign of it ("2000 personnes", "2012" alone) they are a number.
 */
export function readYear({ tokens, previous }: Scan, index: number): Draft | null {
  if (!isYearToken(tokens, index) || isMeasured(tokens, index)) return null;
  const spanned = isSchoolYear(tokens, index) || opensSpan(tokens, index);
  if (!spanned && (operatesBefore(tokens, index) || operatesAfter(tokens, index + 1))) return null;
  const listed = previous?.kind === 'year' && previous.next === index - 1;
  const said = listed || spanned || isCued(tokens, index) || isLoneInParentheses(tokens, index);
  return said ? draft({ first: index, next: index + 1, kind: 'year', value: Number(tokens.written(index)) }) : null;
}

function isYearToken(tokens: Tokens, index: number): boolean {
  if (tokens.kind(index) !== DIGITS || tokens.length(index) !== 4) return false;
  if (tokens.kind(index - 1) === WORD && tokens.glued(index)) return false;
  const decimals = (tokens.sign(index + 1) === 0x2c || tokens.sign(index + 1) === 0x2e) && tokens.glued(index + 1);
  if (decimals && tokens.kind(index + 2) === DIGITS && tokens.glued(index + 2)) return false;
  return isYearNumber(Number(tokens.written(index)));
}

function isMeasured(tokens: Tokens, index: number): boolean {
  const next = tokens.sign(index + 1);
  if (next === 0x25 || next === 0x20ac || next === 0x24 || next === 0xa3) return true;
  const unit = tokens.word(index + 1)?.unit;
  return unit !== null && unit !== undefined && !tokens.has(index + 1, Cue.reference);
}

function isCued(tokens: Tokens, index: number): boolean {
  const before = index - 1;
  if (tokens.has(before, Cue.month)) return true;
  if (tokens.has(before, Cue.year)) return !tokens.is(before, 'vers') || tokens.word(index + 1) === null;
  if (tokens.sign(before) === 0x27 || tokens.sign(before) === 0x2019) return false;
  if (tokens.sign(before) === 0xa9) return true;
  const linked = tokens.isOneOf(before, LINKS);
  const compared = /^(avec|contre|pour|with|against)$/i.test(tokens.written(before));
  if (compared) return isRecent(Number(tokens.written(index))) && tokens.word(index + 1) === null;
  return linked && isCuedThrough(tokens, before - 1);
}

/** "loi de 2004", "rentrée de 2025", "par rapport à 2024": the cue stands one word further. */
function isCuedThrough(tokens: Tokens, at: number): boolean {
  if (tokens.has(at, Cue.month) || (tokens.has(at, Cue.year) && !tokens.is(at, 'en'))) return true;
  if (/^(rapport|comparé|compare|partir|chiffres|résultats|données|fin|début)$/i.test(tokens.written(at))) return true;
  return /^\p{Lu}{3,}$/u.test(tokens.written(at));
}

/** "entre 2023 et 2025", "between 2023 and 2025". */
function opensSpan(tokens: Tokens, index: number): boolean {
  const opens = tokens.is(index - 1, 'entre') || tokens.is(index - 1, 'between');
  return opens && (tokens.is(index + 1, 'et') || tokens.is(index + 1, 'and')) && isYearToken(tokens, index + 2);
}

/** "2024-2025", "2024/2025": this year is one of the two. */
function isSchoolYear(tokens: Tokens, index: number): boolean {
  return isPairOfYears(tokens, index) || isPairOfYears(tokens, index - 2);
}

function isPairOfYears(tokens: Tokens, first: number): boolean {
  const sign = tokens.sign(first + 1);
  if ((!isHyphen(sign) && sign !== 0x2f) || !tokens.glued(first + 1) || !tokens.glued(first + 2)) return false;
  if (!isYearToken(tokens, first) || !isYearToken(tokens, first + 2)) return false;
  return Number(tokens.written(first + 2)) - Number(tokens.written(first)) === 1;
}

function isLoneInParentheses(tokens: Tokens, index: number): boolean {
  const bracketed = tokens.sign(index - 1) === 0x28 && tokens.sign(index + 1) === 0x29;
  return bracketed && tokens.kind(index - 2) === WORD && isRecent(Number(tokens.written(index)));
}

/** Years that a copy compares; an older number alone is as often an amount. */
function isRecent(year: number): boolean {
  return year >= 1980 && year <= 2040;
}
