import type { Quantity } from '../../rubric/index.ts';
import type { Calculation } from '../../types/index.ts';
import type { Reference } from '../reference/index.ts';
import { type Candidate, candidate, ENOUGH } from './candidate.ts';
import { type Closeness, closeness, isWithin, isWorded } from './closeness.ts';
import { NO_LABEL, type Surroundings } from './evidence.ts';
import { type FormulaMatch, formulaMatches } from './formula-match.ts';
import { familiesOf, numeratorOf, type Scaled } from './scale.ts';
import { type Site, scalesAt } from './sites.ts';
import type { Status } from './status.ts';
import type { Entry, SubjectIndex } from './subject-index.ts';

/** What finding candidates needs, made once per answer. */
export interface Search {
  readonly index: SubjectIndex;
  readonly reference: Reference;
  readonly around: Surroundings;
  readonly wanted: ReadonlySet<string>;
  /** Quantities that the student has already stated rightly in another answer. */
  readonly settled: ReadonlySet<string>;
  readonly formulas: Map<Calculation, readonly FormulaMatch[]>;
}

/** How far from a loosely said value the right one may stand. */
const SLACK = 0.12;
const NEEDED_FOR_WRONG = 0.95;
const NEEDED_OPERAND = 2.2;
const FOREIGN_OPERAND = -1;
/** The figure stands where the statement before has one of this measure: "SEO : 12 500 sessions et 55 % de conversion ; direct : 5 000 sessions et 40 %". */
const PARALLEL = 1;

export function formulasOf(calculation: Calculation | null, search: Search): readonly FormulaMatch[] {
  if (calculation === null) return [];
  const known = search.formulas.get(calculation);
  if (known !== undefined) return known;
  const found = formulaMatches(calculation, search.index, search.reference);
  search.formulas.set(calculation, found);
  return found;
}

/** Quantities whose known values (right, or wrong for a known reason) a figure may state, best first. */
export function knownCandidates(site: Site, search: Search, parallel: string | null): Candidate[] {
  const best = new Map<string, Candidate>();
  const consider = (one: Candidate | null): void => {
    if (one === null || one.score < ENOUGH) return;
    const before = best.get(one.name);
    if (before === undefined || isBetter(one, before)) best.set(one.name, one);
  };
  const families = familiesOf(site.figure);
  for (const entry of nearEntries(site, search.index))
    if ((entry.family & families) !== 0) consider(fromEntry(site, entry, search, parallel));
  if (site.place === 'result')
    for (const match of formulasOf(site.calculation, search)) consider(fromFormula(site, match, search, parallel));
  return [...best.values()].sort((a, b) => b.score - a.score);
}

/** Another accepted value met exactly says more than the expected one met loosely. */
function isBetter(one: Candidate, before: Candidate): boolean {
  if (one.status === 'accepted' && before.closeness === 'coarse') return true;
  if (before.status === 'accepted' && one.closeness === 'coarse') return false;
  return one.score > before.score;
}

function nearEntries(site: Site, index: SubjectIndex): readonly Entry[] {
  const value = Math.abs(site.figure.value ?? Number.NaN);
  if (Number.isNaN(value)) return [];
  const { kind, unit, precision, approximate, low, high } = site.figure;
  const loose = approximate || low !== null || high !== null || isWorded(site.figure);
  const reach = Math.max(10 ** -precision, loose ? value * SLACK : 0);
  const direct = [...index.between(Math.max(0, value - reach), value + reach)];
  const points = numeratorOf(site.figure);
  if (points !== null) direct.push(...index.between(points, points));
  const ratio = kind === 'fraction' || (unit === null && value <= 1 && precision > 0);
  if (ratio)
    return [
      ...direct,
      ...index.between(
        value * 100 - reachOfRatio(value, precision, loose),
        value * 100 + reachOfRatio(value, precision, loose),
      ),
    ];
  const days = kind === 'duration' && unit !== 'jours' ? [7, 30, 365] : [];
  return days.length === 0
    ? direct
    : [...direct, ...days.flatMap((factor) => index.between(value * factor - 0.1, value * factor + 0.1))];
}

function fromEntry(site: Site, entry: Entry, search: Search, parallel: string | null): Candidate | null {
  const quantity = entry.of;
  const right = entry.status === 'expected' || entry.status === 'accepted';
  if (site.place === 'operand' && !right && search.index.markedData(entry.quantity).length === 0) return null;
  if (site.figure.kind === 'ordinal' && !quantity.given) return null;
  for (const scaled of scalesAt(site, quantity.unit)) {
    const close = closeTo(site, scaled, entry, quantity);
    if (close === null) continue;
    return build(site, entry, entry.status, close, scaled, search, parallel);
  }
  return null;
}

const reachOfRatio = (value: number, precision: number, loose: boolean): number =>
  Math.max(10 ** (2 - precision), loose ? value * 100 * SLACK : 0);

/** Only a right value may be said loosely, in the range that the rubric allows when there is one; a fraction in words is near enough at 2 %. */
function closeTo(site: Site, scaled: Scaled, entry: Entry, quantity: Quantity): Closeness | null {
  const right = entry.status === 'expected' || entry.status === 'accepted';
  const close = closeness(site.figure, scaled, entry.value, right ? quantity.minDecimals : 0);
  if (!right)
    return close === 'coarse' && Math.abs(Math.abs(scaled.value) - Math.abs(entry.value)) > 0.02 * Math.abs(entry.value)
      ? null
      : close;
  const { low, high } = site.figure;
  if (close !== null && close !== 'coarse') return close;
  const allowed = isWithin(quantity.approximately, scaled.value, site.figure);
  if (low !== null || high !== null)
    return allowed && respectsBounds(entry.value, scaled, low !== null, high !== null) ? 'coarse' : null;
  if (close === null && entry.status === 'expected' && allowed && (site.figure.approximate || isWorded(site.figure)))
    return 'coarse';
  return close;
}

function respectsBounds(value: number, scaled: Scaled, hasLow: boolean, hasHigh: boolean): boolean {
  const size = Math.abs(value);
  return (!hasLow || size >= Math.abs(scaled.value)) && (!hasHigh || size <= Math.abs(scaled.value));
}

/** The result is what rounded operands give (44,51 for 150 / 3,37); or the formula is right and the result is not: bound for the method. */
function fromFormula(site: Site, match: FormulaMatch, search: Search, parallel: string | null): Candidate | null {
  if (match.share < 1 || match.entry.status === 'misconception' || site.figure !== site.calculation?.results.at(-1))
    return null;
  const scaled = scalesAt(site, match.entry.of.unit)[0];
  if (scaled === undefined) return null;
  if (closeness(site.figure, scaled, match.entry.value, 0) !== null) return null;
  // 45 after 44,51 is the whole answer, not the threshold again.
  if (scaled.decimals < match.entry.of.minDecimals && Math.abs(scaled.value - match.entry.value) < 1) return null;
  if (isComputed(site, scaled)) return build(site, match.entry, 'consistent', 'rounded', scaled, search, parallel);
  return build(site, match.entry, 'slip', 'exact', scaled, search, parallel);
}

/** The figure is the value of its calculation, as written or as a percentage. */
function isComputed(site: Site, scaled: Scaled): boolean {
  const computed = Math.abs(site.calculation?.computed ?? Number.NaN);
  const half = 0.5 * 10 ** -scaled.decimals * 1.001;
  const readings = site.figure.unit === '%' ? [computed * 100] : [computed, computed * 100];
  return readings.some((value) => Math.abs(value - Math.abs(scaled.value)) <= half);
}

function build(
  site: Site,
  entry: Entry,
  status: Status,
  close: Closeness,
  scaled: Candidate['scaled'],
  search: Search,
  parallel: string | null,
): Candidate | null {
  const quantity = entry.of;
  const wrong = status === 'misconception' || status === 'rounded-down';
  const wanted = search.wanted.has(entry.quantity);
  const topic = search.around.topic(site, quantity);
  if (wrong && (site.unit.wordList || (search.settled.has(entry.quantity) && site.place !== 'result'))) return null;
  if (wrong && site.digits < 2 && !wanted && topic <= 0) return null;
  if (wrong && ((topic < 0 && !wanted) || (site.digits < 2 && !Number.isInteger(entry.value)))) return null;
  if (close === 'coarse' && !wanted && !isWithin(quantity.approximately, scaled.value, site.figure)) return null;
  const formulas = site.place === 'result' ? formulasOf(site.calculation, search) : [];
  const formula =
    formulas.find((one) => one.entry.rule === entry.rule && one.entry.quantity === entry.quantity) ?? null;
  const beside = site.place !== 'result' ? search.around.beside(site, search.index.markedData(entry.quantity)) : 0;
  const alike = parallel !== null && measureOf(quantity.rule) === parallel ? PARALLEL : 0;
  const operand = site.place === 'operand' ? operandScore(entry, formulasOf(site.calculation, search), search) : 0;
  // A calculation that is understood says what its operands are better than the words around it.
  if (operand === FOREIGN_OPERAND) return null;
  const label = operand > 0 && !alike ? NO_LABEL : search.around.label(site, entry.quantity);
  const support = alike + beside + label.score + (formula === null ? 0 : formula.share) + Math.max(0, topic);
  if (wrong && support < NEEDED_FOR_WRONG) return null;
  if (close === 'coarse' && label.score < NEEDED_FOR_WRONG) return null;
  if (wrong && formula === null && site.place === 'alone' && search.around.supposes(site)) return null;
  if (status === 'accepted' && !isSupported(site, entry, close, search, quantity.minDecimals)) return null;
  return candidate(
    {
      site,
      name: entry.quantity,
      quantity,
      status,
      rule: entry.rule,
      value: entry.value,
      closeness: close,
      scaled,
      label,
      topic,
      formula,
      otherFormula: formulas.length > 0,
      wanted,
    },
    operand + beside + alike,
  );
}

/** What is measured, whatever it is measured on: "canaux . seo . conversion" and "canaux . ads . conversion" are one measure. */
export const measureOf = (rule: string): string => rule.split(' . ').at(-1) ?? rule;

/** A datum that the calculation needs, against one that only shares its value. */
function operandScore(entry: Entry, formulas: readonly FormulaMatch[], search: Search): number {
  const whole = formulas.filter((match) => match.share === 1);
  if (whole.length === 0) return 0;
  const needed = whole.some(
    (match) => match.entry.rule === entry.rule || search.reference.upstream(match.entry.rule).has(entry.rule),
  );
  return needed ? NEEDED_OPERAND : FOREIGN_OPERAND;
}

/**
 * "1 %" is the conversion on unique visitors only if they are spoken of; else it is 0,83 % rounded too far. Another base
 * that could pass for a coarse rounding of the expected value must be named or calculated.
 */
function isSupported(site: Site, entry: Entry, close: Closeness, search: Search, minDecimals: number): boolean {
  const expected = search.reference.expected(entry.quantity);
  const quantity = search.index.quantities.get(entry.quantity);
  if (quantity === undefined || close !== 'exact') return close !== 'coarse';
  const scaled = scalesAt(site, quantity.unit)[0];
  const couldBeCoarse =
    scaled !== undefined &&
    Math.abs(scaled.value - expected) <= 0.5 * 10 ** -scaled.decimals &&
    scaled.decimals < minDecimals;
  if (!couldBeCoarse) return true;
  if (formulasOf(site.calculation, search).some((match) => match.entry.rule === entry.rule)) return true;
  const others = differingOperands(entry.rule, quantity.rule, search);
  return (
    search.around.names(site, others) ||
    others.some((name) => search.around.writes(site, search.reference.expected(name)))
  );
}

/** Quantities that one formula uses and the other does not. */
function differingOperands(rule: string, expected: string, search: Search): string[] {
  const other = search.reference.upstream(expected);
  return [...search.reference.upstream(rule)]
    .filter((name) => !other.has(name))
    .flatMap((name) => search.reference.quantityOf(name) ?? []);
}
