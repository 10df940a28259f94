import type { Analysis, Calculation, Expression, Figure, Unit } from '../../types/index.ts';
import { type Scaled, scalesOf } from './scale.ts';

/** A figure of the answer with its place. */
export interface Site {
  readonly figure: Figure;
  readonly unit: Unit;
  /** Index of its token. */
  readonly token: number;
  readonly clause: number;
  /** The calculation that it is a result or an operand of. */
  readonly calculation: Calculation | null;
  readonly place: 'alone' | 'result' | 'operand';
  /** Readings of the figure on the scales that were asked for, by unit. */
  readonly scales: Map<string | null, readonly Scaled[]>;
  /** Significant digits as written: 355,50 has five, 3 has one. */
  readonly digits: number;
}

const MEASURES: ReadonlySet<Figure['kind']> = new Set([
  'number',
  'percent',
  'money',
  'fraction',
  'score',
  'multiplier',
  'duration',
  'quantity',
  'ordinal',
]);

/** The readings of a site's figure on a unit's scale, made once. */
export function scalesAt(site: Site, unit: string | null): readonly Scaled[] {
  const known = site.scales.get(unit);
  if (known !== undefined) return known;
  const found = scalesOf(site.figure, unit);
  site.scales.set(unit, found);
  return found;
}

/** Every figure that measures something, in text order. */
export function sitesOf(analysis: Analysis): Site[] {
  const places = placesOf(analysis.calculations);
  const sites: Site[] = [];
  let last: Figure | null = null;
  for (const [at, token] of analysis.tokens.entries()) {
    const { figure } = token;
    if (figure === null || figure === last || !MEASURES.has(figure.kind)) continue;
    last = figure;
    const unit = analysis.units[token.unit];
    if (unit === undefined) continue;
    const { calculation, place } = places.get(figure) ?? { calculation: null, place: 'alone' as const };
    // "x 100" turns a ratio into a percentage: it is no datum.
    if (
      place === 'operand' &&
      figure.value === 100 &&
      calculation !== null &&
      multiplies(calculation.expression, figure)
    )
      continue;
    sites.push({
      figure,
      unit,
      token: at,
      clause: token.clause,
      calculation,
      place,
      scales: new Map(),
      digits: significantDigits(figure.text),
    });
  }
  return sites;
}

type Place = Pick<Site, 'calculation' | 'place'>;

/** A result may be the operand of the next step: what it is the result of says more. */
function placesOf(calculations: readonly Calculation[]): Map<Figure, Place> {
  const places = new Map<Figure, Place>();
  for (const calculation of calculations)
    for (const figure of operandsOf(calculation.expression)) places.set(figure, { calculation, place: 'operand' });
  for (const calculation of calculations)
    for (const figure of calculation.results) places.set(figure, { calculation, place: 'result' });
  return places;
}

/** Figures of an expression, left to right. */
export function operandsOf(expression: Expression): Figure[] {
  return expression.kind === 'figure'
    ? [expression.figure]
    : [...operandsOf(expression.left), ...operandsOf(expression.right)];
}

function significantDigits(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39 && (count > 0 || code !== 0x30)) count += 1;
  }
  return count;
}

function multiplies(expression: Expression, figure: Figure): boolean {
  if (expression.kind === 'figure') return false;
  const { left, right } = expression;
  if (expression.operator === '*' && [left, right].some((side) => side.kind === 'figure' && side.figure === figure))
    return true;
  return multiplies(left, figure) || multiplies(right, figure);
}
