import { DIGITS, type Tokens } from '../text/tokens.ts';
import type { DecimalStyle } from './decimal-style.ts';
import { readDigits } from './digits.ts';
import { readEnglishWords } from './english-words.ts';
import { readFrenchWords } from './french-words.ts';
import type { Numeral } from './numeral.ts';
import { operatesAfter } from './operators.ts';
import { readUnit } from './unit.ts';
import type { Unit } from './unit-shape.ts';

/** "2 euros 50", "2€50", "deux euros et un centime", "3 dollars and 20 cents": the whole amount, to the hundredth. */
export function readCentimes(
  tokens: Tokens,
  amount: Numeral,
  unit: Unit,
  style: DecimalStyle,
): { value: number; next: number } | null {
  if (amount.precision !== 0 || unit.factor !== 1) return null;
  const linked = tokens.is(unit.next, 'et') || tokens.is(unit.next, 'and');
  const at = linked ? unit.next + 1 : unit.next;
  if (tokens.gap(at) > 1) return null;
  const cents = tokens.kind(at) === DIGITS ? readDigits(tokens, at, style) : spelled(tokens, at);
  if (cents === null || cents.precision !== 0 || cents.value > 99 || cents.form === 'part') return null;
  const named = readUnit(tokens, cents);
  if (named?.factor === 0.01) return sum(amount, cents, named.next);
  const twoDigits = cents.form === 'words' || tokens.length(at) === 2;
  const bare =
    !linked && twoDigits && named === null && !operatesAfter(tokens, cents.next) && !isCounted(tokens, cents);
  return bare ? sum(amount, cents, cents.next) : null;
}

function spelled(tokens: Tokens, at: number): Numeral | null {
  return tokens.language === 'fr' ? readFrenchWords(tokens, at) : readEnglishWords(tokens, at);
}

/** "coûte 2 euros 50 clients sont venus": a plural noun follows, the second number counts it. */
function isCounted(tokens: Tokens, cents: Numeral): boolean {
  return /^\p{L}{3,}[sx]$/iu.test(tokens.written(cents.next));
}

function sum(amount: Numeral, cents: Numeral, next: number): { value: number; next: number } {
  return { value: (amount.value * 100 + cents.value) / 100, next };
}
