import { startsLine } from '../not-a-figure/label.ts';
import type { Scan } from '../not-a-figure/scan.ts';
import { Cue } from '../text/cue.ts';
import { DIGITS, SIGN, type Tokens, WORD } from '../text/tokens.ts';
import { isHyphen } from './numeral.ts';
import { isEquals } from './operators.ts';

/** Words that make "moins" compare: "au moins", "plus ou moins", "les moins chers". */
const NOT_MINUS: ReadonlySet<string> = new Set(['au', 'ou', 'de', 'du', 'en', 'a', 'les', 'the']);

/**
 * Where the number starts when the token at `index` makes it negative ("-10 %", "= - 1 880 €", "moins soixante"), else
 * -1: a hyphen is as often a bullet, a dash between two words or a subtraction.
 */
export function negativeStart(scan: Scan, index: number): number {
  const { tokens, previous } = scan;
  const afterNumber = previous !== null && previous.next === index;
  if (afterNumber || tokens.sign(index - 1) === 0x29) return -1;
  if (tokens.kind(index) === WORD) return isMinusWord(tokens, index) ? index + 1 : -1;
  if (!isHyphen(tokens.sign(index))) return -1;
  const start = index + 1;
  if (tokens.kind(start) !== DIGITS && !isCurrencyThenDigits(tokens, start)) return -1;
  return isMinus(tokens, index) ? start : -1;
}

function isCurrencyThenDigits(tokens: Tokens, at: number): boolean {
  const sign = tokens.sign(at);
  return (sign === 0x20ac || sign === 0x24 || sign === 0xa3) && tokens.kind(at + 1) === DIGITS;
}

function isMinus(tokens: Tokens, index: number): boolean {
  const glued = tokens.glued(index + 1);
  const before = index - 1;
  if (glued && tokens.sign(index) === 0x2212) return !tokens.glued(index) || tokens.kind(before) === SIGN;
  if (glued && startsLine(tokens, index)) return !isBulleted(tokens, index);
  if (glued)
    return (
      !tokens.glued(index) ||
      (tokens.kind(before) === SIGN && tokens.sign(before) !== 0x2e && !isHyphen(tokens.sign(before)))
    );
  const sign = tokens.sign(before);
  if (isEquals(sign) || sign === 0x3a || sign === 0x28) return true;
  return tokens.has(before, Cue.result) || tokens.is(before, 'de') || tokens.is(before, 'a');
}

/** "-14 jours" at the start of a line of a list is a bullet typed without its blank; "-10 %" is a discount. */
function isBulleted(tokens: Tokens, index: number): boolean {
  if (index === 0) return false;
  for (let at = index + 2; at <= index + 4; at += 1) {
    const sign = tokens.sign(at);
    if (sign === 0x25 || sign === 0x20ac) return false;
  }
  return true;
}

/** "moins soixante", "minus 5", "negative 5"; not "au moins 5", "plus ou moins 5", "moins de 5". */
function isMinusWord(tokens: Tokens, index: number): boolean {
  const french = tokens.is(index, 'moins');
  if (!french && !(tokens.language === 'en' && (tokens.is(index, 'minus') || tokens.is(index, 'negative'))))
    return false;
  const number = tokens.kind(index + 1) === DIGITS || tokens.word(index + 1)?.numeral !== undefined;
  if (!number || (tokens.kind(index + 1) === WORD && tokens.word(index + 1)?.numeral === null)) return false;
  return !tokens.isOneOf(index - 1, NOT_MINUS);
}
