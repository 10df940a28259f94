import type { Tokens } from '../text/tokens.ts';
import { joined } from './french-words.ts';
import { NO_SCALE, type Numeral } from './numeral.ts';

/** Collectives that count exactly; the others round to their size. */
const EXACT = new Set([2, 8, 12]);

/** "une dizaine", "2 douzaines", "une demi-douzaine", "une dizaine de milliers": `numeral` says how many of them. */
export function readCollective(tokens: Tokens, numeral: Numeral): Numeral | null {
  const at = joined(tokens, numeral.next);
  const size = tokens.word(at)?.collective ?? 0;
  if (size === 0 || (numeral.form === 'digits' && numeral.precision > 0 && size < 100)) return null;
  const value = numeral.value * size;
  const precision = EXACT.has(size) ? 0 : -Math.floor(Math.log10(size));
  const made: Numeral = { first: numeral.first, next: at + 1, value, precision, form: 'collective', scale: NO_SCALE };
  return readMultiple(tokens, made) ?? made;
}

/** "une dizaine de milliers", "une centaine de millions". */
function readMultiple(tokens: Tokens, made: Numeral): Numeral | null {
  if (!tokens.is(made.next, 'de')) return null;
  const word = tokens.word(made.next + 1);
  const size = word?.collective || (word?.numeral?.role === 'scale' ? word.numeral.value : 0);
  if (size < 1000) return null;
  const precision = made.precision - Math.round(Math.log10(size));
  return { ...made, next: made.next + 2, value: made.value * size, precision, scale: size };
}
