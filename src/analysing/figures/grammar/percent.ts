import { type Tokens, WORD } from '../text/tokens.ts';
import type { Unit } from './unit-shape.ts';

const PERCENT = 0x25;
const PER_THOUSAND = 0x2030;
const DOT = 0x2e;

/** "%", "pour cent", "p. 100", "pct", "points de %": every way of writing that a number is out of a hundred. */
export function readPercent(tokens: Tokens, at: number): Unit | null {
  const sign = tokens.sign(at);
  if (sign === PERCENT) return percent('%', at + 1);
  if (sign === PER_THOUSAND) return percent('‰', at + 1);
  if (tokens.kind(at) !== WORD) return null;
  if (tokens.is(at, 'pour') || tokens.is(at, 'per')) return readHundredth(tokens, at + 1);
  if (tokens.is(at, 'p')) return readHundredth(tokens, tokens.sign(at + 1) === DOT ? at + 2 : at + 1);
  if (tokens.word(at)?.unit?.symbol === '%') return percent('%', at + 1);
  return tokens.word(at)?.unit?.symbol === 'points' ? readPoints(tokens, at) : null;
}

function readHundredth(tokens: Tokens, at: number): Unit | null {
  const written = tokens.written(at).toLowerCase();
  if (written === 'cent' || written === 'cents' || written === '100') return percent('%', at + 1);
  return written === 'mille' || written === '1000' ? percent('‰', at + 1) : null;
}

/** "1,4 point de %", "3 points de pourcentage": a difference of two percentages, not a percentage. */
function readPoints(tokens: Tokens, at: number): Unit | null {
  if (!tokens.is(at + 1, 'de')) return null;
  const hundredth = tokens.sign(at + 2) === PERCENT || tokens.word(at + 2)?.unit?.symbol === '%';
  return hundredth ? percent('points de %', at + 3) : null;
}

function percent(symbol: string, next: number): Unit {
  return { symbol, family: 'percent', factor: 1, next };
}
