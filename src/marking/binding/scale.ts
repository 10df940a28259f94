import type { Figure } from '../../types/index.ts';

/** A figure brought to the scale of a quantity. `fit`: how well the units agree, added to the score of the pair. */
export interface Scaled {
  readonly value: number;
  /** Decimals written, on that scale. */
  readonly decimals: number;
  readonly fit: number;
}

const DAYS: Readonly<Record<string, number>> = {
  jour: 1,
  jours: 1,
  j: 1,
  semaine: 7,
  semaines: 7,
  mois: 30,
  an: 365,
  ans: 365,
  année: 365,
  années: 365,
};
const DURATIONS = new Set(['s', 'min', 'h', ...Object.keys(DAYS)]);
const RATIO_DECIMALS = 2;

/** Families of units, as bits: what a figure may be is a mask of them. */
const PERCENTAGE = 1;
const MONEY = 2;
const COUNT = 4;
const SCORE = 8;
const POINTS = 16;
const NAMED = 32;

export function familyOf(unit: string | null): number {
  if (unit === null) return COUNT;
  if (unit === '%') return PERCENTAGE;
  if (unit.startsWith('€')) return MONEY;
  if (unit.startsWith('/')) return SCORE;
  return unit === 'points' ? POINTS : NAMED;
}

/** The families in which a figure has a reading: a quick refusal before `scalesOf`. */
export function familiesOf(figure: Figure): number {
  switch (figure.kind) {
    case 'ordinal':
    case 'multiplier':
      return COUNT;
    case 'percent':
      return PERCENTAGE | SCORE;
    case 'money':
      return MONEY;
    case 'fraction':
      return PERCENTAGE | POINTS;
    case 'score':
      return SCORE | POINTS;
    case 'duration':
      return NAMED;
    default:
      return figure.unit === null ? ~0 : figure.unit === 'points' ? POINTS | COUNT : COUNT | NAMED;
  }
}

/** "€/mois" → ["€", "mois"]; "savons" → ["savons", null]; "/100" stays whole. */
function split(unit: string): readonly [string, string | null] {
  const at = unit.indexOf('/');
  return at <= 0 ? [unit, null] : [unit.slice(0, at), unit.slice(at + 1)];
}

/** The readings of a figure on a quantity's scale, likeliest first; none when the units exclude each other. */
export function scalesOf(figure: Figure, unit: string | null): readonly Scaled[] {
  const value = figure.value;
  if (value === null) return [];
  if (figure.kind === 'ordinal') return unit === null ? [{ value, decimals: 0, fit: -0.2 }] : [];
  if (unit === '%') return asPercentage(figure, value);
  if (figure.unit === '%') return unit?.startsWith('/') ? [{ value, decimals: figure.precision, fit: -0.3 }] : [];
  if (unit?.startsWith('€')) return asMoney(figure, value, unit);
  if (figure.unit?.startsWith('€')) return [];
  if (unit === null) return asCount(figure, value);
  if (unit.startsWith('/')) return asScore(figure, value, unit);
  if (unit === 'points') return asPoints(figure, value);
  return asNamed(figure, value, unit);
}

function asPercentage(figure: Figure, value: number): Scaled[] {
  if (figure.unit === '%') return [{ value, decimals: figure.precision, fit: 0.3 }];
  if (figure.kind === 'fraction') return [{ value: value * 100, decimals: -1, fit: 0.2 }];
  if (figure.unit !== null) return [];
  const ratio: Scaled = { value: value * 100, decimals: figure.precision - RATIO_DECIMALS, fit: -0.2 };
  return Math.abs(value) <= 1 && figure.precision > 0
    ? [{ value, decimals: figure.precision, fit: -0.1 }, ratio]
    : [{ value, decimals: figure.precision, fit: -0.1 }];
}

/** "240 €/mois" is not an annual cost, but "2 880 €" may be anything. */
function asMoney(figure: Figure, value: number, unit: string): Scaled[] {
  if (figure.kind === 'fraction' || figure.kind === 'multiplier' || figure.kind === 'score') return [];
  if (figure.unit === null) return [{ value, decimals: figure.precision, fit: -0.1 }];
  if (!figure.unit.startsWith('€')) return [];
  const wanted = split(unit)[1];
  const written = split(figure.unit)[1];
  const plain = { value, decimals: figure.precision };
  if (written === wanted) return [{ ...plain, fit: 0.3 }];
  if (written !== null && wanted !== null) return [];
  return [{ ...plain, fit: written === 'mois' || written === 'an' ? -0.2 : 0.2 }];
}

function asCount(figure: Figure, value: number): Scaled[] {
  if (figure.kind === 'fraction' || figure.kind === 'score' || figure.kind === 'age') return [];
  if (figure.kind === 'multiplier' && figure.unit !== 'fois') return [];
  if (figure.unit !== null && DURATIONS.has(split(figure.unit)[0])) return [];
  return [{ value, decimals: figure.precision, fit: figure.unit === null ? 0 : 0.1 }];
}

function asScore(figure: Figure, value: number, unit: string): Scaled[] {
  if (figure.unit === unit) return [{ value, decimals: figure.precision, fit: 0.4 }];
  return figure.unit === null && figure.kind === 'number' ? [{ value, decimals: figure.precision, fit: -0.1 }] : [];
}

/** "9 points", "9", and "7/9", which the reader takes for a fraction or a score. */
const OUT_OF = /^(\d+)\s*(?:\/|sur)\s*\d+$/;

/** "7/9", "7 sur 9": the points got out of the most there are; null for a part said otherwise. */
export function numeratorOf(figure: Figure): number | null {
  const points = figure.kind === 'fraction' ? OUT_OF.exec(figure.text)?.[1] : undefined;
  return points === undefined ? null : Number(points);
}

function asPoints(figure: Figure, value: number): Scaled[] {
  if (figure.unit === 'points') return [{ value, decimals: figure.precision, fit: 0.3 }];
  if (figure.kind === 'score') return [{ value, decimals: figure.precision, fit: 0.2 }];
  if (figure.kind === 'fraction') {
    const points = numeratorOf(figure);
    return points === null ? [] : [{ value: points, decimals: 0, fit: 0.2 }];
  }
  return figure.unit === null ? [{ value, decimals: figure.precision, fit: 0 }] : [];
}

function asNamed(figure: Figure, value: number, unit: string): Scaled[] {
  const [name, period] = split(unit);
  if (figure.kind === 'fraction' || figure.kind === 'score' || figure.kind === 'multiplier') return [];
  if (figure.unit === null) return [{ value, decimals: figure.precision, fit: -0.1 }];
  const [written, writtenPeriod] = split(figure.unit);
  if (DURATIONS.has(name)) return asDuration(figure, value, name, written);
  if (DURATIONS.has(written)) return [];
  if (period !== writtenPeriod && (period !== null || (writtenPeriod !== null && writtenPeriod !== 'mois'))) {
    return writtenPeriod === null && period !== null ? [{ value, decimals: figure.precision, fit: -0.1 }] : [];
  }
  return [{ value, decimals: figure.precision, fit: singular(name) === singular(written) ? 0.3 : -0.2 }];
}

function asDuration(figure: Figure, value: number, name: string, written: string): Scaled[] {
  if (written === name) return [{ value, decimals: figure.precision, fit: 0.3 }];
  const from = DAYS[written];
  const to = DAYS[name];
  if (from === undefined || to === undefined) return [];
  return [{ value: (value * from) / to, decimals: figure.precision, fit: 0.2 }];
}

export const singular = (noun: string): string => (noun.length > 3 && noun.endsWith('s') ? noun.slice(0, -1) : noun);
