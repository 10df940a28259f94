import { type Draft, draft } from '../grammar/draft.ts';
import { isHyphen } from '../grammar/numeral.ts';
import { DIGITS, type Tokens } from '../text/tokens.ts';
import type { Scan } from './scan.ts';

const PLUS = 0x2b;
const MOST_GROUPS = 6;

/** "06 12 34 56 78", "02.31.00.00.00", "0612345678", "+33 6 12 34 56 78", "555-123-4567". */
export function readPhone({ tokens }: Scan, index: number): Draft | null {
  if (tokens.kind(index) !== DIGITS) return null;
  const international = tokens.sign(index - 1) === PLUS && tokens.glued(index) && tokens.length(index) <= 3;
  const zero = tokens.text.charCodeAt(tokens.start(index)) === 0x30;
  if (zero && tokens.length(index) === 10) return draft({ first: index, next: index + 1, kind: 'phone' });
  if (!zero && !international && tokens.length(index) !== 3) return null;
  const shape = groups(tokens, index);
  const french =
    zero && (shape.digits === 10 || (shape.digits === 9 && tokens.length(index) === 1)) && shape.count >= 4;
  const american = !zero && shape.count === 3 && shape.digits === 10 && isHyphen(tokens.sign(index + 1));
  if (!french && !american && !(international && shape.digits >= 9 && shape.count >= 2)) return null;
  return draft({ first: international ? index - 1 : index, next: shape.next, kind: 'phone' });
}

interface Shape {
  readonly digits: number;
  readonly count: number;
  readonly next: number;
}

/** Short groups of digits, apart by one blank, dot or hyphen. */
function groups(tokens: Tokens, index: number): Shape {
  let digits = tokens.length(index);
  let count = 1;
  let next = index + 1;
  while (count < MOST_GROUPS) {
    const sign = tokens.sign(next);
    const at = sign === 0x2e || isHyphen(sign) ? next + 1 : next;
    const close = at === next ? tokens.gap(at) === 1 : tokens.glued(next) && tokens.glued(at);
    if (tokens.kind(at) !== DIGITS || !close || tokens.length(at) > 4 || digits + tokens.length(at) > 13) break;
    digits += tokens.length(at);
    count += 1;
    next = at + 1;
  }
  return { digits, count, next };
}
