import { type Candidate, candidate, ENOUGH } from './candidate.ts';
import { type Closeness, closeness } from './closeness.ts';
import { isOperand } from './formula-match.ts';
import type { Search } from './known-candidates.ts';
import { familiesOf, familyOf, type Scaled } from './scale.ts';
import { operandsOf, type Site, scalesAt } from './sites.ts';
import type { Status } from './status.ts';

/** The student's own values so far, by quantity, on the quantities' scales; `wrong` holds those that are not right. */
export interface OwnValues {
  readonly all: ReadonlyMap<string, number>;
  readonly wrong: ReadonlySet<string>;
  /** `all` as plain numbers, by rule. */
  readonly plain: ReadonlyMap<string, number>;
  /** Rules of `wrong`. */
  readonly wrongRules: ReadonlySet<string>;
}

const NEEDED_LABEL = 0.6;
const NEEDED_WITHOUT_FORMULA = 0.9;
const NONE: ReadonlySet<string> = new Set();
const CONFIRMED = { share: 1 } as const;

/**
 * Quantities that a figure may state when computed from the student's own values: the right formula on a wrong (or
 * rounded) intermediate result, a known error on top of it, a wrong result given again.
 */
export function carriedCandidates(site: Site, own: OwnValues, search: Search): Candidate[] {
  if (own.all.size === 0 || site.place === 'operand') return [];
  const found: Candidate[] = [];
  const used = ownOperands(site, own, search);
  if (used.length === 0 && own.wrong.size === 0) return [];
  const fromFormula = used.length === 0 ? NONE : computedFrom(used, search);
  const named = own.wrong.size === 0 ? NONE : search.around.named(site);
  const families = familiesOf(site.figure);
  for (const name of fromFormula.size === 0 ? named : new Set([...named, ...fromFormula])) {
    const quantity = search.index.quantities.get(name);
    if (quantity === undefined || quantity.given || (familyOf(quantity.unit) & families) === 0) continue;
    const label = search.around.label(site, name);
    const mine = own.wrong.has(name) ? own.all.get(name) : undefined;
    if (mine !== undefined && label.score >= NEEDED_LABEL)
      found.push(...build(site, name, 'restated', quantity.rule, mine, used, search));
    const depends =
      fromFormula.has(name) || (label.score >= NEEDED_WITHOUT_FORMULA && dependsOnOwn(quantity.rule, own, search));
    if (depends) found.push(...replays(site, name, own, used, search));
  }
  return found.filter((one) => one.score >= ENOUGH).sort((a, b) => b.score - a.score);
}

/** Quantities that one line of calculation may compute from one of these. */
function computedFrom(names: readonly string[], search: Search): ReadonlySet<string> {
  return new Set(names.flatMap((name) => search.index.nearDownstream(name)));
}

/** A rule is touched by an own value of one of the quantities that it depends on. */
function dependsOnOwn(rule: string, own: OwnValues, search: Search): boolean {
  for (const of of search.reference.upstream(rule)) if (of !== rule && own.plain.has(of)) return true;
  return false;
}

function followsFromWrong(rule: string, own: OwnValues, search: Search): boolean {
  for (const of of search.reference.upstream(rule)) if (own.wrongRules.has(of)) return true;
  return false;
}

function replays(site: Site, name: string, own: OwnValues, used: readonly string[], search: Search): Candidate[] {
  const quantity = search.index.quantities.get(name);
  if (quantity === undefined) return [];
  const rules: (readonly [string, Status])[] = [
    ...[quantity.rule, ...quantity.accept].map(
      (rule) => [rule, followsFromWrong(rule, own, search) ? 'carried' : 'consistent'] as const,
    ),
    ...quantity.misconceptions
      .filter(
        ({ rule }) => (site.place === 'result' || !search.settled.has(name)) && followsFromWrong(rule, own, search),
      )
      .map(({ rule }) => [rule, 'misconception'] as const),
  ];
  const found: Candidate[] = [];
  for (const [rule, status] of rules) {
    const value = replay(site, rule, quantity.rule, own.plain, search);
    if (value === null) continue;
    found.push(...build(site, name, status, rule, quantity.wholeUp ? Math.ceil(value - 1e-9) : value, used, search));
    if (quantity.wholeUp && status === 'carried') found.push(...roundedDown(site, name, own, used, search));
    if (found.length > 0) return found;
  }
  return found;
}

function roundedDown(site: Site, name: string, own: OwnValues, used: readonly string[], search: Search): Candidate[] {
  const raw = search.index.rawRule(name);
  if (raw === null) return [];
  const rawName = search.reference.quantityOf(raw);
  const value =
    (rawName === null ? undefined : own.all.get(rawName)) ?? search.reference.withStudentValues(name, own.all, raw);
  if (value === null || value === undefined || Number.isInteger(value)) return [];
  return build(site, name, 'rounded-down', raw, Math.floor(value), used, search);
}

/** A formula that leaves a datum to the student is replayed with the operand that nothing else explains. */
function replay(
  site: Site,
  rule: string,
  itself: string,
  own: ReadonlyMap<string, number>,
  search: Search,
): number | null {
  const asked = search.reference.askedBy(rule);
  if (asked === null) return search.reference.replayOwn(rule, own, itself);
  if (site.calculation === null || site.place !== 'result') return null;
  const values = [...search.index.operandsOf(rule), ...own.values()];
  const free = operandsOf(site.calculation.expression).find(
    (figure) => !values.some((value) => isOperand(figure, value)),
  );
  return search.reference.replayOwn(rule, free?.value == null ? own : new Map([...own, [asked, free.value]]), itself);
}

/** The own values that a rule depends on, as plain numbers. */
export function plainValues(own: OwnValues, rule: string, search: Search): Map<string, number> {
  const values = new Map<string, number>();
  for (const of of search.reference.upstream(rule)) {
    const value = of === rule ? undefined : own.plain.get(of);
    if (value !== undefined) values.set(of, value);
  }
  return values;
}

/** Own values that the figure's calculation takes up. */
function ownOperands(site: Site, own: OwnValues, search: Search): string[] {
  if (site.calculation === null || site.place !== 'result') return [];
  const operands = operandsOf(site.calculation.expression);
  return [...own.all].flatMap(([name, value]) => {
    const plain = search.index.quantities.get(name)?.unit === '%' ? value / 100 : value;
    return operands.some((figure) => isOperand(figure, plain)) ? [name] : [];
  });
}

function build(
  site: Site,
  name: string,
  status: Status,
  rule: string,
  value: number,
  used: readonly string[],
  search: Search,
): Candidate[] {
  const quantity = search.index.quantities.get(name);
  if (quantity === undefined) return [];
  for (const scaled of scalesAt(site, quantity.unit)) {
    const close = closeOf(site, scaled, value, status);
    if (close === null) continue;
    const label = search.around.label(site, name);
    const topic = search.around.topic(site, quantity);
    const upstream = search.reference.upstream(rule);
    const formula = used.some((one) => upstream.has(search.index.quantities.get(one)?.rule ?? '')) ? CONFIRMED : null;
    const wanted = search.wanted.has(name);
    const reading = { site, name, quantity, status, rule, value, closeness: close, scaled, label, topic, formula };
    return [candidate({ ...reading, otherFormula: false, wanted })];
  }
  return [];
}

/** A value given again may be said loosely: "plus de 2 abonnés sur 3" for 68 %. */
function closeOf(site: Site, scaled: Scaled, value: number, status: Status): Closeness | null {
  const close = closeness(site.figure, scaled, value, 0);
  return close === 'coarse' && status !== 'restated' ? null : close;
}
