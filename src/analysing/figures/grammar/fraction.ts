import { DIGITS, type Tokens, WORD } from '../text/tokens.ts';
import { joined, numeralAt } from './french-words.ts';
import { NO_SCALE, type Numeral } from './numeral.ts';
import { operatesAfter, operatesBefore } from './operators.ts';

const VULGAR = new Map(
  Object.entries({
    '½': 1 / 2,
    '⅓': 1 / 3,
    '⅔': 2 / 3,
    '¼': 1 / 4,
    '¾': 3 / 4,
    '⅕': 1 / 5,
    '⅖': 2 / 5,
    '⅗': 3 / 5,
    '⅘': 4 / 5,
    '⅙': 1 / 6,
    '⅚': 5 / 6,
    '⅐': 1 / 7,
    '⅛': 1 / 8,
    '⅜': 3 / 8,
    '⅝': 5 / 8,
    '⅞': 7 / 8,
    '⅑': 1 / 9,
    '⅒': 1 / 10,
  }).map(([sign, value]) => [sign.charCodeAt(0), value] as const),
);
const SLASHES = new Set([0x2f, 0x2044, 0x2215]);
/** Denominators that prose writes with a bar; larger ones are divisions of two data. */
const DENOMINATORS = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20, 25, 32, 50, 64, 100, 1000]);
/** A part is worth comparing to the hundredth: "trois quarts" answers 75 %. */
const PART_PRECISION = 2;
const OF: ReadonlySet<string> = new Set(['de', 'des', 'du', 'd', 'of']);

/** "½", "⅙". */
export function readVulgar(tokens: Tokens, index: number): Numeral | null {
  const value = VULGAR.get(tokens.sign(index));
  return value === undefined ? null : part(index, index + 1, value);
}

/** "2½", "2 1/2", "2/3": a fraction in digits after, or starting with, the whole number `numeral`. */
export function readSlash(tokens: Tokens, numeral: Numeral): Numeral | null {
  const at = numeral.next;
  if (numeral.form !== 'digits' || numeral.precision !== 0) return null;
  const vulgar = VULGAR.get(tokens.sign(at));
  if (vulgar !== undefined && tokens.gap(at) <= 1) return part(numeral.first, at + 1, numeral.value + vulgar);
  if (numeral.next !== numeral.first + 1) return null;
  const mixed = tokens.gap(at) === 1 ? quotient(tokens, at) : 0;
  if (mixed > 0 && mixed < 1) return part(numeral.first, at + 3, numeral.value + mixed);
  const value = quotient(tokens, numeral.first);
  return value > 0 ? part(numeral.first, numeral.first + 3, value) : null;
}

/** Value of "2/3" written at `index`, 0 when it is not a fraction of prose (a division, a date, a score). */
function quotient(tokens: Tokens, index: number): number {
  if (!isBar(tokens, index) || operatesBefore(tokens, index) || operatesAfter(tokens, index + 3)) return 0;
  if (SLASHES.has(tokens.sign(index + 3)) && tokens.glued(index + 3)) return 0;
  const over = Number(tokens.written(index));
  const under = Number(tokens.written(index + 2));
  return DENOMINATORS.has(under) && over < 100 ? over / under : 0;
}

/** Three glued tokens: short digits, a slash, short digits. */
export function isBar(tokens: Tokens, index: number): boolean {
  return (
    tokens.kind(index) === DIGITS &&
    SLASHES.has(tokens.sign(index + 1)) &&
    tokens.kind(index + 2) === DIGITS &&
    tokens.glued(index + 1) &&
    tokens.glued(index + 2) &&
    tokens.length(index) <= 4 &&
    tokens.length(index + 2) <= 4
  );
}

/** "deux tiers", "3 quarts", "un cinquième des", "two thirds", after the number of parts. */
export function readParts(tokens: Tokens, numeral: Numeral): Numeral | null {
  if (numeral.precision !== 0 || numeral.value < 1 || numeral.value > 99) return null;
  const at = joined(tokens, numeral.next);
  const word = tokens.word(at);
  if (word === null) return null;
  if (word.part > 0) return isPartNoun(tokens, at) ? part(numeral.first, at + 1, numeral.value * word.part) : null;
  if (word.ordinal < 3 || word.numeral !== null) return null;
  const plural = tokens.text.charCodeAt(tokens.end(at) - 1) === 0x73;
  const single = numeral.value === 1 && !plural && (isOf(tokens, at + 1) || (tokens.edge(at + 1) && word.ordinal > 3));
  return plural || single ? part(numeral.first, at + 1, numeral.value / word.ordinal) : null;
}

function isPartNoun(tokens: Tokens, at: number): boolean {
  return !(tokens.is(at, 'tier') && tokens.language === 'en');
}

function isOf(tokens: Tokens, at: number): boolean {
  return tokens.isOneOf(at, OF);
}

/** "la moitié", "le tiers", "le quart des", "half": a part named without its number. */
export function readLonePart(tokens: Tokens, index: number): Numeral | null {
  const word = tokens.word(index);
  if (word === null || word.part === 0) return null;
  if (tokens.language === 'en') return readEnglishLonePart(tokens, index, word.part, word.text);
  if (word.text.startsWith('moiti')) return part(index, index + 1, word.part);
  if (word.text.startsWith('demi')) return readHalf(tokens, index);
  const article = tokens.is(index - 1, 'le') || tokens.is(index - 1, 'du') || tokens.is(index - 1, 'au');
  return article && isOf(tokens, index + 1) ? part(index, index + 1, word.part) : null;
}

/** "demi-heure", "demi-million": only glued to what it halves. */
function readHalf(tokens: Tokens, index: number): Numeral | null {
  const at = joined(tokens, index + 1);
  const word = tokens.word(at);
  const halves =
    at > index + 1 && (word?.unit !== null || word?.collective || numeralAt(tokens, at, true)?.role === 'scale');
  return word !== null && halves ? part(index, at, 1 / 2) : null;
}

function readEnglishLonePart(tokens: Tokens, index: number, value: number, text: string): Numeral | null {
  if (text === 'half') return part(index, index + 1, value);
  const article = tokens.is(index - 1, 'a') || tokens.is(index - 1, 'the');
  return article && text === 'quarter' && isOf(tokens, index + 1) ? part(index, index + 1, value) : null;
}

/** "et demi", "and a half", "and three quarters" after a whole number or its unit; the value to add, else null. */
export function readAndPart(tokens: Tokens, next: number): { value: number; next: number } | null {
  if (tokens.language === 'fr') {
    const half = tokens.is(next, 'et') && (tokens.word(next + 1)?.text.startsWith('demi') ?? false);
    return half && tokens.kind(next + 1) === WORD ? { value: 0.5, next: next + 2 } : null;
  }
  if (!tokens.is(next, 'and')) return null;
  const over = tokens.is(next + 1, 'a') ? 1 : (numeralAt(tokens, next + 1, true)?.value ?? 0);
  const at = joined(tokens, next + 2);
  const word = tokens.word(at);
  const under = word === null ? 0 : word.part || (word.ordinal > 2 ? 1 / word.ordinal : 0);
  return over > 0 && under > 0 && over * under < 1 ? { value: over * under, next: at + 1 } : null;
}

function part(first: number, next: number, value: number): Numeral {
  return { first, next, value, precision: PART_PRECISION, form: 'part', scale: NO_SCALE };
}
