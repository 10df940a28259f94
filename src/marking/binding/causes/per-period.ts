import { frenchFigure } from '../../reference/index.ts';
import { type CauseFinder, cause, says } from './context.ts';

const MONTHS = 12;

/** A month's figure given for a year's, or the other way round: in the result, or in one of its data. */
export const perPeriod: CauseFinder = (context) => {
  const { candidate, targets } = context;
  if (candidate.quantity.unit === '%') return [];
  const target = targets.find((one) => says(context, one / MONTHS) || says(context, one * MONTHS));
  if (target === undefined) return [];
  const kind = says(context, target / MONTHS) ? 'per-month' : 'per-year';
  return [cause(kind, kind, context, { expected: frenchFigure(target, candidate.quantity.unit) })];
};
