import type { Figure, Slip } from '../../../types/index.ts';
import type { Evaluation } from './evaluate.ts';

/** Powers of ten that a misplaced comma or a forgotten zero brings. */
const POWERS = [-1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6];
/** Share of the value that "environ" forgives. */
const ABOUT = 0.05;
const FLOAT = 1e-9;

/**
 * What is wrong with a stated result, null when it is right to the precision it was written with. A percentage may be
 * stated without its × 100 ("2250/3000 = 75 %"); an amount lost may lose its sign; a whole number may be rounded up.
 */
export function findSlip(evaluation: Evaluation, result: Figure): Slip | null {
  const stated = result.value;
  if (stated === null || !Number.isFinite(evaluation.value)) return null;
  const meant = meantValues(evaluation, result);
  if (meant.some((value) => isRight(stated, value, result)) || isOutOf(evaluation.value, result)) return null;
  if (isMissingHundred(evaluation, result, stated)) return 'missing-percent';
  const ulp = 10 ** -result.precision;
  if (meant.some((value) => within(stated, value, ulp) && !isWhole(value / ulp))) return 'rounding';
  return meant.some((value) => isPowerOfTen(stated, value, ulp)) ? 'power-of-ten' : 'arithmetic';
}

/** "3 + 3 + 3 = 9/9": the sum over the most that it could be. */
const isOutOf = (value: number, { text }: Figure): boolean =>
  text.includes('/') && Number.parseInt(text, 10) === value && Number.isInteger(value);

/** The true value can be written with as many decimals, so nothing had to be rounded. */
function isWhole(value: number): boolean {
  return within(value, Math.round(value), FLOAT);
}

/** Values the result may rightly state: in "%", the share times a hundred unless the × 100 was written. */
function meantValues({ value, percent, hundred }: Evaluation, result: Figure): readonly number[] {
  if (result.unit !== '%') return percent ? [value, value * 100] : [value];
  return hundred ? [value] : [value * 100];
}

function isRight(stated: number, value: number, result: Figure): boolean {
  const half = 0.5 * 10 ** -result.precision;
  const margin = result.approximate ? Math.max(half * 2, Math.abs(value) * ABOUT) : half;
  if (within(stated, value, margin) || within(stated, -value, margin)) return true;
  return result.precision <= 0 && result.unit !== '%' && stated === Math.ceil(value);
}

/** "120/8750 = 0,0137 %" and "25/3000 = 0,83": the × 100 was left out, or done and its "%" left out. */
function isMissingHundred({ value, hundred, percent }: Evaluation, result: Figure, stated: number): boolean {
  const ulp = 10 ** -result.precision;
  if (result.unit === '%')
    return !percent && hasDigits(stated, ulp) && within(stated, hundred ? value / 100 : value, ulp);
  return result.unit === null && !hundred && !percent && value < 1 && within(stated, value * 100, ulp);
}

function isPowerOfTen(stated: number, value: number, ulp: number): boolean {
  if (stated === 0 || value === 0 || !hasDigits(stated, ulp)) return false;
  return POWERS.some((power) => within(stated, value * 10 ** power, ulp));
}

/** Two digits at least are written: a lone digit matches too many values by chance. */
function hasDigits(stated: number, ulp: number): boolean {
  return Math.abs(stated) >= 9.5 * ulp;
}

function within(stated: number, value: number, margin: number): boolean {
  return Math.abs(stated - value) <= margin + Math.abs(value) * FLOAT;
}
