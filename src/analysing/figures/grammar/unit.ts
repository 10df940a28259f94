import type { UnitFamily } from '../text/lexicon.ts';
import { DIGITS, type Tokens, WORD } from '../text/tokens.ts';
import { isEuroLetter } from './euro-letter.ts';
import { isHyphen, type Numeral } from './numeral.ts';
import { readPercent } from './percent.ts';
import type { Unit } from './unit-shape.ts';

const SIGNS = new Map<number, readonly [symbol: string, family: UnitFamily, factor: number]>([
  [0x20ac, ['€', 'money', 1]],
  [0x24, ['$', 'money', 1]],
  [0xa3, ['£', 'money', 1]],
  [0xa5, ['¥', 'money', 1]],
  [0x20b9, ['₹', 'money', 1]],
  [0x20bd, ['₽', 'money', 1]],
  [0x20a9, ['₩', 'money', 1]],
  [0x20bf, ['₿', 'money', 1]],
  [0xa2, ['$', 'money', 0.01]],
]);
const SQUARE = 0xb2;
const CUBE = 0xb3;
const APOSTROPHES = new Set([0x27, 0x2019]);

/** The unit written right after a number: a sign, an abbreviation, a word, "pour cent", "km/h", "m²". */
export function readUnit(tokens: Tokens, numeral: Numeral): Unit | null {
  const at = numeral.next;
  if (tokens.gap(at) > 2 || tokens.edge(at)) return readAge(tokens, numeral);
  const percent = readPercent(tokens, at);
  if (percent !== null) return percent;
  const sign = tokens.sign(at);
  if (sign === 0xb0 || sign === 0xba) return readDegrees(tokens, at);
  const money = SIGNS.get(sign);
  if (money !== undefined) return { symbol: money[0], family: money[1], factor: money[2], next: at + 1 };
  if (isEuroLetter(tokens, at)) return { symbol: '€', family: 'money', factor: 1, next: at + 1 };
  return readUnitWord(tokens, numeral, wordAfter(tokens, numeral)) ?? readAge(tokens, numeral);
}

const YEARS = { symbol: 'ans', family: 'time', factor: 1 } as const;
const YOUNGEST = 10;
const OLDEST = 99;
const COMMA = 0x2c;
const FIELD_SIGNS = new Set([0x3a, 0x3d, 0x7c, 0x2d, 0x2013]);

/** "Âge : 35", "Thomas, 36 a, architecte": an age whose unit goes without saying. */
function readAge(tokens: Tokens, { first, next, value }: Numeral): Unit | null {
  if (tokens.language !== 'fr' || !Number.isInteger(value) || value < YOUNGEST || value > OLDEST) return null;
  if (tokens.written(next) === 'a' && tokens.gap(next) <= 1 && tokens.sign(next + 1) === COMMA)
    return { ...YEARS, next: next + 1 };
  const label = FIELD_SIGNS.has(tokens.sign(first - 1)) ? first - 2 : first - 1;
  return /^[âa]ge$/i.test(tokens.written(label)) ? { ...YEARS, next } : null;
}

/** The sign of a currency before its amount: "$12", "€ 20", "US$ 10", "EUR 20". */
export function readLeadingCurrency(tokens: Tokens, index: number): Unit | null {
  const sign = SIGNS.get(tokens.sign(index));
  if (sign !== undefined) return { symbol: sign[0], family: sign[1], factor: sign[2], next: index + 1 };
  const unit = tokens.word(index)?.unit;
  if (unit?.family !== 'money' || unit.factor !== 1 || tokens.length(index) !== 3) return null;
  return /^[A-Z]{3}$/.test(tokens.written(index)) ? { ...unit, next: index + 1 } : null;
}

/** "25€", "millions d'euros", "two-day": the index of the word that may be a unit. */
function wordAfter(tokens: Tokens, numeral: Numeral): number {
  const at = numeral.next;
  const partitive = numeral.scale > 1 || numeral.form === 'collective' || isPartOfMeasure(tokens, numeral);
  if (partitive && (tokens.is(at, 'de') || tokens.is(at, 'of'))) return SIGNS.has(tokens.sign(at + 1)) ? at : at + 1;
  if (partitive && tokens.is(at, 'd') && APOSTROPHES.has(tokens.sign(at + 1))) return at + 2;
  const hyphen = isHyphen(tokens.sign(at)) && tokens.glued(at) && tokens.glued(at + 1);
  if (hyphen && (tokens.language === 'en' || numeral.form === 'part') && tokens.kind(at + 1) === WORD) return at + 1;
  return at;
}

/** "trois quarts d'heure" measures; "deux tiers de clients" is a share of them. */
function isPartOfMeasure(tokens: Tokens, { form, next }: Numeral): boolean {
  if (form !== 'part') return false;
  const apostrophe = APOSTROPHES.has(tokens.sign(next + 1));
  const family = tokens.word(apostrophe ? next + 2 : next + 1)?.unit?.family;
  return family === 'time' || family === 'physical';
}

function readUnitWord(tokens: Tokens, numeral: Numeral, at: number): Unit | null {
  const unit = tokens.word(at)?.unit ?? null;
  if (unit === null) return readTwoWords(tokens, at);
  if (!isPlausible(tokens, numeral, at)) return null;
  const power = tokens.glued(at + 1) ? tokens.sign(at + 1) : 0;
  if (power === SQUARE || power === CUBE) {
    return { ...unit, symbol: unit.symbol + String.fromCharCode(power), next: at + 2 };
  }
  if (
    tokens.kind(at + 1) === DIGITS &&
    tokens.glued(at + 1) &&
    /^[23]$/.test(tokens.written(at + 1)) &&
    unit.symbol.endsWith('m')
  ) {
    return { ...unit, symbol: unit.symbol + (tokens.written(at + 1) === '2' ? '²' : '³'), next: at + 2 };
  }
  if (unit.symbol === 'F' && (tokens.is(at + 1, 'cfa') || /^suisses?$/i.test(tokens.written(at + 1)))) {
    return { ...unit, symbol: tokens.is(at + 1, 'cfa') ? 'FCFA' : 'CHF', next: at + 2 };
  }
  return { ...unit, next: at + 1 };
}

/** "livres sterling": each word alone is something else. */
function readTwoWords(tokens: Tokens, at: number): Unit | null {
  if (!tokens.is(at + 1, 'sterling') || !/^livres?$/i.test(tokens.written(at))) return null;
  return { symbol: '£', family: 'money', factor: 1, next: at + 2 };
}

/** One-letter units only after digits and never before an apostrophe: "3 l'autre", "10 s'il", "2 j'ai" are prose. */
function isPlausible(tokens: Tokens, numeral: Numeral, at: number): boolean {
  if (tokens.kind(at + 1) === DIGITS && tokens.glued(at + 1) && tokens.length(at) > 2) return false;
  if (tokens.length(at) > 2) return true;
  if (tokens.is(at, 'an')) return tokens.language === 'fr';
  if (tokens.length(at) > 1 && tokens.word(at)?.unit?.family === 'physical') return !tokens.is(at, 'in');
  if (numeral.form !== 'digits') return false;
  if (tokens.length(at) > 1) return true;
  if (tokens.gap(at) > 1 || (tokens.glued(at + 1) && APOSTROPHES.has(tokens.sign(at + 1)))) return false;
  return /^[a-zLJHW]$/.test(tokens.written(at)) && !(tokens.kind(at + 1) === DIGITS && tokens.glued(at + 1));
}

/** "20 °C", "68°F", "90°". */
function readDegrees(tokens: Tokens, at: number): Unit | null {
  const letter = tokens.glued(at + 1) ? tokens.written(at + 1) : '';
  if (letter === 'C' || letter === 'F') return { symbol: `°${letter}`, family: 'physical', factor: 1, next: at + 2 };
  return { symbol: '°', family: 'physical', factor: 1, next: at + 1 };
}
