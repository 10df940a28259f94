const NARROW = ' ';
const NO_BREAK = ' ';

/** "1 260", "0,83", "−1 880": at most `decimals` decimals, no trailing zero except in money. */
export function frenchNumber(value: number, decimals = 2, fixed = false): string {
  const rounded = roundTo(Math.abs(value), decimals).toFixed(decimals);
  const [whole = '0', fraction = ''] = rounded.split('.');
  const kept = fixed ? fraction : fraction.replace(/0+$/, '');
  const grouped = whole.length > 4 || Number(whole) >= 1000 ? whole.replace(/\B(?=(\d{3})+$)/g, NARROW) : whole;
  const sign = value < 0 && Number(rounded) !== 0 ? '−' : '';
  return `${sign}${grouped}${kept === '' ? '' : `,${kept}`}`;
}

/** "0,83 %", "355,50 €/mois", "55/100", "45 savons". */
export function frenchFigure(value: number, unit: string | null): string {
  const money = unit?.startsWith('€') ?? false;
  const whole = Math.abs(value - Math.round(value)) < 1e-9;
  const text = frenchNumber(value, 2, money && !whole);
  if (unit === null) return text;
  return unit.startsWith('/') ? `${text}${unit}` : `${text}${NO_BREAK}${unit}`;
}

/** Rounds half away from zero in decimal, not in binary: 1.005 to two decimals is 1.01. */
export function roundTo(value: number, decimals: number): number {
  const shifted = Number(`${Math.abs(value)}e${decimals}`);
  if (!Number.isFinite(shifted)) return value;
  const result = Number(`${Math.round(shifted)}e${-decimals}`);
  return value < 0 ? -result : result;
}
