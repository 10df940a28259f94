import { type Draft, draft } from '../grammar/draft.ts';
import { operatesBefore } from '../grammar/operators.ts';
import { DIGITS, WORD } from '../text/tokens.ts';
import type { Scan } from './scan.ts';

/** "14000 Caen", "84390 Sault": five digits before the name of a town. */
export function readPostcode({ tokens }: Scan, index: number): Draft | null {
  if (tokens.kind(index) !== DIGITS || tokens.length(index) !== 5 || tokens.kind(index + 1) !== WORD) return null;
  if (tokens.gap(index + 1) !== 1 || tokens.word(index + 1) !== null || operatesBefore(tokens, index)) return null;
  const town = /^\p{Lu}\p{Ll}+$|^\p{Lu}{3,}$/u.test(tokens.written(index + 1));
  const department = Number(tokens.written(index).slice(0, 2));
  return town && department >= 1 && department <= 98
    ? draft({ first: index, next: index + 1, kind: 'postcode' })
    : null;
}
