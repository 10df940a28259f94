import type { Quantity } from '../../rubric/index.ts';
import type { Calculation, Figure } from '../../types/index.ts';
import type { Input } from '../reference/index.ts';
import { asWritten } from './as-written.ts';
import type { Choice } from './assign.ts';
import type { OwnValues } from './carried-candidates.ts';
import { isOperand } from './formula-match.ts';
import { formulasOf, type Search } from './known-candidates.ts';
import { operandsOf, type Site, scalesAt } from './sites.ts';
import { verdictOf } from './verdict.ts';

/** The student rounds operands. */
const RELATIVE = 0.004;
const NAMED = 0.6;
const MET = new Set(['right', 'rounded', 'alternative', 'carried']);

/**
 * "Reste 3,50 €. 150 / 3,50 = 42,86": nothing known gives 3,50, but divided into the advertising it can only be the
 * student's own margin. The right formula with one operand that nobody named says what that operand is; its result is
 * carried forward. Adds both to `chosen`; says whether any was found.
 */
export function adoptOperands(
  sites: readonly Site[],
  chosen: Map<Site, Choice>,
  own: OwnValues,
  search: Search,
): boolean {
  let found = false;
  for (const site of sites) {
    if (!isUnexplained(site, chosen, search)) continue;
    for (const name of search.wanted) {
      const quantity = search.index.quantities.get(name);
      if (quantity === undefined || quantity.given || quantity.wholeUp) continue;
      const adopted = adoptedBy(site, name, quantity, own, search);
      if (adopted === null) continue;
      const scaled = scalesAt(site, quantity.unit)[0];
      if (scaled === undefined) continue;
      const source = sourceOf(sites, site, adopted, search);
      const datum = search.index.quantities.get(adopted.of)?.given === true;
      // A datum is the student's own only when he gave another before: "Total = 154,35 €" for the charges.
      if (source === null && (datum || search.around.label(site, name).score < NAMED)) continue;
      if (!datum && source !== null && !isMet(chosen.get(source))) state(chosen, source, adopted.of, search);
      chosen.set(site, { candidate: asWritten(site, name, quantity, scaled, 'carried', search), margin: 0.5 });
      forget(chosen, site, quantity, search);
      found = true;
      break;
    }
  }
  return found;
}

/** What was taken to follow from another value of the quantity is read again. */
function forget(chosen: Map<Site, Choice>, after: Site, { rule }: Quantity, search: Search): void {
  for (const [site, { candidate: now }] of chosen)
    if (
      now.status === 'carried' &&
      site.figure.start > after.figure.start &&
      search.reference.upstream(now.quantity.rule).has(rule)
    )
      chosen.delete(site);
}

interface Adopted {
  readonly operand: Figure;
  readonly of: string;
}

/** The result of a calculation that no formula of the subject explains. */
function isUnexplained(site: Site, chosen: ReadonlyMap<Site, Choice>, search: Search): boolean {
  const { calculation } = site;
  if (site.place !== 'result' || calculation === null || !isValueOf(site.figure, calculation)) return false;
  if (formulasOf(calculation, search).some((one) => one.share === 1)) return false;
  const now = chosen.get(site)?.candidate;
  return now === undefined || now.formula === null;
}

const isValueOf = (figure: Figure, { computed }: Calculation): boolean =>
  Math.abs(Math.abs(figure.value ?? Number.NaN) - Math.abs(computed)) <= RELATIVE * Math.abs(computed);

const isMet = (choice: Choice | undefined): boolean =>
  choice !== undefined && MET.has(verdictOf(choice.candidate)) && choice.candidate.closeness !== 'coarse';

/** The calculation is the quantity's formula but for one operand, which stands for another quantity. */
function adoptedBy(site: Site, name: string, quantity: Quantity, own: OwnValues, search: Search): Adopted | null {
  const inputs = search.reference.inputs(name);
  const operands = site.calculation === null ? [] : operandsOf(site.calculation.expression);
  if (inputs.length < 2 || operands.length !== inputs.length) return null;
  const left = [...inputs];
  const rest: Figure[] = [];
  const values = new Map<string, number>();
  for (const figure of operands) {
    const at = left.findIndex((one) => states(figure, one, own));
    const [matched] = at < 0 ? [] : left.splice(at, 1);
    if (matched === undefined) rest.push(figure);
    else values.set(matched.rule, plainOf(figure));
  }
  const [operand] = rest;
  const [input] = left;
  if (operand?.value == null || input?.quantity == null || rest.length > 1) return null;
  const of = search.index.quantities.get(input.quantity);
  if (of === undefined) return null;
  values.set(of.rule, plainOf(operand));
  const value = search.reference.replayOwn(quantity.rule, values, quantity.rule);
  const size = Math.abs(site.calculation?.computed ?? Number.NaN);
  return value !== null && Math.abs(Math.abs(value) - size) <= RELATIVE * size ? { operand, of: input.quantity } : null;
}

const plainOf = ({ value, unit }: Figure): number => (value ?? Number.NaN) / (unit === '%' ? 100 : 1);

function states(figure: Figure, input: Input, own: OwnValues): boolean {
  const plain = input.unit === '%' ? input.value / 100 : input.value;
  const mine = own.plain.get(input.rule);
  return isOperand(figure, plain) || (mine !== undefined && isOperand(figure, mine));
}

/** Where the student first gave the operand: the nearest figure before that writes the same value. */
function sourceOf(sites: readonly Site[], site: Site, { operand, of }: Adopted, search: Search): Site | null {
  const unit = search.index.quantities.get(of)?.unit ?? null;
  const before = sites.filter(
    (one) =>
      one.figure.end <= operand.start &&
      one.place !== 'operand' &&
      one.figure.value === operand.value &&
      one !== site &&
      scalesAt(one, unit).some((scaled) => scaled.fit >= 0),
  );
  return before.at(-1) ?? null;
}

function state(chosen: Map<Site, Choice>, site: Site, name: string, search: Search): void {
  const quantity = search.index.quantities.get(name);
  const scaled = quantity === undefined ? undefined : scalesAt(site, quantity.unit)[0];
  if (quantity === undefined || scaled === undefined) return;
  chosen.set(site, { candidate: asWritten(site, name, quantity, scaled, 'wrong', search), margin: 0.3 });
}
