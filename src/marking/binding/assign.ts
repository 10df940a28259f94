import { type Candidate, ENOUGH } from './candidate.ts';
import type { Site } from './sites.ts';

const CLOSE_CALL = 0.6;
const SAME_STATEMENT = 0.6;
const ELSEWHERE = 0.25;
const ALREADY_RIGHT = 1.2;
const RIGHT_BESIDE = 3;
const CLEARLY_NAMED = 1.7;
const NONE: readonly Candidate[] = [];

/** A figure with the quantity that it states, and how much better that is than the next one. */
export interface Choice {
  readonly candidate: Candidate;
  readonly margin: number;
}

/**
 * One quantity per figure, over the whole answer: figures that leave no doubt choose first; a doubtful one then avoids a
 * quantity that another figure already states in the same breath (75 % twice: the rebound, then the abandonment), and a
 * known error is not looked for where the right value is given.
 */
export function assign(candidates: ReadonlyMap<Site, readonly Candidate[]>): Map<Site, Choice> {
  const chosen = new Map<Site, Choice>();
  const taken = new Map<string, Candidate[]>();
  const order = [...candidates]
    .filter(([, list]) => list.length > 0)
    .sort(([, a], [, b]) => marginOf(b) - marginOf(a) || (b[0]?.score ?? 0) - (a[0]?.score ?? 0));
  for (const [site, list] of order) {
    const ranked = list
      .map((candidate) => ({
        candidate,
        score: candidate.score - repetition(candidate, site, taken.get(candidate.name) ?? NONE),
      }))
      .sort((a, b) => b.score - a.score);
    const first = ranked[0];
    if (first === undefined || first.score < ENOUGH) continue;
    chosen.set(site, { candidate: first.candidate, margin: first.score - (ranked[1]?.score ?? 0) });
    const same = taken.get(first.candidate.name);
    if (same === undefined) taken.set(first.candidate.name, [first.candidate]);
    else same.push(first.candidate);
  }
  return chosen;
}

function marginOf(list: readonly Candidate[]): number {
  const first = list[0];
  if (first === undefined) return 0;
  return Math.min(first.score - (list[1]?.score ?? 0), CLOSE_CALL * 2) + (isMet(first) ? CLOSE_CALL : 0);
}

/** Met as it is: not loosely, not through an error. */
export const isMet = ({ status, closeness }: Candidate): boolean =>
  (status === 'expected' || status === 'accepted' || status === 'consistent') && closeness !== 'coarse';

function repetition(candidate: Candidate, site: Site, same: readonly Candidate[]): number {
  let cost = 0;
  for (const taken of same) {
    const other = taken.site;
    const sameCalculation = other.calculation !== null && other.calculation === site.calculation;
    if (sameCalculation) continue;
    if (isMet(taken) && !isMet(candidate))
      cost = Math.max(
        cost,
        candidate.status === 'rounded-down' || Math.abs(other.unit.index - site.unit.index) <= 1
          ? RIGHT_BESIDE
          : ALREADY_RIGHT,
      );
    else if (other.unit.index === site.unit.index || other.unit.line === site.unit.line)
      cost = Math.max(cost, SAME_STATEMENT);
    else cost = Math.max(cost, ELSEWHERE);
  }
  return candidate.label.score >= CLEARLY_NAMED && isMet(candidate) ? cost / 2 : cost;
}
