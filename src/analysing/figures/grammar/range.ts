import { Cue } from '../text/cue.ts';
import { DIGITS, type Tokens } from '../text/tokens.ts';
import type { DecimalStyle } from './decimal-style.ts';
import { type Draft, draft } from './draft.ts';
import { isHyphen } from './numeral.ts';
import { operatesAfter, operatesBefore } from './operators.ts';
import { readQuantity } from './quantity.ts';
import { tripleAt } from './score-triple.ts';

type Link = 'to' | 'dash' | 'and' | 'slash';

/** "entre 12 et 15 euros", "25-40 ans", "de 10 à 20 %", "48/72 h": `low` has been read, the other end follows it. */
export function readRange(tokens: Tokens, low: Draft, style: DecimalStyle): Draft | null {
  const link = linkAt(tokens, low);
  if (link === null || low.value === null) return null;
  const high = readQuantity(tokens, low.next + 1, style);
  if (high === null || high.value === null || !isSound(tokens, low, high, link)) return null;
  const bottom = shareScale(low, high, high.value);
  if (bottom >= high.value) return null;
  const between = link === 'and' || opensBetween(tokens, low.first);
  return draft({
    ...high,
    first: between ? low.first - 1 : low.first,
    value: null,
    low: bottom,
    high: high.value,
    precision: Math.max(low.precision, high.precision),
    kind: isAgeRange(high, bottom) ? 'age' : high.kind,
  });
}

function linkAt(tokens: Tokens, low: Draft): Link | null {
  const at = low.next;
  if (tripleAt(tokens, low.first) >= 0) return null;
  const sign = tokens.sign(at);
  if (isHyphen(sign)) return isDash(tokens, low, at) ? 'dash' : null;
  if (sign === 0x2f) return tokens.glued(at) && tokens.glued(at + 1) ? 'slash' : null;
  if (tokens.is(at, 'a') || tokens.is(at, 'to')) return isChange(tokens, low.first) ? null : 'to';
  const and = tokens.is(at, 'et') || tokens.is(at, 'and');
  return and && opensBetween(tokens, low.first) ? 'and' : null;
}

function opensBetween(tokens: Tokens, first: number): boolean {
  return tokens.is(first - 1, 'entre') || tokens.is(first - 1, 'between');
}

/** A dash between two numbers is a range unless a calculation goes through it. */
function isDash(tokens: Tokens, low: Draft, at: number): boolean {
  if (tokens.glued(at) !== tokens.glued(at + 1)) return false;
  if (operatesBefore(tokens, low.first) || tokens.kind(at + 1) !== DIGITS) return false;
  return tokens.glued(at) || low.unit === null;
}

/** "passer de 25 à 40 commandes" is two values, before and after. */
function isChange(tokens: Tokens, first: number): boolean {
  for (let at = first - 1; at >= first - 5 && !tokens.edge(at); at -= 1) if (tokens.has(at, Cue.change)) return true;
  return false;
}

function isSound(tokens: Tokens, low: Draft, high: Draft, link: Link): boolean {
  if (low.unit !== null && low.unit !== high.unit) return false;
  if (low.kind === 'fraction' || high.kind === 'fraction' || high.kind === 'multiplier')
    return high.kind === 'multiplier';
  if (link === 'slash') return high.kind === 'duration' && high.unit === 'h' && low.unit === null;
  if (link !== 'dash') return true;
  if (!tokens.glued(low.next) && high.unit === null) return false;
  return !operatesAfter(tokens, high.next) && tokens.sign(low.next + 1) === 0;
}

/** "2 à 3 millions": the scale is said once for both ends. */
function shareScale(low: Draft, high: Draft, top: number): number {
  const value = low.value ?? 0;
  return low.scale === 1 && high.scale > 1 && value * high.scale < top ? value * high.scale : value;
}

/** "25-40 ans" said of people; "2 à 3 ans" is a duration. */
function isAgeRange(high: Draft, bottom: number): boolean {
  return high.unit === 'ans' && bottom >= 14;
}
