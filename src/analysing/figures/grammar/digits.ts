import { isThousandsBlank } from '../text/characters.ts';
import { DIGITS, type Tokens, WORD } from '../text/tokens.ts';
import type { DecimalStyle } from './decimal-style.ts';
import { isHyphen, NO_SCALE, type Numeral } from './numeral.ts';

const POINT = 0x2e;
const COMMA = 0x2c;
const CARET = 0x5e;
const APOSTROPHES = new Set([0x27, 0x2019, 0x2bc]);
const SUPERSCRIPTS = new Map([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((sign, value) => [sign.charCodeAt(0), value] as const));
/** Beyond, a run of digits names something (an account, a bar code) and measures nothing. */
export const LONGEST_NUMBER = 24;

/** "2 880", "6 700,54", "1.234.567", "2'880", "0.83", ",5", "10^5". `index` is a run of digits or its leading separator. */
export function readDigits(tokens: Tokens, index: number, style: DecimalStyle): Numeral | null {
  if (tokens.kind(index) !== DIGITS) return readBareDecimals(tokens, index);
  if (tokens.length(index) > LONGEST_NUMBER) return null;
  const whole = readWhole(tokens, index, style);
  const decimals = decimalsAfter(tokens, index, whole.next - 1, whole.separator);
  const next = decimals ? whole.next + 2 : whole.next;
  let written = tokens.written(index);
  for (let at = index + 1; at < whole.next; at += 1) if (tokens.kind(at) === DIGITS) written += tokens.written(at);
  if (decimals) written += `.${tokens.written(next - 1)}`;
  const precision = decimals ? tokens.length(next - 1) : 0;
  const plain: Numeral = { first: index, next, value: Number(written), precision, form: 'digits', scale: NO_SCALE };
  return readPower(tokens, plain);
}

interface Whole {
  readonly next: number;
  /** Code of the sign between the groups; 0 when there is none or a blank. */
  readonly separator: number;
}

function readWhole(tokens: Tokens, index: number, style: DecimalStyle): Whole {
  const alone: Whole = { next: index + 1, separator: 0 };
  if (tokens.length(index) > 3 || tokens.text.charCodeAt(tokens.start(index)) === 0x30) return alone;
  let next = index + 1;
  while (isBlankGroup(tokens, next)) next += 1;
  if (next > index + 1) return { next, separator: 0 };
  const separator = tokens.sign(next);
  if (separator !== POINT && separator !== COMMA && !APOSTROPHES.has(separator)) return alone;
  while (isSignGroup(tokens, next, separator)) next += 2;
  const groups = (next - index - 1) / 2;
  if (groups === 0 || runsOn(tokens, next, separator)) return alone;
  if (groups === 1 && !isThousands(tokens, next, separator, style)) return alone;
  return { next, separator };
}

function isBlankGroup(tokens: Tokens, at: number): boolean {
  return (
    tokens.kind(at) === DIGITS &&
    tokens.length(at) === 3 &&
    tokens.gap(at) === 1 &&
    isThousandsBlank(tokens.text.charCodeAt(tokens.end(at - 1)))
  );
}

function isSignGroup(tokens: Tokens, at: number, separator: number): boolean {
  return tokens.sign(at) === separator && gluedDigits(tokens, at) && tokens.length(at + 1) === 3;
}

/** A sign glued to the digits on both sides. */
function gluedDigits(tokens: Tokens, at: number): boolean {
  return tokens.glued(at) && tokens.kind(at + 1) === DIGITS && tokens.glued(at + 1);
}

/** "1.234.56", "1,2,3": the same sign goes on, so the groups are not thousands, the comma is not decimal. */
function runsOn(tokens: Tokens, at: number, separator: number): boolean {
  return tokens.sign(at) === separator && gluedDigits(tokens, at);
}

/** One group of three: "4,800" and "4.800" are decided by the other separator, then by the habit of the text. */
function isThousands(tokens: Tokens, next: number, separator: number, style: DecimalStyle): boolean {
  if (APOSTROPHES.has(separator)) return true;
  const other = separator === POINT ? COMMA : POINT;
  if (runsOn(tokens, next, other)) return true;
  return separator === POINT ? !style.point && tokens.language === 'fr' : style.point;
}

function decimalsAfter(tokens: Tokens, index: number, last: number, separator: number): boolean {
  const sign = tokens.sign(last + 1);
  if ((sign !== POINT && sign !== COMMA) || sign === separator || !gluedDigits(tokens, last + 1)) return false;
  if (runsOn(tokens, last + 3, sign) || tokens.length(last + 2) > LONGEST_NUMBER) return false;
  const listed = tokens.sign(index - 1) === sign && tokens.glued(index) && tokens.glued(index - 1);
  return !(listed && tokens.kind(index - 2) === DIGITS);
}

/** ".5", ",77": the zero is not written; the sign must not end a word or a sentence. */
function readBareDecimals(tokens: Tokens, index: number): Numeral | null {
  const sign = tokens.sign(index);
  if ((sign !== POINT && sign !== COMMA) || tokens.kind(index + 1) !== DIGITS || !tokens.glued(index + 1)) return null;
  if (tokens.glued(index) && (tokens.kind(index - 1) === DIGITS || tokens.kind(index - 1) === WORD)) return null;
  if (sign === COMMA && index > 0 && tokens.language === 'en') return null;
  if (runsOn(tokens, index + 2, POINT) || tokens.length(index + 1) > LONGEST_NUMBER) return null;
  const precision = tokens.length(index + 1);
  const value = Number(`0.${tokens.written(index + 1)}`);
  return { first: index, next: index + 2, value, precision, form: 'digits', scale: NO_SCALE };
}

/** "10^5", "10⁵", "1,5e3". */
function readPower(tokens: Tokens, base: Numeral): Numeral {
  const at = base.next;
  if (!tokens.glued(at)) return base;
  const superscript = base.value === 10 ? SUPERSCRIPTS.get(tokens.sign(at)) : undefined;
  if (superscript !== undefined) return raised(base, at + 1, base.value ** superscript);
  if (tokens.sign(at) === CARET && gluedDigits(tokens, at)) {
    return raised(base, at + 2, base.value ** Number(tokens.written(at + 1)));
  }
  return readExponent(tokens, base);
}

function readExponent(tokens: Tokens, base: Numeral): Numeral {
  const at = base.next;
  if (tokens.length(at) !== 1 || !/^[eE]$/.test(tokens.written(at))) return base;
  const negative = isHyphen(tokens.sign(at + 1)) && tokens.glued(at + 1);
  const digits = negative ? at + 2 : at + 1;
  if (tokens.kind(digits) !== DIGITS || !tokens.glued(digits) || tokens.length(digits) > 2) return base;
  const exponent = Number(tokens.written(digits)) * (negative ? -1 : 1);
  return raised(base, digits + 1, Number(`${base.value}e${exponent}`));
}

/** "10^999" overflows: the base alone is read, since no figure is infinite. */
function raised(base: Numeral, next: number, value: number): Numeral {
  return Number.isFinite(value) ? { ...base, next, value, precision: 0 } : base;
}
