import { cutWords } from '../rubric/index.ts';
import type { Figure, Span, Token } from '../types/index.ts';

const BREAK = /[,;:()[\]«»"“”|\t\n]|\s[–—-]\s|->|=>|→/;
/** One blank or nothing, as between nearly all words, breaks nothing. */
function breaks(text: string, from: number, to: number): boolean {
  if (to === from || (to === from + 1 && text.charCodeAt(from) === 32)) return false;
  return BREAK.test(text.slice(from, to));
}

const CLAUSE_WORDS = new Set([
  'mais',
  'car',
  'donc',
  'or',
  'cependant',
  'toutefois',
  'pourtant',
  'puisque',
  'parce',
  'alors',
  'tandis',
  'sinon',
  'contre',
]);

/** Numbers clauses across one analysis. */
export interface ClauseCounter {
  next: number;
}

/**
 * Tokens of one unit. A figure is one token whatever its number of words; words inside it are not tokens of their
 * own. Clauses end at punctuation and at the conjunctions that turn an argument.
 */
export function tokensOf(
  text: string,
  span: Span,
  unit: number,
  figures: readonly Figure[],
  firstFigure: number,
  clauses: ClauseCounter,
): Token[] {
  const tokens: Token[] = [];
  let clause = clauses.next++;
  let figureAt = firstFigure;
  let cursor = span.start;
  for (const word of cutWords(text, span.start, span.end)) {
    if (word.start < cursor) continue;
    while (figureAt < figures.length && (figures[figureAt]?.end ?? 0) <= word.start) figureAt += 1;
    const figure = figures[figureAt];
    const inside = figure !== undefined && figure.start < word.end && figure.end > word.start ? figure : null;
    const start = inside === null ? word.start : Math.min(word.start, Math.max(inside.start, span.start));
    const end = inside === null ? word.end : Math.max(word.end, Math.min(inside.end, span.end));
    if (tokens.length > 0 && (breaks(text, cursor, start) || CLAUSE_WORDS.has(word.folded) || word.folded === '->'))
      clause = clauses.next++;
    tokens.push({ start, end, folded: word.folded, clause, unit, figure: inside });
    cursor = end;
  }
  return tokens;
}
