import type { Calculation } from '../../types/index.ts';
import type { Reference } from '../reference/index.ts';
import { type Candidate, ENOUGH, type Status } from './candidate.ts';
import { type Closeness, closeness } from './closeness.ts';
import { NO_LABEL, type Site, type Surroundings } from './evidence.ts';
import { type FormulaMatch, formulaMatches } from './formula-match.ts';
import { scalesOf } from './scale.ts';
import { scoreOf } from './score.ts';
import type { Entry, SubjectIndex } from './subject-index.ts';

/** What finding candidates needs, made once per answer. */
export interface Search {
  readonly index: SubjectIndex;
  readonly reference: Reference;
  readonly around: Surroundings;
  readonly wanted: ReadonlySet<string>;
  readonly formulas: Map<Calculation, readonly FormulaMatch[]>;
}

const SLACK = 0.09;
const NEEDED_FOR_WRONG = 0.95;

export function formulasOf(calculation: Calculation | null, search: Search): readonly FormulaMatch[] {
  if (calculation === null) return [];
  const known = search.formulas.get(calculation);
  if (known !== undefined) return known;
  const found = formulaMatches(calculation, search.index, search.reference);
  search.formulas.set(calculation, found);
  return found;
}

/** Quantities whose known values (right, or wrong for a known reason) a figure may state, best first. */
export function knownCandidates(site: Site, search: Search): Candidate[] {
  const best = new Map<string, Candidate>();
  const consider = (candidate: Candidate | null): void => {
    if (candidate === null || candidate.score < ENOUGH) return;
    const before = best.get(candidate.name);
    if (before === undefined || candidate.score > before.score) best.set(candidate.name, candidate);
  };
  for (const entry of nearEntries(site, search.index)) consider(fromEntry(site, entry, search));
  if (site.place === 'result') for (const match of formulasOf(site.calculation, search)) consider(fromFormula(site, match, search));
  return [...best.values()].sort((a, b) => b.score - a.score);
}

function nearEntries(site: Site, index: SubjectIndex): readonly Entry[] {
  const value = Math.abs(site.figure.value ?? Number.NaN);
  if (Number.isNaN(value)) return [];
  const half = site.figure.precision > 0 ? 0.5 * 10 ** -site.figure.precision : 0.5;
  const low = Math.min(value * (1 - SLACK), value - half);
  const high = Math.max(value * (1 + SLACK), value + half);
  const direct = index.between(Math.max(0, low), high);
  const { kind, unit, precision } = site.figure;
  const ratio = kind === 'fraction' || (unit === null && value <= 1 && precision > 0);
  if (ratio) return [...direct, ...index.between(value * 100 * (1 - SLACK), value * 100 * (1 + SLACK))];
  const days = kind === 'duration' && unit !== 'jours' ? [7, 30, 365] : [];
  return days.length === 0 ? direct : [...direct, ...days.flatMap((factor) => index.between(value * factor - 0.1, value * factor + 0.1))];
}

function fromEntry(site: Site, entry: Entry, search: Search): Candidate | null {
  const quantity = search.index.quantities.get(entry.quantity);
  if (quantity === undefined) return null;
  for (const scaled of scalesOf(site.figure, quantity.unit)) {
    const close = closeness(site.figure, scaled, entry.value, entry.status === 'expected' || entry.status === 'accepted' ? quantity.minDecimals : 0);
    if (close === null || (close === 'coarse' && entry.status === 'rounded-down')) continue;
    return build(site, entry, entry.status, close, scaled, search);
  }
  return null;
}

/** The formula is right, the result is not: bound all the same, for the method. */
function fromFormula(site: Site, match: FormulaMatch, search: Search): Candidate | null {
  if (match.share < 1 || match.entry.status === 'misconception' || site.figure !== site.calculation?.results.at(-1)) return null;
  const quantity = search.index.quantities.get(match.entry.quantity);
  const scaled = quantity === undefined ? undefined : scalesOf(site.figure, quantity.unit)[0];
  if (quantity === undefined || scaled === undefined) return null;
  if (closeness(site.figure, scaled, match.entry.value, 0) !== null) return null;
  return build(site, match.entry, 'slip', 'exact', scaled, search);
}

function build(site: Site, entry: Entry, status: Status, close: Closeness, scaled: Candidate['scaled'], search: Search): Candidate | null {
  const quantity = search.index.quantities.get(entry.quantity);
  if (quantity === undefined) return null;
  const formulas = site.place === 'result' ? formulasOf(site.calculation, search) : [];
  const formula = formulas.find((one) => one.entry.rule === entry.rule && one.entry.quantity === entry.quantity) ?? null;
  const topic = search.around.topic(site, quantity);
  const label = search.around.label(site, entry.quantity, quantity);
  const clues = { site, quantity, status, closeness: close, scaled, topic, label, formula, otherFormula: formulas.length > 0, wanted: search.wanted.has(entry.quantity) };
  const support = label.score + (formula === null ? 0 : formula.share) + Math.max(0, topic);
  const wrong = status === 'misconception' || status === 'rounded-down';
  if (wrong && support < NEEDED_FOR_WRONG) return null;
  if (wrong && site.place === 'operand') return null;
  if (close === 'coarse' && label.score < NEEDED_FOR_WRONG) return null;
  if (status === 'accepted' && !isSupported(site, entry, close, search, quantity.minDecimals) ) return null;
  return { site, name: entry.quantity, quantity, status, rule: entry.rule, value: entry.value, closeness: close, scaled, label: label ?? NO_LABEL, topic, formula, score: scoreOf(clues) };
}

/**
 * "1 %" is the conversion on unique visitors only if they are spoken of; else it is 0,83 % rounded too far. Another base
 * that could pass for a coarse rounding of the expected value must be named or calculated.
 */
function isSupported(site: Site, entry: Entry, close: Closeness, search: Search, minDecimals: number): boolean {
  const expected = search.reference.expected(entry.quantity);
  const quantity = search.index.quantities.get(entry.quantity);
  if (quantity === undefined || close !== 'exact') return close !== 'coarse';
  const scaled = scalesOf(site.figure, quantity.unit)[0];
  const couldBeCoarse = scaled !== undefined && Math.abs(scaled.value - expected) <= 0.5 * 10 ** -scaled.decimals && scaled.decimals < minDecimals;
  if (!couldBeCoarse) return true;
  if (formulasOf(site.calculation, search).some((match) => match.entry.rule === entry.rule)) return true;
  return search.around.names(site, differingOperands(entry.rule, quantity.rule, search));
}

/** Quantities that one formula uses and the other does not. */
function differingOperands(rule: string, expected: string, search: Search): string[] {
  const other = search.reference.upstream(expected);
  return [...search.reference.upstream(rule)].filter((name) => !other.has(name)).flatMap((name) => search.reference.quantityOf(name) ?? []);
}
