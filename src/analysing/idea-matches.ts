import { type Idea, matchPattern, NEGATIONS, type Pattern, type Scope, type WordIndex } from '../rubric/index.ts';
import type { IdeaMatch, Token } from '../types/index.ts';
import { isDenied } from './negation.ts';

/** What finding ideas needs to know of an answer. */
export interface Ground {
  readonly tokens: readonly Token[];
  readonly index: WordIndex;
  readonly scopeOf: (token: number) => Scope;
  readonly denials: readonly number[];
  /** Units presented as false or taken back by the next one, and the token from which they are affirmed again. */
  readonly retracted: ReadonlyMap<number, number>;
}

/** All places of an idea, in text order, by those of its patterns that may match; several at the same place count once. */
export function matchIdea(idea: Idea, possible: readonly Pattern[], ground: Ground): readonly IdeaMatch[] {
  const matches = find(idea.key, possible, idea.negation === 'refuses', ground);
  if (idea.unless.length === 0 || matches.length === 0) return matches;
  const spoiled = new Set(find(idea.key, idea.unless, false, ground).map((match) => match.unit));
  return matches.filter((match) => !spoiled.has(match.unit));
}

const NOWHERE: readonly IdeaMatch[] = [];

export function find(
  key: string,
  patterns: readonly Pattern[],
  refusesNegation: boolean,
  ground: Ground,
): readonly IdeaMatch[] {
  let byPlace: Map<number, IdeaMatch> | null = null;
  for (const pattern of patterns) {
    for (const { tokens, strength } of matchPattern(pattern, ground.index, ground.scopeOf)) {
      const match = describe(key, pattern, tokens, strength, refusesNegation, ground);
      if (match === null) continue;
      const place = tokens[0] ?? 0;
      byPlace ??= new Map();
      const before = byPlace.get(place);
      const better = before === undefined || rank(match) > rank(before);
      if (better) byPlace.set(place, match);
    }
  }
  return byPlace === null ? NOWHERE : [...byPlace.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

const rank = (match: IdeaMatch): number => (match.polarity === 'affirmed' ? 10 : 0) + match.strength;

function describe(
  key: string,
  pattern: Pattern,
  tokens: readonly number[],
  strength: number,
  refusesNegation: boolean,
  ground: Ground,
): IdeaMatch | null {
  const first = tokens[0];
  const unit = first === undefined ? undefined : ground.tokens[first]?.unit;
  if (unit === undefined) return null;
  const inside = tokens.filter((at) => ground.tokens[at]?.unit === unit || near(ground, unit, at));
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const at of inside) {
    const token = ground.tokens[at];
    if (token === undefined) continue;
    start = Math.min(start, token.start);
    end = Math.max(end, token.end);
  }
  const usesNegation =
    pattern.atoms.some((atom) => atom.negation) && inside.some((at) => NEGATIONS.has(ground.tokens[at]?.folded ?? ''));
  const denied =
    refusesNegation &&
    ((first ?? 0) < (ground.retracted.get(unit) ?? 0) ||
      (!usesNegation && isDenied(ground.tokens, inside, ground.denials)));
  return { idea: key, unit, start, end, polarity: denied ? 'denied' : 'affirmed', strength, tokens };
}

/** Cells of one row are matched together: their words count as inside. */
function near(ground: Ground, unit: number, at: number): boolean {
  const scope = ground.scopeOf(at);
  const token = ground.tokens[scope.start];
  return token !== undefined && token.unit <= unit && (ground.tokens[scope.end - 1]?.unit ?? -1) >= unit;
}
