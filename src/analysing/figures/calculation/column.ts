import type { Calculation, Expression, Figure } from '../../../types/index.ts';
import { isEquals } from '../grammar/operators.ts';
import { BREAK, type Tokens, WORD } from '../text/tokens.ts';
import type { Cursor } from './cursor.ts';
import { evaluate } from './evaluate.ts';
import { findSlip } from './slip.ts';

const MOST_ROWS = 12;

interface Row {
  readonly figure: Figure;
  /** First token of the line, to know "Total" and "=". */
  readonly first: number;
  /** First token of the figure. */
  readonly at: number;
  /** Number of the line; rows of one column follow one another. */
  readonly line: number;
  /** The figure is the only one of its line. */
  readonly alone: boolean;
}

/**
 * A column of amounts and its total, each ending its line: "matières 0,90 / fabrication 0,50 / total 1,40". Only a line
 * called total, or opened by "=", closes a column; lines that do not add up to it are left alone, since which of them
 * were meant is not written.
 */
export function readColumns(cursor: Cursor): Calculation[] {
  const made: Calculation[] = [];
  let rows: Row[] = [];
  for (const row of readRows(cursor)) {
    const follows = rows.at(-1)?.line === row.line - 1;
    if (!follows) rows = [];
    const total = rows.length > 1 && row.alone && isTotal(cursor.tokens, row) ? addUp(rows, row.figure) : null;
    if (total !== null) made.push(total);
    rows.push(row);
    if (rows.length > MOST_ROWS) rows.shift();
  }
  return made;
}

/** The lines that end with a figure, in order. */
function readRows({ tokens, drafts, figures }: Cursor): Row[] {
  const rows: Row[] = [];
  let line = 0;
  let first = 0;
  let index = 0;
  let onLine = 0;
  for (let at = 0; at < tokens.count; at += 1) {
    if (tokens.kind(at) === BREAK) {
      line += 1;
      first = at + 1;
      onLine = 0;
      continue;
    }
    while ((drafts[index]?.first ?? Number.POSITIVE_INFINITY) < at) index += 1;
    const draft = drafts[index];
    const figure = figures[index];
    if (draft?.first !== at || figure === undefined) continue;
    onLine += 1;
    if (tokens.edge(draft.next) && isAmount(figure)) rows.push({ figure, first, line, at, alone: onLine === 1 });
  }
  return rows;
}

function isAmount(figure: Figure): boolean {
  return figure.value !== null && (figure.kind === 'money' || figure.kind === 'number' || figure.kind === 'quantity');
}

function isTotal(tokens: Tokens, row: Row): boolean {
  if (isEquals(tokens.sign(row.at - 1))) return true;
  for (let at = row.first; at < row.at; at += 1) {
    if (tokens.kind(at) === WORD) return /^(total|totaux|somme|sous|coût|cout)$/i.test(tokens.written(at));
  }
  return false;
}

/** The longest run of rows, up to the total, whose sum it is. */
function addUp(rows: readonly Row[], total: Figure): Calculation | null {
  for (let from = 0; from <= rows.length - 2; from += 1) {
    const terms = rows.slice(from).map((row) => row.figure);
    const expression = sum(terms);
    if (expression === null) continue;
    const evaluation = evaluate(expression);
    if (findSlip(evaluation, total) !== null || !isExact(evaluation.value, total)) continue;
    const start = terms[0]?.start ?? total.start;
    return { start, end: total.end, expression, computed: evaluation.value, results: [total], slip: null };
  }
  return null;
}

function isExact(value: number, total: Figure): boolean {
  return Math.abs(value - (total.value ?? 0)) < 0.5 * 10 ** -Math.max(2, total.precision);
}

function sum(terms: readonly Figure[]): Expression | null {
  let made: Expression | null = null;
  for (const figure of terms) {
    const leaf: Expression = { kind: 'figure', figure };
    made = made === null ? leaf : { kind: 'operation', operator: '+', left: made, right: leaf };
  }
  return made;
}
