import type { Calculation, Expression, Figure } from '../../../types/index.ts';
import { DIGITS, WORD } from '../text/tokens.ts';
import type { Cursor } from './cursor.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { type Read, readExpression } from './expression.ts';
import { readStatement, type Statement, skipHedges } from './result.ts';
import { findSlip } from './slip.ts';

/** Steps of one chain "a = b = c = …" that are followed. */
const MOST_STEPS = 12;
const OPEN = new Set([0x28, 0x5b]);

/** The calculations of one chain, and the number of the first figure after it. */
export interface Chain {
  readonly calculations: readonly Calculation[];
  readonly figure: number;
}

interface Step extends Read {
  readonly start: number;
}

/** "0,90 + 0,50 = 1,40", "7,90 x 2,9 % = 0,23", "4,30 + 0,23 = 4,53 soit …": from figure number `figure` on. */
export function readChain(cursor: Cursor, figure: number): Chain | null {
  const first = cursor.drafts[figure]?.first ?? 0;
  const opening = readOpening(cursor, first, figure);
  if (opening === null) return null;
  const steps: Step[] = [opening];
  const results: Figure[] = [];
  let next = opening.next;
  let at = opening.figure;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const statement = statementAfter(cursor, next, at);
    const read = statement === null ? null : readStated(cursor, statement, at);
    if (statement === null || read === null) break;
    if (read.operations > 0) {
      if (results.length > 0) break;
      steps.push(read);
    } else {
      const stated = leaf(read.expression);
      if (stated === null || !belongs(steps, results, statement, stated)) break;
      results.push(stated);
    }
    next = read.next;
    at = read.figure;
  }
  const calculations = build(steps, results, cursor, next).map((one) => withResultBefore(one, cursor, opening, figure));
  return calculations.length === 0 && opening.doubtful ? null : { calculations, figure: at };
}

/** Words between a result and the bracket that tells how it was found: "44,51 savons par mois (150 / 3,37)". */
const MOST_BETWEEN = 4;

/** "45 savons (150 / 3,37)": the result stands first, and its calculation in brackets behind; only one that agrees. */
function withResultBefore(
  made: Calculation,
  { tokens, drafts, figures }: Cursor,
  opening: Step,
  figure: number,
): Calculation {
  const [draft, result] = [drafts[figure - 1], figures[figure - 1]];
  if (made.results.length > 0 || draft === undefined || result === undefined || result.value === null) return made;
  const bracket = OPEN.has(tokens.sign(opening.start)) ? opening.start : opening.start - 1;
  if (!OPEN.has(tokens.sign(bracket)) || bracket - draft.next > MOST_BETWEEN) return made;
  for (let at = draft.next; at < bracket; at += 1) if (tokens.kind(at) !== WORD) return made;
  if (findSlip(evaluate(made.expression), result) !== null) return made;
  return { ...made, start: result.start, results: [result] };
}

/** The first expression, from the parentheses that stand before its first figure. */
function readOpening(cursor: Cursor, first: number, figure: number): Step | null {
  let at = first;
  while (OPEN.has(cursor.tokens.sign(at - 1)) && first - at < 4) at -= 1;
  for (; at <= first; at += 1) {
    const read = readExpression(cursor, at, figure);
    if (read !== null && read.operations > 0) return { ...read, start: at };
  }
  return null;
}

function statementAfter(cursor: Cursor, next: number, figure: number): Statement | null {
  const near = readStatement(cursor.tokens, next);
  if (near !== null) return near;
  const beyond = cursor.skipWords(next, figure);
  const far = beyond > next ? readStatement(cursor.tokens, beyond) : null;
  return far?.by === 'equals' ? far : null;
}

/** What "=" introduces: a result, or the next step of the chain. */
function readStated(cursor: Cursor, statement: Statement, figure: number): Step | null {
  const at = skipPlus(cursor, skipHedges(cursor.tokens, statement.next));
  const opens = OPEN.has(cursor.tokens.sign(at));
  if (cursor.figureAt(at, figure) >= 0 || opens) {
    const read = readExpression(cursor, at, figure);
    return read === null ? null : { ...read, start: at };
  }
  if (statement.by !== 'word') return null;
  const beyond = cursor.skipWords(at, figure);
  const named = cursor.figureAt(beyond, figure);
  if (named < 0) return null;
  const read = readExpression(cursor, beyond, figure);
  return read === null || read.operations > 0 ? null : { ...read, start: beyond, spoken: true };
}

/** "= +27,6 %": a plus sign before a result only insists. */
function skipPlus({ tokens }: Cursor, at: number): number {
  return tokens.sign(at) === 0x2b ? at + 1 : at;
}

function leaf(expression: Expression): Figure | null {
  return expression.kind === 'figure' ? expression.figure : null;
}

/**
 * "=" always states the result. "soit", "donc" and arrows also go on to something else ("= 1 880 € soit 156 € par
 * mois"): after a result, or at a distance, they count only when the value is that of the calculation.
 */
function belongs(steps: readonly Step[], results: readonly Figure[], statement: Statement, stated: Figure): boolean {
  if (statement.by === 'equals') return true;
  if (stated.low !== null || stated.high !== null) return false;
  const last = steps.at(-1);
  if (last === undefined) return false;
  const evaluation = evaluate(last.expression);
  if (findSlip(evaluation, stated) === null) return true;
  return results.length === 0 && (stated.unit === '%' || !last.spoken) && statement.by === 'word';
}

function build(steps: readonly Step[], results: readonly Figure[], cursor: Cursor, next: number): Calculation[] {
  const made: Calculation[] = [];
  steps.forEach((step, index) => {
    const evaluation = evaluate(step.expression);
    const carried = carriedInto(evaluation, steps[index + 1]);
    const stated = carried === null ? [...results] : [carried];
    if (stated.length === 0 && !isClear(step, cursor)) return;
    const slip = stated.map((result) => findSlip(evaluation, result)).find((found) => found !== null) ?? null;
    if (step.doubtful && (stated.length === 0 || slip === 'arithmetic')) return;
    const last = carried?.end ?? (results.length > 0 ? cursor.tokens.end(next - 1) : cursor.tokens.end(step.next - 1));
    const start = cursor.tokens.start(step.start);
    made.push({
      start,
      end: last,
      expression: step.expression,
      computed: evaluation.value,
      results: stated,
      slip,
    });
  });
  return made;
}

/** "0,90 + 0,50 = 1,40 + 0,23 = 1,63": the sum is carried into the first term of the next step. */
function carriedInto(evaluation: Evaluation, following: Step | undefined): Figure | null {
  let first = following?.expression;
  while (first?.kind === 'operation') first = first.left;
  return first !== undefined && findSlip(evaluation, first.figure) === null ? first.figure : null;
}

/** Without a result, only signs say that it is a calculation: "150 / 3,37", not "3 + 1 offert" nor "1/2/3". */
function isClear(step: Step, cursor: Cursor): boolean {
  if (step.spoken || step.expression.kind !== 'operation') return false;
  if (step.operations > 1) return !isBareSlashes(step, cursor);
  const { operator } = step.expression;
  if (operator === '*' || operator === '/') return true;
  const left = leaf(step.expression.left);
  const right = leaf(step.expression.right);
  return left !== null && right !== null && (left.kind === 'money' || left.precision > 0) && right.unit === left.unit;
}

function isBareSlashes(step: Step, { tokens }: Cursor): boolean {
  for (let at = step.start; at < step.next; at += 1) {
    if (tokens.kind(at) !== DIGITS && tokens.sign(at) !== 0x2f) return false;
  }
  return tokens.glued(step.start + 1);
}
