import type { Calculation, Figure } from '../../../types/index.ts';
import type { Draft } from '../grammar/draft.ts';
import type { Tokens } from '../text/tokens.ts';
import { type Chain, readChain } from './chain.ts';
import { readColumns } from './column.ts';
import { Cursor } from './cursor.ts';
import { readRfm } from './rfm.ts';
import { readShare } from './share.ts';

/**
 * The calculations written with the figures of a text, in text order. The steps of one chain ("a + b = c x d = e") are
 * one calculation each and share the results that close it.
 */
export function readCalculations(tokens: Tokens, drafts: readonly Draft[], figures: readonly Figure[]): Calculation[] {
  const cursor = new Cursor(tokens, drafts, figures);
  const made: Calculation[] = [];
  let figure = 0;
  while (figure < drafts.length) {
    const found = cursor.isTerm(figure) ? readAt(cursor, figure) : null;
    if (found !== null) made.push(...found.calculations);
    figure = Math.max(figure + 1, found?.figure ?? 0);
  }
  const stated = new Set(made.flatMap((calculation) => calculation.results));
  const columns = readColumns(cursor).filter(({ results }) => results.every((total) => !stated.has(total)));
  return [...made, ...columns].sort((one, other) => one.start - other.start);
}

function readAt(cursor: Cursor, figure: number): Chain | null {
  const single = readRfm(cursor, figure) ?? readShare(cursor, figure);
  return single === null ? readChain(cursor, figure) : { calculations: [single.calculation], figure: single.figure };
}
