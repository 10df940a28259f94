import type { Quantity, Subject } from '../../rubric/index.ts';
import { type Reference, rulesOf } from '../reference/index.ts';
import { familyOf } from './scale.ts';

/** A value that a figure may state, and what stating it would mean. */
export interface Entry {
  readonly quantity: string;
  /** The quantity itself, and the family of its unit. */
  readonly of: Quantity;
  readonly family: number;
  readonly value: number;
  readonly status: 'expected' | 'accepted' | 'misconception' | 'rounded-down';
  readonly rule: string;
}

/** All the known values of a subject, sorted by size: figures and calculations are looked up in it. */
export interface SubjectIndex {
  readonly quantities: ReadonlyMap<string, Quantity>;
  readonly entries: readonly Entry[];
  /** Entries whose absolute value lies between two bounds. */
  between(low: number, high: number): readonly Entry[];
  /** The quantity whose value is brought to the next whole number, before it is. */
  rawRule(quantity: string): string | null;
  /** The data of the annexes that a mark on a scale (a quantity without arithmetic) is given for, with their units. */
  markedData(quantity: string): readonly (readonly [number, string | null])[];
  /** Quantities that one line of calculation may compute from a quantity: two formulas deep at most. */
  nearDownstream(quantity: string): readonly string[];
  /** Plain values of all the rules that enter a rule, itself left out. */
  operandsOf(rule: string): readonly number[];
  /** Quantities whose formula leaves a datum to the student ("si elle en vend 60"). */
  readonly open: readonly string[];
}

const known = new WeakMap<Reference, SubjectIndex>();

export function indexOf(subject: Subject, reference: Reference): SubjectIndex {
  const found = known.get(reference);
  if (found !== undefined) return found;
  const index = build(subject, reference);
  known.set(reference, index);
  return index;
}

function build(subject: Subject, reference: Reference): SubjectIndex {
  const entries: Entry[] = [];
  const raw = new Map<string, string>();
  const open: string[] = [];
  for (const [name, quantity] of subject.quantities) {
    entries.push(...entriesOf(name, quantity, reference));
    const input = quantity.wholeUp ? reference.inputs(name)[0] : undefined;
    if (input !== undefined) raw.set(name, input.rule);
    if (reference.askedBy(quantity.rule) !== null) open.push(name);
  }
  entries.sort((a, b) => Math.abs(a.value) - Math.abs(b.value));
  const sizes = Float64Array.from(entries, (entry) => Math.abs(entry.value));
  const operands = new Map<string, readonly number[]>();
  const below = new Map<string, readonly string[]>();
  const marked = new Map(
    [...subject.quantities].map(([name, quantity]) => [name, markedDataOf(quantity.rule, reference)]),
  );
  return {
    quantities: subject.quantities,
    entries,
    between: (low, high) =>
      entries.slice(lowerBound(sizes, low), lowerBound(sizes, high + Number.EPSILON * Math.max(1, high) * 4)),
    rawRule: (quantity) => raw.get(quantity) ?? null,
    nearDownstream: (quantity) => {
      const before = below.get(quantity);
      if (before !== undefined) return before;
      const rule = subject.quantities.get(quantity)?.rule ?? '';
      const found = [...subject.quantities].flatMap(([name, other]) =>
        holds(other.rule, rule, DEEPEST, reference) ? [name] : [],
      );
      below.set(quantity, found);
      return found;
    },
    markedData: (quantity) => marked.get(quantity) ?? [],
    operandsOf: (rule) => {
      const before = operands.get(rule);
      if (before !== undefined) return before;
      const values = [...reference.upstream(rule)]
        .map((name) => reference.plainValue(name))
        .filter((value) => value !== null);
      operands.set(rule, values);
      return values;
    },
    open,
  };
}

/** "150 / (7,90 - 4,30)" takes up the costs inside the margin inside the threshold; one line goes no deeper. */
const DEEPEST = 2;

function holds(rule: string, operand: string, depth: number, reference: Reference): boolean {
  if (depth === 0) return false;
  const formula = reference.formula(rule);
  if (formula === null) return false;
  const direct = formula.kind === 'opaque' ? [...reference.upstream(rule)] : rulesOf(formula);
  return direct.some((of) => of === operand || holds(of, operand, depth - 1, reference));
}

function entriesOf(name: string, quantity: Quantity, reference: Reference): Entry[] {
  const of = { quantity: name, of: quantity, family: familyOf(quantity.unit) };
  const right = reference
    .accepted(name)
    .map(({ rule, value }, order): Entry => ({ ...of, value, status: order === 0 ? 'expected' : 'accepted', rule }));
  const wrong = reference.misconceptions(name).flatMap(({ rule, value }): Entry[] => {
    if (!quantity.wholeUp) return [{ ...of, value, status: 'misconception', rule }];
    const whole: Entry = { ...of, value: Math.ceil(value - 1e-9), status: 'misconception', rule };
    return Number.isInteger(value) ? [whole] : [whole, { ...whole, value: Math.floor(value) }];
  });
  const input = quantity.wholeUp ? reference.inputs(name)[0] : undefined;
  const down: Entry[] =
    input === undefined || Number.isInteger(input.value)
      ? []
      : [{ ...of, value: Math.floor(input.value), status: 'rounded-down', rule: input.rule }];
  return [...right, ...wrong, ...down];
}

function markedDataOf(rule: string, reference: Reference): (readonly [number, string | null])[] {
  if (reference.formula(rule)?.kind !== 'opaque') return [];
  return [...reference.upstream(rule)].flatMap((of) => {
    const name = reference.quantityOf(of);
    return name === null
      ? []
      : [[reference.expected(name), reference.unit(of) === 'jour' ? 'jours' : reference.unit(of)] as const];
  });
}

function lowerBound(sizes: Float64Array, value: number): number {
  let low = 0;
  let high = sizes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sizes[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
