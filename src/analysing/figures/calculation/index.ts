import type { Calculation, Figure } from '../../../types/index.ts';
import type { Draft } from '../grammar/draft.ts';
import { isRfmLetter } from '../not-a-figure/name.ts';
import { Cue } from '../text/cue.ts';
import { BREAK, SIGN, type Tokens, WORD } from '../text/tokens.ts';
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
  if (!mayOpen(cursor, figure)) return null;
  const single = readRfm(cursor, figure) ?? readShare(cursor, figure);
  return single === null ? readChain(cursor, figure) : { calculations: [single.calculation], figure: single.figure };
}

/** Something after the figure may link it to another one; most figures of prose stand alone. */
function mayOpen(cursor: Cursor, figure: number): boolean {
  const { tokens, drafts } = cursor;
  const next = drafts[figure]?.next ?? 0;
  if (drafts[figure + 1] === undefined) return false;
  if (drafts[figure + 1]?.first === next || tokens.kind(next) !== WORD)
    return !tokens.edge(next) || tokens.kind(next) === BREAK;
  if (tokens.has(next, Cue.operator)) return true;
  const beyond = cursor.skipWords(next, figure + 1);
  return (
    tokens.kind(beyond) === SIGN ||
    tokens.has(beyond, Cue.operator) ||
    isRfmLetter(tokens, next) ||
    isWhole(cursor, figure)
  );
}

function isWhole({ tokens, drafts }: Cursor, figure: number): boolean {
  const first = drafts[figure]?.first ?? 0;
  return tokens.is(first - 1, 'sur') || tokens.is(first - 2, 'sur');
}
