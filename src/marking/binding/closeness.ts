import type { Figure } from '../../types/index.ts';
import type { Scaled } from './scale.ts';

/** How a written value stands to a computed one. */
export type Closeness = 'exact' | 'rounded' | 'truncated' | 'coarse';

/** Beyond this, a rounding says another thing than the value: 1 % for 1,19 %. */
const FAITHFUL = 0.055;
const COARSE = 0.085;
/** A bare integer may stand that far from the value that it rounds: 1 % for 0,83 %. */
const TOO_ROUND = 0.21;
const EPSILON = 1e-9;

/**
 * Compares a written value with a computed one, whatever their signs. A faithful rounding keeps `minDecimals` and stays
 * near; a coarse one is near only for somebody who says "environ".
 */
export function closeness(figure: Figure, written: Scaled, value: number, minDecimals: number): Closeness | null {
  const stated = Math.abs(written.value);
  const right = Math.abs(value);
  const gap = Math.abs(stated - right);
  if (gap <= EPSILON * Math.max(1, right)) return 'exact';
  const unit = 10 ** -written.decimals;
  const near = right === 0 ? Number.POSITIVE_INFINITY : gap / right;
  if (near > COARSE && gap > unit) return null;
  const enough = written.decimals >= minDecimals && near <= FAITHFUL;
  if (gap <= unit / 2 + EPSILON && enough && !isWorded(figure)) return 'rounded';
  if (stated < right && gap < unit && written.decimals >= 1 && enough) return 'truncated';
  if (near <= COARSE && (figure.approximate || isWorded(figure) || isBound(figure))) return 'coarse';
  return gap <= unit / 2 + EPSILON && (written.decimals < minDecimals || near > FAITHFUL) && near <= TOO_ROUND
    ? 'coarse'
    : null;
}

/** "trois quarts", "une quarantaine": said, not computed. */
export const isWorded = (figure: Figure): boolean => figure.kind === 'fraction' || figure.precision < 0;

/** How much less than 3 "un peu moins de 3" is at least. */
const JUST_BESIDE = 0.01;

/** Inside a range that the rubric allows, bounds included; "un peu moins de 3" is inside when what lies just below 3 is. */
export function isWithin(range: readonly [number, number] | null, value: number, { low, high }: Figure): boolean {
  const size = Math.abs(value) * (high !== null ? 1 - JUST_BESIDE : low !== null ? 1 + JUST_BESIDE : 1);
  return range !== null && size >= range[0] - EPSILON && size <= range[1] + EPSILON;
}

const isBound = (figure: Figure): boolean => figure.low !== null || figure.high !== null;
