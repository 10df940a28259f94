import type { Expression } from '../../../types/index.ts';
import type { Cursor } from './cursor.ts';
import { type Link, readLink } from './operator.ts';

/** An expression read from the tokens up to `next`, whose figures end before figure number `figure`. */
export interface Read {
  readonly expression: Expression;
  readonly next: number;
  readonly figure: number;
  readonly operations: number;
  /** Words stand between its terms, or its operators are said in words. */
  readonly spoken: boolean;
  readonly doubtful: boolean;
}

/** Bounds that keep the reading linear: nobody writes a longer or deeper calculation. */
const MOST_OPERATIONS = 40;
const DEEPEST = 6;
const OPEN = new Set([0x28, 0x5b]);
const CLOSE = new Set([0x29, 0x5d]);

/** Sums of products of figures and parentheses, usual precedence, from token `at` and figure number `figure`. */
export function readExpression(cursor: Cursor, at: number, figure: number, depth = 0): Read | null {
  return readChain(cursor, at, figure, depth, 'sum');
}

type Level = 'sum' | 'product';

function readOperand(cursor: Cursor, at: number, figure: number, depth: number, level: Level): Read | null {
  return level === 'sum' ? readChain(cursor, at, figure, depth, 'product') : readFactor(cursor, at, figure, depth);
}

function belongs(link: Link, level: Level): boolean {
  return (level === 'sum') === (link.operator === '+' || link.operator === '-');
}

function readChain(cursor: Cursor, at: number, figure: number, depth: number, level: Level): Read | null {
  let left = readOperand(cursor, at, figure, depth, level);
  while (left !== null && left.operations < MOST_OPERATIONS) {
    const link = linkAfter(cursor, left);
    if (link === null || !belongs(link, level)) break;
    const right = readOperand(cursor, link.next, left.figure, depth, level);
    if (right === null) break;
    left = {
      expression: { kind: 'operation', operator: link.operator, left: left.expression, right: right.expression },
      next: right.next,
      figure: right.figure,
      operations: left.operations + right.operations + 1,
      spoken: left.spoken || right.spoken || link.spoken,
      doubtful: left.doubtful || right.doubtful || link.doubtful,
    };
  }
  return left;
}

/** The operator after a term, beyond the few words that may follow it ("25 commandes payées / …"). */
function linkAfter(cursor: Cursor, left: Read): Link | null {
  const near = implied(cursor, left) ?? readLink(cursor.tokens, left.next);
  if (near !== null) return near;
  const beyond = cursor.skipWords(left.next, left.figure);
  if (beyond === left.next) return null;
  const link = readLink(cursor.tokens, beyond);
  return link === null || link.operator === '-' ? null : { ...link, spoken: true };
}

/** "x 100" read as a multiplier, and "45 fois 7,90": the figure itself says the operator. */
function implied(cursor: Cursor, left: Read): Link | null {
  const next = cursor.figureAt(left.next, left.figure);
  if (next < 0) return null;
  const last = cursor.figures[left.figure - 1];
  if (last?.unit === 'fois' || last?.unit === 'times')
    return { operator: '*', next: left.next, spoken: true, doubtful: false };
  const draft = cursor.drafts[next];
  const multiplies = draft?.kind === 'multiplier' && draft.unit === null;
  return multiplies ? { operator: '*', next: left.next, spoken: false, doubtful: false } : null;
}

function readFactor(cursor: Cursor, at: number, figure: number, depth: number): Read | null {
  if (OPEN.has(cursor.tokens.sign(at))) return readParentheses(cursor, at, figure, depth);
  const here = cursor.figureAt(at, figure);
  if (here >= 0) return readTerm(cursor, here, false);
  if (depth > DEEPEST) return null;
  const beyond = cursor.skipWords(at, figure);
  if (beyond === at) return null;
  const named = cursor.figureAt(beyond, figure);
  return named < 0 ? null : readTerm(cursor, named, true);
}

function readTerm(cursor: Cursor, index: number, spoken: boolean): Read | null {
  const figure = cursor.figures[index];
  const draft = cursor.drafts[index];
  if (figure === undefined || draft === undefined || !cursor.isTerm(index)) return null;
  return {
    expression: { kind: 'figure', figure },
    next: draft.next,
    figure: index + 1,
    operations: 0,
    spoken,
    doubtful: false,
  };
}

function readParentheses(cursor: Cursor, at: number, figure: number, depth: number): Read | null {
  if (depth >= DEEPEST) return null;
  const inside = readExpression(cursor, at + 1, figure, depth + 1);
  if (inside === null) return null;
  const close = CLOSE.has(cursor.tokens.sign(inside.next)) ? inside.next : cursor.skipWords(inside.next, inside.figure);
  return CLOSE.has(cursor.tokens.sign(close)) ? { ...inside, next: close + 1 } : null;
}
