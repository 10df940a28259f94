import type { Quantity } from '../../rubric/index.ts';
import { frenchFigure } from './french.ts';
import { readableFormula } from './readable-formula.ts';
import type { QuantityDescription, Reference } from './types.ts';

/** Every quantity as a teacher checks it: value, formula, other right values, known errors. */
export function describeQuantities(
  reference: Reference,
  quantities: ReadonlyMap<string, Quantity>,
): QuantityDescription[] {
  return [...quantities].map(([name, quantity]) => {
    const formula = reference.formula(quantity.rule);
    const show = (value: number): string => frenchFigure(value, quantity.unit);
    return {
      name,
      title: quantity.title,
      given: quantity.given,
      expected: show(reference.expected(name)),
      unit: quantity.unit,
      formula: formula === null ? null : readableFormula(formula, quantity.rule),
      accepted: reference
        .accepted(name)
        .slice(1)
        .map(({ title, value }) => ({ title, value: show(value) })),
      misconceptions: reference
        .misconceptions(name)
        .map(({ rule, value, message }) => ({ rule, value: show(value), message })),
    };
  });
}
