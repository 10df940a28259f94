import { isHyphen } from '../grammar/numeral.ts';
import { type Operator, operatorAt } from '../grammar/operators.ts';
import { Cue } from '../text/cue.ts';
import { BREAK, DIGITS, type Tokens } from '../text/tokens.ts';

export interface Link {
  readonly operator: Operator;
  readonly next: number;
  /** Said in words or by a sign that prose uses otherwise: only a stated result makes it a calculation. */
  readonly spoken: boolean;
  /** ":" and "pour" seldom divide: only a result that agrees makes them do so. */
  readonly doubtful: boolean;
}

const COLON = 0x3a;
/** Blanks beyond which two numbers stand in two cells of a table. */
const WIDEST_GAP = 3;
const SPOKEN: Readonly<Record<string, Operator>> = {
  sur: '/',
  over: '/',
  pour: '/',
  moins: '-',
  minus: '-',
  plus: '+',
  fois: '*',
  times: '*',
};

/** The operator at `at`, which may stand on the next line or end its own: "x", "÷", "divisé par", "moins", "sur". */
export function readLink(tokens: Tokens, at: number): Link | null {
  if (tokens.kind(at) === BREAK) return readColumnSign(tokens, at + 1);
  if (tokens.gap(at) > WIDEST_GAP || tokens.gap(at + 1) > WIDEST_GAP) return null;
  const operator = operatorAt(tokens, at);
  if (operator !== null)
    return isArrow(tokens, at) ? null : { operator, next: afterBreak(tokens, at + 1), spoken: false, doubtful: false };
  if (tokens.sign(at) === COLON)
    return tokens.kind(at + 1) === DIGITS ? { operator: '/', next: at + 1, spoken: true, doubtful: true } : null;
  return readSpokenLink(tokens, at);
}

function readSpokenLink(tokens: Tokens, at: number): Link | null {
  if (!tokens.has(at, Cue.operator)) return null;
  const word = tokens.word(at)?.text ?? '';
  const operator = SPOKEN[word];
  if (operator !== undefined) return { operator, next: at + 1, spoken: true, doubtful: word === 'pour' };
  if (!tokens.is(at + 1, 'par') && !tokens.is(at + 1, 'by')) return null;
  return { operator: word.startsWith('div') ? '/' : '*', next: at + 2, spoken: true, doubtful: false };
}

/** A column of terms: the next line opens with "+", "x", "÷" or "/"; a hyphen there is a bullet. */
function readColumnSign(tokens: Tokens, at: number): Link | null {
  const operator = operatorAt(tokens, at);
  if (operator === null || operator === '-' || tokens.kind(at + 1) !== DIGITS) return null;
  return { operator, next: at + 1, spoken: operator === '+', doubtful: false };
}

function afterBreak(tokens: Tokens, at: number): number {
  return tokens.kind(at) === BREAK && tokens.kind(at + 1) === DIGITS ? at + 1 : at;
}

/** "->", "-->" between two numbers says what one becomes. */
function isArrow(tokens: Tokens, at: number): boolean {
  if (!isHyphen(tokens.sign(at))) return false;
  const next = tokens.sign(at + 1);
  return tokens.glued(at + 1) && (next === 0x3e || isHyphen(next));
}
