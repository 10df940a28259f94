import { DIGITS, type Tokens } from '../text/tokens.ts';
import { isHyphen } from './numeral.ts';

const SLASH = 0x2f;
const MEMBERS = 3;
/** Tokens from the first score to the one behind the last. */
export const TRIPLE = 2 * MEMBERS - 1;
/** Recency, frequency and monetary scores go from 1 to 5 at most. */
const HIGHEST = 0x35;

/** Token of the first of three scores written "3-1-1" or "3/1/1", when `index` is one of them; -1 otherwise. */
export function tripleAt(tokens: Tokens, index: number): number {
  for (let order = 0; order < MEMBERS; order += 1) {
    const first = index - 2 * order;
    if (isTriple(tokens, first)) return first;
  }
  return -1;
}

function isTriple(tokens: Tokens, first: number): boolean {
  const link = tokens.sign(first + 1);
  if (!isHyphen(link) && link !== SLASH) return false;
  for (let at = first; at < first + 2 * MEMBERS; at += 2) {
    const code = tokens.text.charCodeAt(tokens.start(at));
    if (tokens.kind(at) !== DIGITS || tokens.length(at) !== 1 || code < 0x31 || code > HIGHEST) return false;
    if (at > first && (tokens.sign(at - 1) !== link || !tokens.glued(at - 1) || !tokens.glued(at))) return false;
  }
  const after = tokens.sign(first + 2 * MEMBERS - 1);
  const goesOn = after === link && tokens.glued(first + 2 * MEMBERS - 1);
  return !goesOn && !(tokens.sign(first - 1) === link && tokens.glued(first));
}
