import { frenchFigure } from '../../reference/index.ts';
import { type CauseFinder, cause } from './context.ts';

const NEAR = 0.09;

/** "environ 3 %" for 2,8 %: near, but the rounding changes what the figure says. */
export const coarseRounding: CauseFinder = (context) => {
  const { candidate, targets } = context;
  const loose =
    candidate.closeness === 'coarse' || candidate.site.figure.approximate || candidate.site.figure.precision < 0;
  const near = targets.find(
    (target) =>
      Math.abs(Math.abs(candidate.scaled.value) - Math.abs(target)) <= NEAR * Math.abs(target) ||
      (candidate.closeness === 'coarse' && candidate.value === target),
  );
  if (!loose || near === undefined) return [];
  return [
    cause('coarse-rounding', 'coarse-rounding', context, { expected: frenchFigure(near, candidate.quantity.unit) }),
  ];
};
