import type { Quantity } from '../../rubric/index.ts';
import type { Calculation, Span } from '../../types/index.ts';
import { adoptOperands } from './adopted-operands.ts';
import { assign, type Choice, isMet } from './assign.ts';
import type { Candidate } from './candidate.ts';
import { carriedCandidates, type OwnValues } from './carried-candidates.ts';
import { causesOf } from './causes/index.ts';
import { Surroundings } from './evidence.ts';
import type { FormulaMatch } from './formula-match.ts';
import { formulasOf, knownCandidates, measureOf, type Search } from './known-candidates.ts';
import { type Site, sitesOf } from './sites.ts';
import { indexOf } from './subject-index.ts';
import type { Binding, BindingInput, BoundFigure, Verdict } from './types.ts';
import { verdictOf } from './verdict.ts';
import { wrongCandidates } from './wrong-candidates.ts';

const MAX_ROUNDS = 6;
/** Label score from which a figure is named by its own statement. */
const NAMED = 1;
const CLEARLY = 0.6;
const SETTLED: ReadonlySet<Candidate['status']> = new Set(['carried', 'consistent', 'restated']);
/** Not looked for where the right value is given: "45 savons (44 ne suffit pas)". */
const ERRORS: ReadonlySet<Candidate['status']> = new Set(['misconception', 'rounded-down', 'restated']);
const RIGHT: ReadonlySet<Verdict> = new Set(['right', 'rounded', 'approximate', 'alternative']);

/**
 * Says which quantity of the reference each figure of an answer states, whether it is right, and why it is wrong.
 *
 * Known values come first (right, or wrong for a known reason); then what follows from the student's own values, again
 * and again while it brings new ones; last, figures that only their label ties to a quantity.
 */
export function bindFigures(input: BindingInput): Binding {
  const { analysis, subject, reference } = input;
  const search: Search = {
    index: indexOf(subject, reference),
    reference,
    around: new Surroundings(analysis, subject),
    wanted: new Set(input.wanted),
    settled: settledIn(input),
    formulas: new Map<Calculation, readonly FormulaMatch[]>(),
  };
  const sites = sitesOf(analysis);
  const chosen = assign(readInOrder(sites, search));
  preferNamed(chosen, search);
  let own = carryForward(sites, chosen, input.own, search);
  if (adoptOperands(sites, chosen, own, search)) own = carryForward(sites, chosen, input.own, search);
  const stated = statedPlaces(chosen);
  for (const [site, choice] of assign(
    new Map(sites.filter((one) => !chosen.has(one)).map((site) => [site, wrongCandidates(site, search, stated)])),
  ))
    chosen.set(site, choice);
  const values = ownValues(sites, chosen, input.own, search);
  const bound = sites.flatMap((site) => {
    const choice = chosen.get(site);
    return choice === undefined ? [] : [describe(choice, own, search)];
  });
  return { bound, own: values };
}

/** A calculation that happens to be a known error of one quantity, under the clear label of another, is an error of that other one. */
function preferNamed(chosen: Map<Site, Choice>, search: Search): void {
  for (const [site, { candidate }] of chosen) {
    if (candidate.status !== 'misconception' || site.place !== 'result' || candidate.label.score >= NAMED) continue;
    const named = wrongCandidates(site, search, new Map())[0];
    if (named !== undefined && named.name !== candidate.name && named.label.score >= candidate.label.score + CLEARLY)
      chosen.set(site, { candidate: named, margin: 0 });
  }
}

/** Quantities whose own value, from the answers before, is right. */
function settledIn({ own, subject, reference }: BindingInput): Set<string> {
  const settled = new Set<string>();
  for (const [name, value] of own) {
    const quantity = subject.quantities.get(name);
    if (quantity !== undefined && reference.accepted(name).some((one) => isFaithful(value, one.value, quantity)))
      settled.add(name);
  }
  return settled;
}

/**
 * Candidates of every figure, in text order: a list repeats its measures line after line without naming them again, so
 * that what stands at the same place in the statement before is a clue.
 */
function readInOrder(sites: readonly Site[], search: Search): Map<Site, readonly Candidate[]> {
  const found = new Map<Site, readonly Candidate[]>();
  let before: Candidate[] = [];
  let here: Candidate[] = [];
  let previous: Site | undefined;
  for (const site of sites) {
    if (previous !== undefined && previous.unit.index !== site.unit.index) {
      before =
        site.unit.block === previous.unit.block &&
        site.unit.index === previous.unit.index + 1 &&
        site.unit.kind !== 'cell'
          ? here
          : [];
      here = [];
    }
    const alike = before.find(
      (one) =>
        one.site.place === site.place && one.site.figure.unit === site.figure.unit && one.site.figure.unit !== null,
    );
    let candidates = knownCandidates(site, search, null);
    if (alike !== undefined && (candidates[0]?.label.score ?? 0) < NAMED)
      candidates = knownCandidates(site, search, measureOf(alike.quantity.rule));
    found.set(site, candidates);
    const first = candidates[0];
    if (first !== undefined) here.push(first);
    previous = site;
  }
  return found;
}

/** Replays the student's own values until nothing new follows from them; replaces weaker readings of the same figures. */
function carryForward(
  sites: readonly Site[],
  chosen: Map<Site, Choice>,
  before: ReadonlyMap<string, number>,
  search: Search,
): OwnValues {
  let own = standing(sites, chosen, before, search);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const fresh = new Map<Site, readonly Candidate[]>();
    const met = new Set([...chosen.values()].flatMap(({ candidate }) => (isMet(candidate) ? [candidate.name] : [])));
    for (const site of sites) {
      const now = chosen.get(site)?.candidate;
      if (now !== undefined && (isRight(now) || SETTLED.has(now.status) || site.place === 'operand')) continue;
      const better = carriedCandidates(
        site,
        now === undefined || before.has(now.name) ? own : without(now, own),
        search,
      ).filter(
        (one) => (now === undefined || replaces(one, now, before)) && !(met.has(one.name) && ERRORS.has(one.status)),
      );
      const restated = better.filter(
        (one) => one.status === 'restated' && one.closeness === 'exact' && before.has(one.name),
      );
      if (better.length > 0) fresh.set(site, restated.length > 0 ? restated : better);
    }
    if (fresh.size === 0) return own;
    for (const [site, choice] of assign(fresh)) chosen.set(site, choice);
    own = standing(sites, chosen, before, search);
  }
  return own;
}

/** A figure cannot follow from itself: what it was taken for is not an own value while it is read again. */
function without({ name, quantity, scaled }: Candidate, own: OwnValues): OwnValues {
  if (own.all.get(name) !== scaled.value) return own;
  const drop = <T>(map: ReadonlyMap<string, T>, key: string): Map<string, T> =>
    new Map([...map].filter(([one]) => one !== key));
  const keep = (set: ReadonlySet<string>, key: string): Set<string> => new Set([...set].filter((one) => one !== key));
  return {
    all: drop(own.all, name),
    wrong: keep(own.wrong, name),
    plain: drop(own.plain, quantity.rule),
    wrongRules: keep(own.wrongRules, quantity.rule),
  };
}

/** Following from one's own values explains a wrong figure better than the same error made again; the error itself is kept. */
function replaces(candidate: Candidate, now: Candidate, before: ReadonlyMap<string, number>): boolean {
  if (candidate.name === now.name && now.status !== candidate.status) {
    if (candidate.status === 'restated') return before.has(now.name);
    if (candidate.status === 'carried' || candidate.status === 'rounded-down')
      return candidate.formula !== null || candidate.label.score > 0;
  }
  return candidate.score > now.score && candidate.name !== now.name;
}

const isRight = (candidate: Candidate): boolean => RIGHT.has(verdictOf(candidate));

function standing(
  sites: readonly Site[],
  chosen: ReadonlyMap<Site, Choice>,
  before: ReadonlyMap<string, number>,
  search: Search,
): OwnValues {
  const all = ownValues(sites, chosen, before, search);
  const wrong = new Set<string>();
  const plain = new Map<string, number>();
  for (const [name, value] of all) {
    const quantity = search.index.quantities.get(name);
    if (quantity !== undefined) plain.set(quantity.rule, quantity.unit === '%' ? value / 100 : value);
    if (
      quantity !== undefined &&
      !search.reference.accepted(name).some((one) => isFaithful(value, one.value, quantity))
    )
      wrong.add(name);
  }
  return {
    all,
    wrong,
    plain,
    wrongRules: new Set([...wrong].flatMap((name) => search.index.quantities.get(name)?.rule ?? [])),
  };
}

/** A value that is the right one, rounded or cut no shorter than the quantity allows, or computed from rounded ones. */
function isFaithful(value: number, right: number, { wholeUp, minDecimals }: Quantity): boolean {
  const gap = Math.abs(Math.abs(value) - Math.abs(right));
  if (gap <= 1e-9 * Math.max(1, Math.abs(right))) return true;
  if (wholeUp) return false;
  return gap <= 0.004 * Math.abs(right) || (gap <= 0.5 * 10 ** -minDecimals && gap <= 0.055 * Math.abs(right));
}

/**
 * The value that the student works with: the right one when it is given, else the last wrong one. Data of the annexes
 * and operands are not the student's own.
 */
function ownValues(
  sites: readonly Site[],
  chosen: ReadonlyMap<Site, Choice>,
  before: ReadonlyMap<string, number>,
  search: Search,
): Map<string, number> {
  const values = new Map(before);
  const settled = new Set<string>();
  for (const site of sites) {
    const candidate = chosen.get(site)?.candidate;
    if (candidate === undefined || candidate.quantity.given || candidate.status === 'restated') continue;
    if (site.place === 'operand' && search.index.markedData(candidate.name).length === 0) continue;
    if (settled.has(candidate.name) && !isRight(candidate)) continue;
    values.set(candidate.name, candidate.scaled.value);
    if (isRight(candidate)) settled.add(candidate.name);
  }
  return values;
}

function statedPlaces(chosen: ReadonlyMap<Site, Choice>): Map<string, Site[]> {
  const places = new Map<string, Site[]>();
  for (const [site, { candidate }] of chosen) {
    const list = places.get(candidate.name);
    if (list === undefined) places.set(candidate.name, [site]);
    else list.push(site);
  }
  return places;
}

function describe({ candidate, margin }: Choice, own: OwnValues, search: Search): BoundFigure {
  const { site, quantity } = candidate;
  const verdict = verdictOf(candidate);
  const calculated =
    site.place === 'result' && (candidate.formula !== null || formulasOf(site.calculation, search).length === 0);
  return {
    quantity: candidate.name,
    figure: site.figure,
    unit: site.unit.index,
    calculation: site.calculation,
    role:
      quantity.given && !(calculated && candidate.formula !== null)
        ? 'quoted'
        : isStep(site)
          ? 'intermediate'
          : 'result',
    verdict,
    causes: RIGHT.has(verdict) ? [] : causesOf(candidate, own, search),
    confidence: confidenceOf(candidate, margin),
    also: alsoOf(candidate),
  };
}

/** An operand, or a result that another one follows ("= 0,0083 soit 0,83 %"). */
function isStep(site: Site): boolean {
  return site.place === 'operand' || (site.place === 'result' && site.calculation?.results.at(-1) !== site.figure);
}

function confidenceOf(candidate: Candidate, margin: number): number {
  const sure = 0.3 + 0.13 * Math.min(candidate.score, 4) + 0.15 * Math.min(margin, 1);
  return Math.round(Math.min(0.98, Math.max(0.2, sure)) * 100) / 100;
}

function alsoOf({ label, site }: Candidate): Span[] {
  const spans: Span[] = [];
  if (label.span !== null) spans.push(label.span);
  if (site.calculation !== null) spans.push({ start: site.calculation.start, end: site.calculation.end });
  return spans.sort((a, b) => a.start - b.start);
}
