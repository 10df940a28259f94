import type { Candidate } from './candidate.ts';
import { isWorded } from './closeness.ts';
import type { Verdict } from './types.ts';

/** What a bound pair is worth, from how its value was met. */
export function verdictOf({ status, closeness, quantity, scaled, site }: Candidate): Verdict {
  switch (status) {
    case 'expected':
    case 'accepted': {
      if (closeness === 'coarse') return isNearEnough(quantity.approximately, scaled.value, isWorded(site.figure)) ? 'approximate' : 'wrong';
      if (status === 'accepted') return 'alternative';
      return closeness === 'exact' || (closeness === 'rounded' && scaled.decimals >= 2) ? 'right' : 'rounded';
    }
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

/** Inside the range that the rubric allows to a figure said loosely; the bounds belong to it. */
function isNearEnough(range: readonly [number, number] | null, value: number, worded: boolean): boolean {
  const size = Math.abs(value);
  if (range === null) return worded;
  return size >= range[0] - 1e-9 && size <= range[1] + 1e-9;
}
