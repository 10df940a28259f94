import type { Calculation, Expression, Figure } from '../../../types/index.ts';
import { tripleAt } from '../grammar/score-triple.ts';
import { isRfmLetter } from '../not-a-figure/name.ts';
import type { Tokens } from '../text/tokens.ts';
import type { Cursor } from './cursor.ts';
import { evaluate } from './evaluate.ts';
import { readStatement, type Statement, skipHedges } from './result.ts';
import { findSlip } from './slip.ts';

const SCORES = 3;

/** "R3 F3 M3 = 9", "R : 3, F : 1, M : 1 → 5", "3-1-1 → 5": three scores whose sum is left unsaid, and their total. */
export function readRfm(cursor: Cursor, figure: number): { calculation: Calculation; figure: number } | null {
  const { tokens } = cursor;
  const scores: Figure[] = [];
  for (let index = figure; index < figure + SCORES; index += 1) {
    const score = cursor.figures[index];
    const draft = cursor.drafts[index];
    const previous = cursor.drafts[index - 1];
    if (score?.kind !== 'number' || draft === undefined) return null;
    if (!isScoreOf(cursor, draft.first) && !isNext(tokens, draft.first, index - figure)) return null;
    if (index > figure && draft.first - (previous?.next ?? 0) > 3) return null;
    scores.push(score);
  }
  const last = cursor.drafts[figure + SCORES - 1];
  const statement = last === undefined ? null : readTotal(tokens, last.next);
  if (last === undefined || statement === null) return null;
  const total = cursor.figureAt(skipHedges(tokens, statement.next), figure + SCORES);
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
