import type { Idea, Within } from '../../rubric/index.ts';
import type { Analysis, IdeaMatch, Span, Unit } from '../../types/index.ts';
import type { AnswerContext } from './part-mark.ts';

/** Above this share of words taken from the annexes, a statement says nothing of its own. */
const COPIED = 0.8;
const MIN_COPIED_WORDS = 7;
const LONG_STATEMENT = 160;

/** The folded words of a token range, one space apart: what turns of phrase are looked for in. */
export const foldedWords = (analysis: Analysis, from: number, to: number): string =>
  analysis.tokens
    .slice(from, to)
    .map((token) => token.folded)
    .join(' ');

export const unitAt = (analysis: Analysis, index: number): Unit | null => analysis.units[index] ?? null;

/** A passage of an annex given back as it stands. */
export const isCopied = (unit: Unit): boolean => unit.copied >= COPIED && unit.words >= MIN_COPIED_WORDS;

const SAID_FALSE =
  /\b(?:il est faux|c' est faux|faux de dire|n' est pas vrai|il serait faux|contrairement a ce qu\w*)\b/;
const SAYS_WHAT_IS = /\b(?:mais|realite|car|puisque|plutot|fait|vrai chiffre)\b/;
const OPENING_WORDS = 14;

/** "Il est faux de dire que le taux est de 0,83 %": what the statement holds is not the student's result. */
export function isSaidFalse({ analysis }: AnswerContext, unit: Unit): boolean {
  const opening = foldedWords(analysis, unit.firstToken, Math.min(unit.endToken, unit.firstToken + OPENING_WORDS));
  if (!opening.includes('faux') && !opening.includes('vrai') && !opening.includes('contrairement')) return false;
  return SAID_FALSE.test(opening) && !SAYS_WHAT_IS.test(foldedWords(analysis, unit.firstToken, unit.endToken));
}

/** A word or two, or an enumeration, without a sentence around them. */
export const isBare = (unit: Unit): boolean =>
  unit.wordList || (!unit.hasVerb && unit.words <= 3 && unit.kind !== 'cell');

/** It says more than the idea: a reason, a consequence, or a real sentence. */
export function isExplained(context: AnswerContext, unit: Unit): boolean {
  if (unit.wordList || isCopied(unit)) return false;
  if (unit.reasoned && unit.words >= 5) return true;
  if (unit.hasVerb && unit.words >= 10) return true;
  if (unit.words >= 8 && DEVELOPS.test(context.document.text.slice(unit.start, unit.end))) return true;
  return unit.kind === 'cell' && lineWords(context.analysis, unit) >= 10;
}

/** Several words after a colon or in brackets. */
const DEVELOPS = /[(:]\s*\S+(?:\s+\S+){3,}/;

/** Units of one line stand side by side. */
function lineWords({ units }: Analysis, { index, line }: Unit): number {
  let first = index;
  while (units[first - 1]?.line === line) first -= 1;
  let words = 0;
  for (let at = first; units[at]?.line === line; at += 1) words += units[at]?.words ?? 0;
  return words;
}

/**
 * A statement is about a topic when its own words name it or what it stands under says so. One that has no topic at
 * all may be about any: students who answer in three lines do not repeat the channel.
 */
export function isAbout(unit: Unit, topics: readonly string[], strict = false): boolean {
  if (topics.length === 0) return true;
  if (!strict && unit.topic === null && unit.topics.length === 0) return true;
  return topics.some((topic) => unit.topic === topic || unit.topics.includes(topic));
}

const START = 0.36;
const END = 0.72;
const BODY: readonly [number, number] = [0.1, 0.95];

const SHORT_ANSWER = 130;
const LONGEST_OPENING = 0.45;

const TURNS = new Set(['mais', 'donc', 'cependant', 'toutefois', 'pourtant', 'conclusion', 'finalement']);

/** An answer that is all introduction, or all conclusion: it never turns to anything else. */
const isOneShortParagraph = ({ tokens, units }: Analysis): boolean =>
  tokens.length <= SHORT_ANSWER &&
  units.every((unit) => unit.line === units[0]?.line && !TURNS.has(tokens[unit.firstToken]?.folded ?? ''));

/** It stands in the first paragraph, which leaves room for more than half of the answer. */
function isInOpening({ tokens, units }: Analysis, unit: Unit): boolean {
  const first = units.find((one) => one.kind !== 'heading');
  if (first === undefined || unit.line !== first.line) return false;
  const last = units.findLast((one) => one.line === first.line) ?? first;
  return last.endToken <= LONGEST_OPENING * tokens.length;
}

/** Whether a unit stands in the named part of its answer, by the place of its first word. */
export function isWithin(analysis: Analysis, unit: Unit, part: Within): boolean {
  // In a very short answer, everything is beginning, body and end at once.
  if (part === 'all' || analysis.units.length < 4) return true;
  const place = unit.firstToken / analysis.tokens.length;
  if (part !== 'body' && isOneShortParagraph(analysis)) return true;
  if (part === 'start') return place <= START || isInOpening(analysis, unit);
  if (part === 'end') return place >= END || unit.index >= analysis.units.length - 3;
  return place >= BODY[0] && place <= BODY[1];
}

/** Why a match of an idea earns nothing. */
export type Refusal = 'denied' | 'copied' | 'barred' | 'topic';

export interface Found {
  readonly idea: Idea;
  readonly match: IdeaMatch;
  readonly unit: Unit;
  readonly bare: boolean;
}

export interface Search {
  /** Best place of each idea that counts, in text order. */
  readonly found: readonly Found[];
  /** Ideas that were there but may not count, with why. */
  readonly refused: readonly { readonly idea: Idea; readonly match: IdeaMatch; readonly why: Refusal }[];
}

export interface SearchOptions {
  readonly about?: readonly string[];
  /** A unit without any topic is not about `about`. */
  readonly strict?: boolean;
  readonly copied?: boolean;
  /** Further condition on the unit. */
  readonly where?: (unit: Unit) => boolean;
  readonly from?: number;
  readonly to?: number;
}

/** Looks for ideas in the answer (or in a range of its units) and keeps the best place of each. */
export function search(context: AnswerContext, ideas: readonly Idea[], options: SearchOptions = {}): Search {
  const found: Found[] = [];
  const refused: { idea: Idea; match: IdeaMatch; why: Refusal }[] = [];
  for (const idea of ideas) {
    let best: Found | null = null;
    let refusal: { idea: Idea; match: IdeaMatch; why: Refusal } | null = null;
    for (const match of context.analysis.ideas.get(idea.key) ?? []) {
      const unit = unitAt(context.analysis, match.unit);
      if (unit === null || unit.index < (options.from ?? 0) || unit.index >= (options.to ?? Number.POSITIVE_INFINITY))
        continue;
      const why = refusalOf(context, match, unit, options);
      if (why !== null) refusal ??= { idea, match, why };
      else {
        const candidate = { idea, match, unit, bare: isBare(unit) };
        if (best === null || score(candidate) > score(best)) best = candidate;
      }
    }
    if (best !== null) found.push(best);
    else if (refusal !== null) refused.push(refusal);
  }
  found.sort((a, b) => a.match.start - b.match.start);
  return { found: distinct(found), refused };
}

function refusalOf(context: AnswerContext, match: IdeaMatch, unit: Unit, options: SearchOptions): Refusal | null {
  if (context.barred.has(unit.index)) return 'barred';
  if (!isAbout(unit, options.about ?? [], options.strict)) return 'topic';
  if (options.where?.(unit) === false) return 'topic';
  if (match.polarity === 'denied') return 'denied';
  if (options.copied !== true && isCopied(unit)) return 'copied';
  return null;
}

const score = (found: Found): number =>
  (found.bare ? 0 : 2) + (found.unit.kind === 'heading' ? -0.5 : 0) + found.match.strength;

/** The same words never count for two ideas of one list. */
function distinct(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  if (found.length < 2) return [...found];
  for (const one of [...found].sort(
    (a, b) => b.match.tokens.length - a.match.tokens.length || a.match.start - b.match.start,
  )) {
    const tokens = new Set(one.match.tokens);
    const same = kept.some(
      (other) =>
        other.match.tokens.length >= tokens.size && [...tokens].every((token) => other.match.tokens.includes(token)),
    );
    if (!same) kept.push(one);
  }
  return kept.sort((a, b) => a.match.start - b.match.start);
}

/** A readable quote around a match: the statement when it is short, else the clauses that hold the match. */
export function quoteSpan(context: AnswerContext, match: Span & { readonly unit: number }): Span {
  const unit = unitAt(context.analysis, match.unit);
  if (unit === null) return { start: match.start, end: match.end };
  if (unit.end - unit.start <= LONG_STATEMENT && match.end <= unit.end && match.start >= unit.start)
    return { start: unit.start, end: unit.end };
  const text = context.document.text;
  let start = match.start;
  let end = match.end;
  while (start > unit.start && !/[,;:.!?()\n|\t]/.test(text[start - 1] ?? '')) start -= 1;
  while (end < unit.end && !/[,;:.!?()\n|\t]/.test(text[end] ?? '')) end += 1;
  while (start < match.start && /\s/.test(text[start] ?? '')) start += 1;
  while (end > match.end && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return { start, end };
}
