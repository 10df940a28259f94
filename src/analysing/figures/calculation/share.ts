import type { Calculation } from '../../../types/index.ts';
import { DIGITS, type Tokens, WORD } from '../text/tokens.ts';
import type { Cursor } from './cursor.ts';
import { evaluate } from './evaluate.ts';
import { readStatement } from './result.ts';
import { findSlip } from './slip.ts';

/** How many words may stand between the two data, and before the share. */
const REACH = 14;

/**
 * "sur 8 750 clients, 120 sont identifiés, soit 1,37 %": the whole is said first, behind "sur", then the part, then the
 * share. `figure` is the whole. Only a share that agrees, or is off by a power of ten, proves that this was meant.
 */
export function readShare(cursor: Cursor, figure: number): { calculation: Calculation; figure: number } | null {
  const [whole, part, share] = [cursor.drafts[figure], cursor.drafts[figure + 1], cursor.drafts[figure + 2]];
  if (whole === undefined || part === undefined || share?.unit !== '%' || share.value === null) return null;
  if (!isBehindSur(cursor.tokens, whole.first) || !cursor.isTerm(figure) || !cursor.isTerm(figure + 1)) return null;
  if (!isProse(cursor.tokens, whole.next, part.first) || !isStated(cursor.tokens, part.next, share.first)) return null;
  const [over, under, result] = [cursor.figures[figure + 1], cursor.figures[figure], cursor.figures[figure + 2]];
  if (over === undefined || under === undefined || result === undefined || over.unit === '%') return null;
  const expression = { kind: 'operation', operator: '/', left: leaf(over), right: leaf(under) } as const;
  const evaluation = evaluate(expression);
  const slip = findSlip(evaluation, result);
  if (slip === 'arithmetic') return null;
  const { start } = under;
  const calculation = { start, end: result.end, expression, computed: evaluation.value, results: [result], slip };
  return { calculation, figure: figure + 3 };
}

function leaf<Of>(figure: Of): { readonly kind: 'figure'; readonly figure: Of } {
  return { kind: 'figure', figure };
}

function isBehindSur(tokens: Tokens, first: number): boolean {
  return tokens.is(first - 1, 'sur') || (tokens.is(first - 2, 'sur') && tokens.kind(first - 1) === WORD);
}

/** Words, commas and apostrophes only. */
function isProse(tokens: Tokens, from: number, to: number): boolean {
  if (to - from > REACH) return false;
  for (let at = from; at < to; at += 1) {
    const sign = tokens.sign(at);
    if (tokens.edge(at) || tokens.kind(at) === DIGITS) return false;
    if (sign > 0 && sign !== 0x2c && sign !== 0x27 && sign !== 0x2019) return false;
  }
  return true;
}

/** The words between the part and the share end with "soit", "donc", "=". */
function isStated(tokens: Tokens, from: number, to: number): boolean {
  const statement = readStatement(tokens, to - 1);
  return statement !== null && statement.next === to && isProse(tokens, from, to - 1);
}
