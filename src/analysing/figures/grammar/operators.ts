import { Cue } from '../text/cue.ts';
import { DIGITS, SIGN, type Tokens } from '../text/tokens.ts';
import { isHyphen } from './numeral.ts';

export type Operator = '+' | '-' | '*' | '/';

const SIGNS = new Map<number, Operator>([
  [0x2b, '+'],
  [0x2a, '*'],
  [0xd7, '*'],
  [0x2715, '*'],
  [0x2716, '*'],
  [0x22c5, '*'],
  [0xb7, '*'],
  [0xf7, '/'],
  [0x2f, '/'],
  [0x2215, '/'],
]);

/** "=", "≈" and kin. */
export function isEquals(code: number): boolean {
  return code === 0x3d || code === 0x2248 || code === 0x2243 || code === 0x2245 || code === 0x223c;
}

/** The operator that one token writes, by itself: a sign, or "x" between two numbers. */
export function operatorAt(tokens: Tokens, index: number): Operator | null {
  const sign = tokens.sign(index);
  if (sign > 0) return SIGNS.get(sign) ?? (isHyphen(sign) ? '-' : null);
  return tokens.is(index, 'x') ? '*' : null;
}

/** A calculation goes on at `index`: an equal sign, or an operator with a number behind it. */
export function operatesAfter(tokens: Tokens, index: number): boolean {
  const sign = tokens.sign(index);
  if (isEquals(sign)) return statesNumber(tokens, index + 1);
  if (sign === 0x29) return operatesAfter(tokens, index + 1);
  const operator = operatorAt(tokens, index);
  if (operator === null || (operator === '/' && tokens.kind(index + 1) !== DIGITS)) return false;
  if (operator === '-' && tokens.glued(index) !== tokens.glued(index + 1)) return false;
  return tokens.kind(index + 1) === DIGITS || tokens.sign(index + 1) === 0x28;
}

/** "= 75 %", "= environ 43", "= (2 + 3)", not "= zone de danger" nor "=> bon". */
function statesNumber(tokens: Tokens, index: number): boolean {
  const word = tokens.word(index);
  if (word !== null) return word.numeral !== null || word.part > 0 || tokens.has(index, Cue.phrase);
  return tokens.kind(index) === DIGITS || (tokens.kind(index) === SIGN && tokens.sign(index) !== 0x3e);
}

/** A calculation runs into the number at `index`: an operator stands before it, with a number before that. */
export function operatesBefore(tokens: Tokens, index: number): boolean {
  const operator = operatorAt(tokens, index - 1);
  if (operator === null) return false;
  const before = tokens.kind(index - 2);
  if (before === DIGITS) return true;
  return (
    before === SIGN &&
    (tokens.sign(index - 2) === 0x29 || tokens.sign(index - 2) === 0x25 || tokens.sign(index - 2) === 0x20ac)
  );
}
