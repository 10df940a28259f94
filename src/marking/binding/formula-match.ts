import type { Calculation, Figure } from '../../types/index.ts';
import type { Reference } from '../reference/index.ts';
import { operandsOf } from './sites.ts';
import type { Entry, SubjectIndex } from './subject-index.ts';

/** A known value that a calculation, recomputed, gives with the operands of its formula. */
export interface FormulaMatch {
  readonly entry: Entry;
  /** Share of the written operands that belong to the formula, from 0 to 1. */
  readonly share: number;
}

/** The student rounds operands: 150 / 3,37 is 44.51, not 44.498. */
const RELATIVE = 0.004;
const SCALES = [1, 100, 0.01] as const;
/** Numbers that a calculation may hold without their being data: percentages, months, weeks, days. */
const CONSTANTS: ReadonlySet<number> = new Set([100, 12, 4, 52, 30, 31, 365, 1]);

/** Every known value that a calculation computes, best supported by its operands first. */
export function formulaMatches(calculation: Calculation, index: SubjectIndex, reference: Reference): FormulaMatch[] {
  const operands = operandsOf(calculation.expression);
  if (operands.length < 2 || !Number.isFinite(calculation.computed)) return [];
  const found: FormulaMatch[] = [];
  for (const scale of SCALES) {
    const size = Math.abs(calculation.computed * scale);
    for (const entry of index.between(size * (1 - RELATIVE), size * (1 + RELATIVE))) {
      if (!fitsScale(scale, entry)) continue;
      const share = shareOf(operands, entry.rule, index, reference);
      if (share >= 0.5) found.push({ entry, share });
    }
  }
  return found.sort((a, b) => b.share - a.share);
}

/** Only percentages are multiplied by 100. */
function fitsScale(scale: number, entry: Entry): boolean {
  return scale === 1 || (scale === 100 && entry.of.unit === '%');
}

export function shareOf(operands: readonly Figure[], rule: string, index: SubjectIndex, reference: Reference): number {
  const values = [
    ...index.operandsOf(rule),
    ...(reference.upstream(rule).size === 0 ? [reference.plainValue(rule) ?? Number.NaN] : []),
  ];
  let data = 0;
  let known = 0;
  let constants = 0;
  for (const figure of operands) {
    if (values.some((value) => isOperand(figure, value))) {
      data += 1;
      known += 1;
    } else if (CONSTANTS.has(figure.value ?? Number.NaN)) constants += 1;
    else data += 1;
  }
  if (known === 0) return 0;
  return data === 1 && constants === 0 ? known / operands.length : known / data;
}

/** A figure states a plain value, at the precision with which it was written; 2,9 % states 0.029. */
export function isOperand(figure: Figure, value: number): boolean {
  if (figure.value === null) return false;
  const half = 0.5 * 10 ** -figure.precision + 1e-9;
  if (Math.abs(Math.abs(figure.value) - Math.abs(value)) <= Math.min(half, Math.abs(value) * 0.02 + 1e-9)) return true;
  return (
    Math.abs(value) <= 1.5 &&
    Math.abs(Math.abs(figure.value) - Math.abs(value) * 100) <= Math.min(half, Math.abs(value) * 2 + 1e-9)
  );
}
