import type { Atom, Pattern } from './types.ts';
import type { WordIndex } from './word-index.ts';

/** A token range in which a pattern must stand whole, and the ranges that its `^` atoms may use as well. */
export interface Scope {
  readonly start: number;
  readonly end: number;
  readonly context: readonly { readonly start: number; readonly end: number }[];
}

/** Indices of the tokens that satisfied the atoms (context tokens last), and how good the match is. */
export interface PatternMatch {
  readonly tokens: readonly number[];
  readonly strength: number;
}

const NO_MATCH: readonly PatternMatch[] = [];

/** All places of a pattern inside one scope, at most one per position of its rarest atom; increasing. */
export function matchPattern(
  pattern: Pattern,
  index: WordIndex,
  scopeOf: (token: number) => Scope,
): readonly PatternMatch[] {
  for (const atom of pattern.atoms) if (index.positions(atom).length === 0) return NO_MATCH;
  const onlyContext = pattern.atoms.every((atom) => atom.context);
  let anchor: readonly number[] | null = null;
  let anchorAtom: Atom | undefined;
  for (const atom of pattern.atoms) {
    if (atom.context && !onlyContext) continue;
    const positions = index.positions(atom);
    if (anchor === null || positions.length < anchor.length) {
      anchor = positions;
      anchorAtom = atom;
    }
  }
  if (anchor === null || anchorAtom === undefined) return NO_MATCH;
  const matches: PatternMatch[] = [];
  for (const at of anchor) {
    const scope = scopeOf(at);
    if (!isWithinReach(pattern, index, anchorAtom, scope)) continue;
    const match = matchAround(pattern, index, anchorAtom, at, scope);
    if (match !== null && !matches.some((other) => sameTokens(other.tokens, match.tokens))) matches.push(match);
  }
  return matches;
}

/** Every other atom that must stand in the scope has a place there: most anchors go no further. */
function isWithinReach(pattern: Pattern, index: WordIndex, anchorAtom: Atom, scope: Scope): boolean {
  for (const atom of pattern.atoms) {
    if (atom === anchorAtom || atom.context) continue;
    if (!hasPlace(index.positions(atom), scope)) return false;
  }
  return true;
}

function hasPlace(positions: readonly number[], scope: Scope): boolean {
  for (const place of positions) if (place >= scope.start) return place < scope.end;
  return false;
}

function sameTokens(one: readonly number[], other: readonly number[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

/** An atom with the tokens that satisfy it. */
interface Taken {
  readonly atom: Atom;
  readonly at: number;
  readonly end: number;
  readonly order: number;
  readonly inside: boolean;
}

function matchAround(
  pattern: Pattern,
  index: WordIndex,
  anchorAtom: Atom,
  at: number,
  scope: Scope,
): PatternMatch | null {
  const chosen: Taken[] = [];
  const taken: number[] = [];
  const take = (atom: Atom, place: number, order: number, inside: boolean): void => {
    const end = index.endOf(atom, place);
    for (let token = place; token <= end; token += 1) if (!index.isManifold(token)) taken.push(token);
    chosen.push({ atom, at: place, end, order, inside });
  };
  take(anchorAtom, at, pattern.atoms.indexOf(anchorAtom), true);
  for (const [order, atom] of pattern.atoms.entries()) {
    if (atom === anchorAtom) continue;
    const place = nearest(index.positions(atom), at, scope, taken);
    if (place !== null) take(atom, place, order, true);
    else {
      const outside = atom.context ? nearestInContext(index.positions(atom), scope) : null;
      if (outside === null) return null;
      take(atom, outside, order, false);
    }
  }
  return judge(pattern, index, chosen, scope);
}

function judge(pattern: Pattern, index: WordIndex, chosen: readonly Taken[], scope: Scope): PatternMatch | null {
  const inside = chosen.length === 1 ? chosen : chosen.filter((one) => one.inside).sort((a, b) => a.at - b.at);
  let widest = 0;
  let farthest = -1;
  for (let order = 1; order < inside.length; order += 1) {
    const before = inside[order - 1];
    const one = inside[order];
    if (before === undefined || one === undefined) continue;
    farthest = Math.max(farthest, before.end);
    const distance = one.at - farthest - 1;
    if (distance > pattern.gap) return null;
    widest = Math.max(widest, distance);
    if (pattern.ordered && one.order < before.order) return null;
  }
  if (pattern.without.length > 0 && isSpoiled(pattern, index, inside, scope)) return null;
  const tokens: number[] = [];
  const add = (one: Taken): void => {
    for (let token = one.at; token <= one.end; token += 1) tokens.push(token);
  };
  for (const one of inside) add(one);
  if (inside.length < chosen.length) for (const one of chosen) if (!one.inside) add(one);
  let guessed = 0;
  for (const token of tokens) if (!index.isExact(token)) guessed += 1;
  const strength = Math.max(0.4, 1 - 0.1 * guessed - 0.02 * widest);
  return { tokens, strength };
}

/** A word that the pattern excludes stands in a clause of the match. */
function isSpoiled(pattern: Pattern, index: WordIndex, inside: readonly Taken[], scope: Scope): boolean {
  const clauses = new Set(inside.map((one) => index.tokens[one.at]?.clause));
  return pattern.without.some((atom) =>
    index
      .positions(atom)
      .some((place) => place >= scope.start && place < scope.end && clauses.has(index.tokens[place]?.clause)),
  );
}

function nearest(positions: readonly number[], at: number, scope: Scope, taken: readonly number[]): number | null {
  let best: number | null = null;
  for (const place of positions) {
    if (place >= scope.end) break;
    if (place < scope.start || taken.includes(place)) continue;
    if (best === null || Math.abs(place - at) < Math.abs(best - at)) best = place;
  }
  return best;
}

function nearestInContext(positions: readonly number[], scope: Scope): number | null {
  for (let range = scope.context.length - 1; range >= 0; range -= 1) {
    const { start, end } = scope.context[range] ?? { start: 0, end: 0 };
    const place = positions.find((one) => one >= start && one < end);
    if (place !== undefined) return place;
  }
  return null;
}
