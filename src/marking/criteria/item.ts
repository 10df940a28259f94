import { matchPattern, type Pattern, type Scope, wordIndexOf } from '../../rubric/index.ts';
import type { Unit } from '../../types/index.ts';
import type { AnswerContext } from './part-mark.ts';
import type { Found } from './statements.ts';

/** One distinct item of a list: the families it states and the units that speak of it. */
export interface Item {
  /** Empty: a proposal of no listed family. */
  readonly families: readonly Found[];
  readonly name: string;
  readonly units: readonly Unit[];
}

const NAME_LENGTH = 60;

/** An item of no family is called by its first words. */
export const nameOf = ({ document }: AnswerContext, unit: Unit): string =>
  document.text.slice(unit.start, Math.min(unit.end, unit.start + NAME_LENGTH));

/** What stands on the unit's line before its words: the bullet or the number. */
export function signBefore(context: AnswerContext, unit: Unit): string {
  const text = context.document.text;
  const lineStart = text.lastIndexOf('\n', unit.start - 1) + 1;
  return text.slice(lineStart, unit.start).trim();
}

/** Where one of these phrases stands: its unit, how many words into it, and how many words into it it is over. */
export interface Place {
  readonly unit: number;
  readonly into: number;
  readonly past: number;
}

/** Places of the answer that state one of these phrases. */
export function placesStating(context: AnswerContext, patterns: readonly Pattern[]): Place[] {
  if (patterns.length === 0) return [];
  const { units, tokens } = context.analysis;
  const index = wordIndexOf(tokens, context.subject.lexicon);
  const scopeOf = (token: number): Scope => {
    const unit = units[tokens[token]?.unit ?? 0];
    return { start: unit?.firstToken ?? 0, end: unit?.endToken ?? 0, context: [] };
  };
  return patterns
    .flatMap((pattern) => matchPattern(pattern, index, scopeOf))
    .map((match) => {
      const first = match.tokens[0] ?? 0;
      const unit = tokens[first]?.unit ?? 0;
      const start = units[unit]?.firstToken ?? 0;
      return { unit, into: first - start, past: Math.max(first, ...match.tokens) + 1 - start };
    });
}

const SHORT = 8;

/** "Mais il y a des limites :" tells what comes, rather than anything itself. */
export function isShortOrLeadIn(context: AnswerContext, unit: Unit | undefined): boolean {
  if (unit === undefined) return false;
  const text = context.document.text.slice(unit.start, unit.end).trim();
  return text.endsWith(':') || unit.words <= SHORT;
}
