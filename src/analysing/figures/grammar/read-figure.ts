import { readClock } from '../not-a-figure/clock.ts';
import { readDate } from '../not-a-figure/date.ts';
import { readIdiom, readZeroName } from '../not-a-figure/idiom.ts';
import { readLabel } from '../not-a-figure/label.ts';
import { readName } from '../not-a-figure/name.ts';
import { readPhone } from '../not-a-figure/phone.ts';
import { readPostcode } from '../not-a-figure/postcode.ts';
import { readReference } from '../not-a-figure/reference.ts';
import type { Scan } from '../not-a-figure/scan.ts';
import { readYear } from '../not-a-figure/year.ts';
import { Cue } from '../text/cue.ts';
import { DIGITS, SIGN, type Tokens } from '../text/tokens.ts';
import { isArticle, isNewAdjective } from './article.ts';
import { type Draft, draft, qualified } from './draft.ts';
import { multiplierBefore } from './multiplier.ts';
import { isHyphen } from './numeral.ts';
import { readOrdinalDigits, readOrdinalWords } from './ordinal.ts';
import { readOutOf, readScore } from './out-of.ts';
import { readQualifier } from './qualifier.ts';
import { readQuantity } from './quantity.ts';
import { readRange } from './range.ts';
import { negativeStart } from './sign.ts';

type Reader = (scan: Scan, index: number) => Draft | null;

/**
 * What a number may be instead of a quantity, in order: a shape that nothing else has (phone, date, "24h/24") before
 * what the words around say (reference, label, postcode, year), and a name last, since it takes any digits glued to
 * letters.
 */
const NOT_A_FIGURE: readonly Reader[] = [
  readPhone,
  readDate,
  readIdiom,
  readClock,
  (scan, index) => readOrdinalDigits(scan.tokens, index),
  readReference,
  readLabel,
  readPostcode,
  readYear,
  readName,
];

/** The figure that starts at the token `index`, null when none does. */
export function readFigure(scan: Scan, index: number): Draft | null {
  const { tokens } = scan;
  const kind = tokens.kind(index);
  if (kind === DIGITS) return readNotAFigure(scan, index) ?? readMeasure(scan, index, index);
  if (kind === SIGN) return readSigned(scan, index);
  return readSpelled(scan, index);
}

function readNotAFigure(scan: Scan, index: number): Draft | null {
  for (const read of NOT_A_FIGURE) {
    const made = read(scan, index);
    if (made !== null) return made;
  }
  return null;
}

/** A sign may open a figure: "$12", "½", ",5", "-10 %". */
function readSigned(scan: Scan, index: number): Draft | null {
  if (!opensNumber(scan.tokens, index)) return null;
  const start = negativeStart(scan, index);
  if (start < 0) return readMeasure(scan, index, index);
  const made = readMeasure(scan, index, start);
  return made === null ? null : negate(made, index);
}

/** Digits, or a currency sign, stand right behind; or the sign is a number by itself ("½"): few signs do. */
function opensNumber(tokens: Tokens, index: number): boolean {
  const sign = tokens.sign(index);
  if (sign >= 0x80) return true;
  return tokens.kind(index + 1) === DIGITS || (isHyphen(sign) && tokens.kind(index + 1) === SIGN);
}

function readSpelled(scan: Scan, index: number): Draft | null {
  const { tokens } = scan;
  const word = tokens.word(index);
  if (word === null) return null;
  if ((word.cues & Cue.minus) > 0) return readMinus(scan, index);
  const startable =
    word.numeral !== null ||
    word.part > 0 ||
    word.ordinal > 0 ||
    word.unit?.family === 'money' ||
    isEnglishArticle(tokens, index);
  if (!startable) return null;
  if (word.ordinal > 0 && word.numeral === null) return readOrdinalWords(tokens, index);
  return readZeroName(scan, index) ?? readOrdinalWords(tokens, index) ?? readWordMeasure(scan, index);
}

function readMinus(scan: Scan, index: number): Draft | null {
  const start = negativeStart(scan, index);
  const made = start > 0 ? readMeasure(scan, index, start) : null;
  return made === null ? null : negate(made, index);
}

function isEnglishArticle(tokens: Tokens, index: number): boolean {
  return tokens.language === 'en' && (tokens.is(index, 'a') || tokens.is(index, 'an'));
}

function readWordMeasure(scan: Scan, index: number): Draft | null {
  const made = readMeasure(scan, index, index);
  if (made === null) return null;
  return isArticle(scan.tokens, made) || isNewAdjective(scan.tokens, made) ? null : made;
}

/** A quantity whose number starts at `start`, with the range, share or bound that it is the head of. */
function readMeasure({ tokens, style }: Scan, index: number, start: number): Draft | null {
  const score = start === index ? readScore(tokens, index, style) : null;
  const head = score ?? readQuantity(tokens, start, style);
  if (head === null) return null;
  const whole =
    score ?? readRange(tokens, head, style) ?? readOutOf(tokens, head, style) ?? multiplierBefore(tokens, head);
  return qualify(tokens, whole);
}

function qualify(tokens: Tokens, made: Draft): Draft {
  const qualifier = readQualifier(tokens, made.first, made.next);
  const approximate = made.approximate || qualifier.approximate;
  const bound = made.value === null ? null : qualifier.bound;
  return bound === null && approximate === made.approximate ? made : qualified(made, approximate, bound);
}

function negate(made: Draft, first: number): Draft {
  const minus = (value: number | null): number | null => (value === null ? null : -value);
  return draft({ ...made, first, value: minus(made.value), low: minus(made.high), high: minus(made.low) });
}
