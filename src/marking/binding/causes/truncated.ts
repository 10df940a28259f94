import { frenchNumber } from '../../reference/index.ts';
import { type CauseFinder, cause } from './context.ts';

/** 23,07 for 23,077: cut instead of rounded. Said beside the true cause, never alone held against the student. */
export const truncated: CauseFinder = (context) => {
  const { site, scaled } = context.candidate;
  const { calculation } = site;
  if (calculation === null || site.place !== 'result' || scaled.decimals < 1) return [];
  const computed = Math.abs(calculation.computed);
  const stated = Math.abs(site.figure.value ?? Number.NaN);
  const unit = 10 ** -site.figure.precision;
  const cut = stated < computed - unit / 2 && computed - stated < unit;
  return cut
    ? [
        cause('truncated', 'truncated', context, {
          computed: frenchNumber(calculation.computed, site.figure.precision + 1),
        }),
      ]
    : [];
};
