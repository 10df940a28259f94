import { DIGITS, type Tokens, WORD } from '../text/tokens.ts';
import type { DecimalStyle } from './decimal-style.ts';
import { readDigits } from './digits.ts';
import { joined, numeralAt, readFrenchWords } from './french-words.ts';
import { NO_SCALE, type Numeral } from './numeral.ts';

/** Letters that scale a number written in digits; case matters ("3M" is millions, "3m" metres). */
const LETTERS: Readonly<Record<string, number>> = {
  k: 1e3,
  K: 1e3,
  M: 1e6,
  Mio: 1e6,
  Md: 1e9,
  Mds: 1e9,
  Mrd: 1e9,
  Mrds: 1e9,
  bn: 1e9,
};
/** Only after a currency sign: "$3.5m", "£2B". */
const LETTERS_OF_MONEY: Readonly<Record<string, number>> = { m: 1e6, mn: 1e6, B: 1e9, b: 1e9, tn: 1e12 };
/** First letters of the scales, looked at before the word is cut out of the text. */
const INITIALS = new Set([...Object.keys(LETTERS), ...Object.keys(LETTERS_OF_MONEY)].map((name) => name.charCodeAt(0)));
const CURRENCIES = new Set([0x20ac, 0x24, 0xa3, 0xa5]);

/** "1,4 millions", "25k", "3 Md", "2 millions et demi", "3 millions 200 000": the number with its scale applied. */
export function readScale(tokens: Tokens, numeral: Numeral, style: DecimalStyle, afterCurrency: boolean): Numeral {
  const letters = scaleLetters(tokens, numeral, afterCurrency);
  if (letters > 0) return scaled(numeral, numeral.next + 1, letters);
  const at = joined(tokens, numeral.next);
  const word = numeral.form === 'words' ? null : numeralAt(tokens, at, true);
  if (word === null || word.role === 'unit' || word.role === 'teen' || word.role === 'ten') return numeral;
  if (word.role === 'hundred' && tokens.language === 'fr') return numeral;
  if (word.role === 'thousand' && (numeral.value >= 1000 || tokens.written(at) === 'mile')) return numeral;
  if (numeral.form === 'part' && word.role !== 'scale') return numeral;
  return withRest(tokens, scaled(numeral, at + 1, word.value), style);
}

function scaleLetters(tokens: Tokens, numeral: Numeral, afterCurrency: boolean): number {
  const at = numeral.next;
  if (numeral.form !== 'digits' || tokens.kind(at) !== WORD || tokens.length(at) > 4) return 0;
  if (!INITIALS.has(tokens.text.charCodeAt(tokens.start(at)))) return 0;
  const written = tokens.written(at);
  const scale = LETTERS[written] ?? (afterCurrency ? LETTERS_OF_MONEY[written] : undefined) ?? 0;
  if (scale === 0) return 0;
  const money = CURRENCIES.has(tokens.sign(at + 1)) && tokens.gap(at + 1) <= 1;
  const word = written.length > 1 && !afterCurrency;
  if (money || afterCurrency || word) return tokens.gap(at) <= 1 ? scale : 0;
  const apart = tokens.kind(at + 1) === DIGITS && tokens.glued(at + 1);
  return tokens.glued(at) && !apart ? scale : 0;
}

function scaled(numeral: Numeral, next: number, scale: number): Numeral {
  const precision = numeral.precision - Math.round(Math.log10(scale));
  return { ...numeral, next, value: exactProduct(numeral.value, scale), precision, scale };
}

/** 1.1 × 1e6 is 1100000.0000000002 in binary: the decimal writing gives the product that was meant. */
function exactProduct(value: number, scale: number): number {
  const product = Number(`${value}e${Math.round(Math.log10(scale))}`);
  return Number.isNaN(product) || !isPowerOfTen(scale) ? value * scale : product;
}

function isPowerOfTen(scale: number): boolean {
  return Number.isInteger(Math.log10(scale));
}

/** "3 millions 200 000", "2 millions cinq cent mille": what is below the scale and follows it. */
function withRest(tokens: Tokens, numeral: Numeral, style: DecimalStyle): Numeral {
  if (numeral.scale < 1e6 || numeral.precision > -Math.round(Math.log10(numeral.scale))) return numeral;
  const at = numeral.next;
  const rest =
    tokens.kind(at) === DIGITS
      ? readDigits(tokens, at, style)
      : tokens.language === 'fr'
        ? readFrenchWords(tokens, at)
        : null;
  if (rest === null || rest.value < 1000 || rest.value >= numeral.scale || tokens.gap(at) > 1) return numeral;
  return { ...numeral, next: rest.next, value: numeral.value + rest.value, precision: 0, scale: NO_SCALE };
}
