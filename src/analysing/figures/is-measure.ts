import type { Figure, FigureKind } from '../../types/index.ts';

const MEASURES: ReadonlySet<FigureKind> = new Set<FigureKind>([
  'number',
  'percent',
  'money',
  'fraction',
  'score',
  'multiplier',
  'duration',
  'age',
  'quantity',
]);

/** True for a figure that states a quantity; false for a label, a year, a phone number, an ordinal… */
export function isMeasure(figure: Figure): boolean {
  return MEASURES.has(figure.kind);
}
