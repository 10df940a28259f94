import type { NumeralWord } from '../text/lexicon.ts';
import { type Tokens, WORD } from '../text/tokens.ts';
import { isHyphen, NO_SCALE, type Numeral } from './numeral.ts';

/** A part of a spelled number: its value and the token after it. */
interface Piece {
  readonly value: number;
  readonly next: number;
}

/** "deux cent mille trois cent quatre", "quatre-vingt-dix", "septante", "deux virgule cinq", "un million et demi". */
export function readFrenchWords(tokens: Tokens, index: number): Numeral | null {
  const whole = readScales(tokens, index);
  if (whole === null) return null;
  const decimals = readSpelledDecimals(tokens, whole.next);
  if (decimals === null) return whole;
  const value = Number(`${whole.value}.${decimals.digits}`);
  return { ...whole, next: decimals.next, value, precision: decimals.digits.length };
}

/** Millions and beyond, in falling order, then the rest below a million. */
function readScales(tokens: Tokens, index: number): Numeral | null {
  let value = 0;
  let at = index;
  let next = index;
  let last = Number.POSITIVE_INFINITY;
  while (at >= 0) {
    const piece = readBelowMillion(tokens, at, at > index);
    if (piece === null) break;
    const scale = numeralAt(tokens, joined(tokens, piece.next), true);
    if (scale?.role !== 'scale' || scale.value >= last) {
      if (piece.value * 1 < last) {
        value += piece.value;
        next = piece.next;
        last = NO_SCALE;
      }
      break;
    }
    value += piece.value * scale.value;
    next = joined(tokens, piece.next) + 1;
    last = scale.value;
    at = joined(tokens, next);
  }
  if (next === index) return null;
  const scale = Number.isFinite(last) ? last : NO_SCALE;
  return {
    first: index,
    next,
    value,
    precision: scale > NO_SCALE ? -Math.round(Math.log10(scale)) : 0,
    form: 'words',
    scale,
  };
}

function readBelowMillion(tokens: Tokens, index: number, inside: boolean): Piece | null {
  const first = numeralAt(tokens, index, inside);
  if (first?.role === 'thousand') return withRest(tokens, 1000, index + 1, readBelowThousand);
  const head = readBelowThousand(tokens, index, inside);
  if (head === null || head.value < 2) return head;
  const at = joined(tokens, head.next);
  if (numeralAt(tokens, at, true)?.role !== 'thousand') return head;
  return withRest(tokens, head.value * 1000, at + 1, readBelowThousand);
}

function readBelowThousand(tokens: Tokens, index: number, inside: boolean): Piece | null {
  if (numeralAt(tokens, index, inside)?.role === 'hundred') return withRest(tokens, 100, index + 1, readBelowHundred);
  const head = readBelowHundred(tokens, index, inside);
  if (head === null || head.value < 2 || head.value > 19) return head;
  const at = joined(tokens, head.next);
  if (numeralAt(tokens, at, true)?.role !== 'hundred') return head;
  return withRest(tokens, head.value * 100, at + 1, readBelowHundred);
}

function readBelowHundred(tokens: Tokens, index: number, inside: boolean): Piece | null {
  const word = numeralAt(tokens, index, inside);
  if (word === null) return null;
  if (word.role === 'ten') return readAfterTen(tokens, index + 1, word.value, word.value === 60);
  if (word.role === 'teen') return readTeen(tokens, index, word);
  if (word.role !== 'unit') return null;
  const at = word.value === 4 ? joined(tokens, index + 1) : -1;
  if (numeralAt(tokens, at, true)?.value === 20) return readAfterTen(tokens, at + 1, 80, true);
  return { value: word.value, next: index + 1 };
}

function readTeen(tokens: Tokens, index: number, word: NumeralWord): Piece {
  const at = word.value === 10 ? joined(tokens, index + 1) : -1;
  const unit = numeralAt(tokens, at, true);
  if (unit?.role === 'unit' && unit.value >= 7) return { value: 10 + unit.value, next: at + 1 };
  return { value: word.value, next: index + 1 };
}

/** What may follow a ten: a unit, "et un", and after soixante or quatre-vingt the teens. */
function readAfterTen(tokens: Tokens, next: number, ten: number, teens: boolean): Piece {
  const alone: Piece = { value: ten, next };
  const at = joined(tokens, next);
  if (at < 0) return alone;
  if (tokens.is(at, 'et')) {
    const after = joined(tokens, at + 1);
    const word = numeralAt(tokens, after, true);
    const bound = word !== null && (word.value === 1 || (teens && word.value === 11));
    return bound ? { value: ten + word.value, next: after + 1 } : alone;
  }
  const word = numeralAt(tokens, at, true);
  if (word === null) return alone;
  if (teens && word.role === 'teen') {
    const teen = readTeen(tokens, at, word);
    return { value: ten + teen.value, next: teen.next };
  }
  if (word.role !== 'unit' || word.value === 0) return alone;
  if (word.value === 1 && ten !== 80 && at === next) return alone;
  return { value: ten + word.value, next: at + 1 };
}

function withRest(
  tokens: Tokens,
  value: number,
  next: number,
  readRest: (tokens: Tokens, index: number, inside: boolean) => Piece | null,
): Piece {
  const at = joined(tokens, next);
  const rest = at < 0 || numeralAt(tokens, at, true)?.value === 0 ? null : readRest(tokens, at, true);
  return rest === null ? { value, next } : { value: value + rest.value, next: rest.next };
}

/** "virgule zéro cinq", "virgule un quatre un six": the pieces follow one another as digits. */
function readSpelledDecimals(tokens: Tokens, next: number): { digits: string; next: number } | null {
  if (!tokens.is(next, 'virgule')) return null;
  let digits = '';
  let at = next + 1;
  for (let piece = readBelowThousand(tokens, at, false); piece; piece = readBelowThousand(tokens, at, false)) {
    digits += String(piece.value);
    at = piece.next;
  }
  return digits === '' ? null : { digits, next: at };
}

/** Index of the word that goes on after `next`: the next one on the line, or the one behind a glued hyphen; else -1. */
export function joined(tokens: Tokens, next: number): number {
  if (tokens.kind(next) === WORD) return tokens.gap(next) <= 2 ? next : -1;
  const hyphenated = isHyphen(tokens.sign(next)) && tokens.glued(next) && tokens.glued(next + 1);
  return hyphenated && tokens.kind(next + 1) === WORD ? next + 1 : -1;
}

/** The number word at `index`; a loose spelling counts only inside a number. */
export function numeralAt(tokens: Tokens, index: number, inside: boolean): NumeralWord | null {
  const numeral = tokens.word(index)?.numeral ?? null;
  return numeral !== null && (inside || !numeral.loose) ? numeral : null;
}
