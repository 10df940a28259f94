import type { Candidate } from './candidate.ts';
import { isWithin } from './closeness.ts';
import type { Verdict } from './types.ts';

/** What a bound pair is worth, from how its value was met. */
export function verdictOf({ status, closeness, quantity, scaled, site }: Candidate): Verdict {
  switch (status) {
    case 'expected':
    case 'accepted': {
      if (closeness === 'coarse')
        return isWithin(quantity.approximately, scaled.value, site.figure) ||
          (quantity.approximately === null && site.figure.kind === 'fraction')
          ? 'approximate'
          : 'wrong';
      if (status === 'accepted') return 'alternative';
      return closeness === 'exact' || (closeness === 'rounded' && scaled.decimals >= 2) ? 'right' : 'rounded';
    }
    case 'consistent':
      return 'rounded';
    case 'carried':
    case 'restated':
      return 'carried';
    case 'misconception':
      return 'misconception';
    case 'rounded-down':
    case 'slip':
    case 'wrong':
      return 'wrong';
  }
}
