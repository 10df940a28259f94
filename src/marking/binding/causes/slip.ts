import { frenchNumber } from '../../reference/index.ts';
import { operandsOf } from '../sites.ts';
import { type CauseFinder, cause } from './context.ts';

/** The calculation as written does not give the result as written. */
export const slip: CauseFinder = (context) => {
  const { site } = context.candidate;
  const { calculation } = site;
  if (calculation !== null && site.place === 'result') {
    if (
      calculation.slip === 'power-of-ten' ||
      calculation.slip === 'missing-percent' ||
      calculation.slip === 'rounding'
    )
      return [];
    if (calculation.slip !== 'arithmetic' && context.candidate.status !== 'slip') return [];
    return [
      cause('slip', 'slip', context, {
        operation: operandsOf(calculation.expression)
          .map((figure) => figure.text)
          .join(' ; '),
        computed: frenchNumber(calculation.computed),
      }),
    ];
  }
  return [];
};
