import { frenchFigure } from '../../reference/index.ts';
import { type CauseFinder, cause, says } from './context.ts';

const FACTORS = [0.1, 10, 0.01, 100, 0.001, 1000] as const;

/** The right digits, the decimal point elsewhere; a ratio written with "%" without having been multiplied is told apart. */
export const powerOfTen: CauseFinder = (context) => {
  const { candidate, targets } = context;
  for (const target of targets) {
    for (const factor of FACTORS) {
      if (!says(context, target * factor)) continue;
      const expected = frenchFigure(target, candidate.quantity.unit);
      if (factor === 0.01 && candidate.quantity.unit === '%')
        return [cause('missing-percent', 'missing-percent', context, { expected })];
      return [
        cause('power-of-ten', 'power-of-ten', context, {
          factor: factor < 1 ? Math.round(1 / factor) : factor,
          direction: factor < 1 ? 'small' : 'large',
          expected,
        }),
      ];
    }
  }
  return [];
};
