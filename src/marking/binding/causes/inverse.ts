import { frenchFigure } from '../../reference/index.ts';
import { type CauseFinder, cause, says } from './context.ts';

/** The ratio upside down: sessions / commandes for commandes / sessions. */
export const inverse: CauseFinder = (context) => {
  const { candidate, reference, targets } = context;
  const formula = reference.formula(candidate.quantity.rule);
  if (formula?.kind !== 'operation' || formula.operator !== '/') return [];
  const percent = candidate.quantity.unit === '%' ? 100 : 1;
  const target = targets.find(
    (one) => one !== 0 && (says(context, (percent * percent) / one) || (percent > 1 && says(context, percent / one))),
  );
  return target === undefined
    ? []
    : [cause('inverse', 'inverse', context, { expected: frenchFigure(target, candidate.quantity.unit) })];
};
