import { frenchFigure } from '../../reference/index.ts';
import { type CauseFinder, cause, says } from './context.ts';

/** 25 % for 75 %: the other part of the whole. */
export const complement: CauseFinder = (context) => {
  const { candidate, targets } = context;
  if (candidate.quantity.unit !== '%') return [];
  const target = targets.find((one) => one > 0 && one < 100 && Math.abs(one - 50) > 1 && says(context, 100 - one));
  return target === undefined
    ? []
    : [cause('complement', 'complement', context, { expected: frenchFigure(target, '%') })];
};
