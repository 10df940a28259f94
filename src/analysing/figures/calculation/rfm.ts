import type { Calculation, Expression, Figure } from '../../../types/index.ts';
import { tripleAt } from '../grammar/score-triple.ts';
import { isRfmLetter } from '../not-a-figure/name.ts';
import type { Tokens } from '../text/tokens.ts';
import type { Cursor } from './cursor.ts';
import { evaluate } from './evaluate.ts';
import { readStatement, type Statement, skipHedges } from './result.ts';
import { findSlip } from './slip.ts';

const SCORES = 3;

/** "R3 F3 M3 = 9", "R 3 (5 jours), F 1, M 1 → 5", "3-1-1 → 5": three scores whose sum is left unsaid, and their total. */
export function readRfm(cursor: Cursor, figure: number): { calculation: Calculation; figure: number } | null {
  const { tokens } = cursor;
  const read = readScores(cursor, figure);
  const statement = read === null ? null : readTotal(tokens, read.next);
  if (read === null || statement === null) return null;
  const { scores } = read;
  const total = cursor.figureAt(skipHedges(tokens, statement.next), read.figure);
  const result = cursor.figures[total];
  const expression = sum(scores);
  if (result === undefined || expression === null || !cursor.isTerm(total)) return null;
  const first = cursor.drafts[figure]?.first ?? 0;
  const letter = tokens.sign(first - 1) > 0 ? first - 2 : first - 1;
  const start = tokens.start(tripleAt(tokens, first) === first ? first : letter);
  const evaluation = evaluate(expression);
  const calculation: Calculation = {
    start,
    end: result.end,
    expression,
    computed: evaluation.value,
    results: [result],
    slip: findSlip(evaluation, result),
  };
  return { calculation, figure: total + 1 };
}

interface Scores {
  readonly scores: readonly Figure[];
  /** Index of the first figure behind them. */
  readonly figure: number;
  /** Token behind them. */
  readonly next: number;
}

/** The scores, each with what a bracket tells of it: "R 3 (5 jours)". */
function readScores(cursor: Cursor, from: number): Scores | null {
  const { tokens } = cursor;
  const scores: Figure[] = [];
  let figure = from;
  let next: number | null = null;
  for (let order = 0; order < SCORES; order += 1) {
    const score = cursor.figures[figure];
    const draft = cursor.drafts[figure];
    if (score?.kind !== 'number' || draft === undefined) return null;
    if (!isScoreOf(cursor, draft.first) && !isNext(tokens, draft.first, order)) return null;
    if (next !== null && draft.first - next > WITHIN) return null;
    scores.push(score);
    next = behindBracket(tokens, draft.next);
    figure += 1;
    while ((cursor.drafts[figure]?.first ?? Number.POSITIVE_INFINITY) < next) figure += 1;
  }
  return next === null ? null : { scores, figure, next };
}

const WITHIN = 3;
const LONGEST_BRACKET = 12;

function behindBracket(tokens: Tokens, at: number): number {
  if (tokens.sign(at) !== OPENS) return at;
  for (let next = at + 1; next <= at + LONGEST_BRACKET; next += 1) if (tokens.sign(next) === CLOSES) return next + 1;
  return at;
}

const OPENS = '('.charCodeAt(0);
const CLOSES = ')'.charCodeAt(0);

/** "total 9", "score : 9", or what states any result. */
function readTotal(tokens: Tokens, at: number): Statement | null {
  const from = tokens.sign(at) === 0x2c ? at + 1 : at;
  if (!/^(total|score|somme)$/i.test(tokens.written(from))) return readStatement(tokens, at);
  const sign = tokens.sign(from + 1);
  return { next: sign === 0x3a || sign === 0x3d ? from + 2 : from + 1, by: 'equals' };
}

/** The nth of three scores written one behind the other. */
function isNext(tokens: Tokens, first: number, order: number): boolean {
  return tripleAt(tokens, first) === first - 2 * order;
}

/** The letter stands right before, or behind "=" or ":". */
function isScoreOf({ tokens }: Cursor, first: number): boolean {
  const sign = tokens.sign(first - 1);
  return isRfmLetter(tokens, sign === 0x3d || sign === 0x3a ? first - 2 : first - 1);
}

function sum(scores: readonly Figure[]): Expression | null {
  let made: Expression | null = null;
  for (const figure of scores) {
    const leaf: Expression = { kind: 'figure', figure };
    made = made === null ? leaf : { kind: 'operation', operator: '+', left: made, right: leaf };
  }
  return made;
}
