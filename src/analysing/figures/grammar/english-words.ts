import type { Tokens } from '../text/tokens.ts';
import { joined, numeralAt } from './french-words.ts';
import { NO_SCALE, type Numeral } from './numeral.ts';

interface Piece {
  readonly value: number;
  readonly next: number;
}

/** "two hundred and forty-five thousand", "a million", "three point one four". */
export function readEnglishWords(tokens: Tokens, index: number): Numeral | null {
  const whole = readScales(tokens, index);
  if (whole === null) return null;
  const decimals = readSpelledDecimals(tokens, whole.next);
  if (decimals === null) return whole;
  return {
    ...whole,
    next: decimals.next,
    value: Number(`${whole.value}.${decimals.digits}`),
    precision: decimals.digits.length,
  };
}

/** Thousands and beyond, in falling order, then the hundreds. */
function readScales(tokens: Tokens, index: number): Numeral | null {
  let value = 0;
  let next = index;
  let last = Number.POSITIVE_INFINITY;
  let rest = false;
  for (let at = index; at >= 0; ) {
    const piece = readBelowThousand(tokens, at);
    if (piece === null) break;
    const scaleAt = joined(tokens, piece.next);
    const scale = numeralAt(tokens, scaleAt, true);
    const scales = scale !== null && (scale.role === 'scale' || scale.role === 'thousand');
    if (!scales || scale.value >= last) {
      value += piece.value;
      next = piece.next;
      rest = true;
      break;
    }
    value += piece.value * scale.value;
    next = scaleAt + 1;
    last = scale.value;
    at = afterAnd(tokens, next);
  }
  if (next === index) return null;
  const scale = !rest && Number.isFinite(last) && last >= 1e6 ? last : NO_SCALE;
  return { first: index, next, value, precision: scale > 1 ? -Math.round(Math.log10(scale)) : 0, form: 'words', scale };
}

function readBelowThousand(tokens: Tokens, index: number): Piece | null {
  const head = readBelowHundred(tokens, index);
  if (head === null) return null;
  const at = joined(tokens, head.next);
  if (numeralAt(tokens, at, true)?.role !== 'hundred') return head;
  const value = head.value * 100;
  const after = afterAnd(tokens, at + 1);
  const rest = after < 0 ? null : readBelowHundred(tokens, after);
  const scale = rest === null ? null : numeralAt(tokens, joined(tokens, rest.next), true);
  if (rest === null || scale?.role === 'hundred') return { value, next: at + 1 };
  return { value: value + rest.value, next: rest.next };
}

function readBelowHundred(tokens: Tokens, index: number): Piece | null {
  const word = numeralAt(tokens, index, false);
  if (word === null) return articleAsOne(tokens, index);
  if (word.role === 'unit' || word.role === 'teen') return { value: word.value, next: index + 1 };
  if (word.role !== 'ten') return null;
  const at = joined(tokens, index + 1);
  const unit = numeralAt(tokens, at, true);
  if (unit?.role !== 'unit' || unit.value === 0) return { value: word.value, next: index + 1 };
  return { value: word.value + unit.value, next: at + 1 };
}

/** "a hundred", "a million". */
function articleAsOne(tokens: Tokens, index: number): Piece | null {
  if (!tokens.is(index, 'a')) return null;
  const role = numeralAt(tokens, joined(tokens, index + 1), false)?.role;
  const scales = role === 'hundred' || role === 'thousand' || role === 'scale';
  return scales ? { value: 1, next: index + 1 } : null;
}

/** Where the number goes on after a hundred or a scale: "and" may stand between when a number word follows it. */
function afterAnd(tokens: Tokens, next: number): number {
  const at = joined(tokens, next);
  if (!tokens.is(at, 'and')) return numeralAt(tokens, at, false) ? at : -1;
  const after = joined(tokens, at + 1);
  return numeralAt(tokens, after, false) ? after : -1;
}

function readSpelledDecimals(tokens: Tokens, next: number): { digits: string; next: number } | null {
  if (!tokens.is(next, 'point')) return null;
  let digits = '';
  let at = next + 1;
  for (let piece = readBelowHundred(tokens, at); piece; piece = readBelowHundred(tokens, at)) {
    digits += String(piece.value);
    at = piece.next;
  }
  return digits === '' ? null : { digits, next: at };
}
