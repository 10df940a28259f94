import type { FigureKind } from '../../../types/index.ts';
import { Cue } from '../text/cue.ts';
import { DIGITS, type Tokens, WORD } from '../text/tokens.ts';
import { readCentimes } from './centimes.ts';
import { readCollective } from './collective.ts';
import type { DecimalStyle } from './decimal-style.ts';
import { readDigits } from './digits.ts';
import { type Draft, draft } from './draft.ts';
import { readEnglishWords } from './english-words.ts';
import { readAndPart, readLonePart, readParts, readSlash, readVulgar } from './fraction.ts';
import { readFrenchWords } from './french-words.ts';
import { isHyphen, type Numeral } from './numeral.ts';
import { readDistantRate, readRate } from './rate.ts';
import { readScale } from './scale.ts';
import { readLeadingCurrency, readUnit } from './unit.ts';
import type { Unit } from './unit-shape.ts';

/** A number with its unit, unsigned: "25k€", "trois quarts", "150 € par mois", "deux euros et un centime", "$12". */
export function readQuantity(tokens: Tokens, index: number, style: DecimalStyle): Draft | null {
  const currency = readLeadingCurrency(tokens, index);
  if (currency === null) {
    const numeral = readNumeral(tokens, index, style, false);
    return numeral === null ? null : withUnit(tokens, index, numeral, style);
  }
  if (tokens.gap(currency.next) > 1) return null;
  const numeral = tokens.kind(currency.next) === DIGITS ? readNumeral(tokens, currency.next, style, true) : null;
  return numeral === null ? null : finish(tokens, index, numeral, currency, numeral.next);
}

/** The number at `index` in any writing, with its scale, before any unit. */
export function readNumeral(
  tokens: Tokens,
  index: number,
  style: DecimalStyle,
  afterCurrency: boolean,
): Numeral | null {
  const bare =
    tokens.kind(index) === WORD
      ? readWords(tokens, index)
      : (readVulgar(tokens, index) ?? readDigits(tokens, index, style));
  if (bare === null) return null;
  const part = bare.form === 'part' ? bare : (readSlash(tokens, bare) ?? readParts(tokens, bare) ?? bare);
  const collective = readCollective(tokens, part);
  if (collective !== null) return collective;
  const scaled = readScale(tokens, part, style, afterCurrency);
  return addHalf(tokens, scaled);
}

function readWords(tokens: Tokens, index: number): Numeral | null {
  const words = tokens.language === 'fr' ? readFrenchWords(tokens, index) : readEnglishWords(tokens, index);
  return words ?? readLonePart(tokens, index) ?? readArticlePart(tokens, index);
}

/** "a third of", "a dozen": English names one part or one dozen with its article. */
function readArticlePart(tokens: Tokens, index: number): Numeral | null {
  if (tokens.language !== 'en' || !(tokens.is(index, 'a') || tokens.is(index, 'an'))) return null;
  const one: Numeral = { first: index, next: index + 1, value: 1, precision: 0, form: 'words', scale: 1 };
  return readParts(tokens, one) ?? readCollective(tokens, one);
}

/** "deux et demi", "un million et demi": half of one, or half of the scale. */
function addHalf(tokens: Tokens, numeral: Numeral): Numeral {
  const half = numeral.form === 'part' ? null : readAndPart(tokens, numeral.next);
  if (half === null) return numeral;
  const scale = numeral.scale >= 1e6 ? numeral.scale : 1;
  const precision = numeral.precision + 1;
  const { value, next } = half;
  const scaledNext = scale === 1 ? readScaleAfterHalf(tokens, next) : 0;
  const total = numeral.value + value * scale;
  if (scaledNext > 0)
    return {
      ...numeral,
      next: next + 1,
      value: total * scaledNext,
      precision: precision - Math.round(Math.log10(scaledNext)),
      scale: scaledNext,
    };
  return { ...numeral, next, value: total, precision };
}

/** "two and a half million". */
function readScaleAfterHalf(tokens: Tokens, next: number): number {
  const word = tokens.word(next)?.numeral;
  return word?.role === 'scale' ? word.value : 0;
}

function withUnit(tokens: Tokens, first: number, numeral: Numeral, style: DecimalStyle): Draft {
  const unit = readUnit(tokens, numeral);
  if (unit === null) return plain(tokens, first, numeral);
  const half = numeral.form === 'part' ? null : readAndPart(tokens, unit.next);
  if (half !== null && (unit.family === 'time' || unit.family === 'count')) {
    const grown = { ...numeral, value: numeral.value + half.value, precision: 1 };
    return finish(tokens, first, grown, unit, half.next);
  }
  const centimes = unit.family === 'money' ? readCentimes(tokens, numeral, unit, style) : null;
  if (centimes === null) return finish(tokens, first, numeral, unit, unit.next);
  return finish(tokens, first, { ...numeral, value: centimes.value, precision: 2 }, unit, centimes.next);
}

function plain(tokens: Tokens, first: number, numeral: Numeral): Draft {
  const kind: FigureKind = numeral.form === 'part' && !Number.isInteger(numeral.value) ? 'fraction' : 'number';
  const { value, precision, scale } = numeral;
  return draft({ first, next: numeral.next, kind, value, precision, scale, approximate: isRounded(tokens, numeral) });
}

function finish(tokens: Tokens, first: number, numeral: Numeral, unit: Unit, next: number): Draft {
  const rate = readRate(tokens, next);
  const per = rate ?? (unit.family === 'money' ? readDistantRate(tokens, next) : null);
  const symbol = per === null ? unit.symbol : unit.symbol + per.symbol;
  const end = rate?.next ?? next;
  const value = unit.factor === 1 ? numeral.value : divide(numeral.value, unit.factor);
  const precision = unit.factor === 1 ? numeral.precision : numeral.precision - Math.round(Math.log10(unit.factor));
  return draft({
    first,
    next: end,
    value,
    unit: symbol,
    kind: kindOf(tokens, first, unit, end),
    precision,
    scale: numeral.scale,
    approximate: isRounded(tokens, numeral),
  });
}

/** 55 × 0.01 is 0.55 only by division: 55 × 0.01 = 0.55000000000000004. */
function divide(value: number, factor: number): number {
  return value / Math.round(1 / factor);
}

/** "une centaine" says about a hundred; "une douzaine" counts exactly. */
function isRounded(tokens: Tokens, numeral: Numeral): boolean {
  return numeral.form === 'collective' && (numeral.precision < 0 || tokens.is(numeral.next - 1, 'quinzaine'));
}

function kindOf(tokens: Tokens, first: number, unit: Unit, next: number): FigureKind {
  switch (unit.family) {
    case 'percent':
      return 'percent';
    case 'money':
      return 'money';
    case 'time':
      return isAge(tokens, first, unit, next) ? 'age' : 'duration';
    case 'physical':
      return 'quantity';
    case 'count':
      return unit.symbol === 'fois' || unit.symbol === 'times' ? 'multiplier' : 'quantity';
  }
}

/** "a 36 ans", "âgée de 30 ans", "Clémence, 32 ans", "32 years old"; else years are a duration. */
function isAge(tokens: Tokens, first: number, unit: Unit, next: number): boolean {
  if (unit.symbol === 'years') {
    const old = isHyphen(tokens.sign(next)) ? next + 1 : next;
    return tokens.is(old, 'old') || tokens.is(first - 1, 'aged');
  }
  if (unit.symbol !== 'ans') return false;
  const before = tokens.is(first - 1, 'de') ? first - 2 : first - 1;
  if (/^[aA]$/.test(tokens.written(before))) return !tokens.is(before - 1, 'y');
  if (tokens.has(before, Cue.age)) return true;
  if (tokens.sign(first - 1) === 0x3a) return tokens.has(first - 2, Cue.age);
  const apart = tokens.sign(first - 1) === 0x2c || tokens.sign(first - 1) === 0x28;
  const comma = apart && tokens.kind(first - 2) === WORD;
  return comma && /^\p{Lu}/u.test(tokens.written(first - 2));
}
