import { DIGITS, type Tokens, WORD } from '../text/tokens.ts';

/** Ranks above this are rarely given: "on est 14e sur Google", but a basket of "115e". */
const COMMON_RANK = 31;
const LOOK_BACK = 16;
const LOOK_AHEAD = 14;

/** A rank is announced ("la 14e", "en 2e page") or counts a noun ("45e position"). */
const ANNOUNCED =
  /(?:^|[^\p{L}])(?:les?|la|l['’]|aux?|du|en|sa|son|ma|mon|notre|leur|cette|ce|un|une|page|rang|place|position)\s*$/iu;
const OPERATOR_BEFORE = /[=+*/×÷→>-]\s*$|\d\s*x\s*$/iu;
const OPERATOR_AFTER = /^\s*(?:[=+*/×÷→-]|x\s*\d)/iu;
const CLOSED = /^\s*(?:[,;:.!?)\]|\n\r]|$)/u;
const PER =
  /^\s*(?:\/|(?:l|d)['’]|(?:par|le|la|de|pour|chacun\p{L}*|ht|ttc|et|contre|au|alors|donc|soit|car|mais|ou|qui|avec|c|ca|ça)(?!\p{L}))/iu;
const PRICE = /^\s*(?:\/\s*\p{L}|l['’]|(?:ht|ttc|chacun\p{L}*)(?!\p{L}))/iu;
/** "3000 e mails", "e-commerce". */
const COMPOUND = /^\s*[-‐]?\s*(?:mail|commer|bout|shop|reput|learn|book|market)/iu;

/**
 * The letter "e" for euros, as it is typed fast: "296e", "19200 e / an", "5,80e". French ranks are written alike
 * ("14e"), so what stands around tells.
 */
export function isEuroLetter(tokens: Tokens, at: number): boolean {
  if (tokens.language !== 'fr' || tokens.kind(at) !== WORD || tokens.length(at) !== 1) return false;
  if (tokens.written(at).toLowerCase() !== 'e' || tokens.kind(at - 1) !== DIGITS || tokens.gap(at) > 1) return false;
  const after = tokens.text.slice(tokens.end(at), tokens.end(at) + LOOK_AHEAD);
  if (COMPOUND.test(after)) return false;
  const number = numberStart(tokens, at);
  if (hasCents(tokens, at, number)) return true;
  const before = tokens.text.slice(Math.max(0, tokens.start(number) - LOOK_BACK), tokens.start(number));
  if (ANNOUNCED.test(before)) return false;
  const inSum = OPERATOR_BEFORE.test(before) || OPERATOR_AFTER.test(after);
  const value = Number(tokens.text.slice(tokens.start(number), tokens.end(at - 1)).replace(/\D/gu, ''));
  if (value <= COMMON_RANK) return inSum || PRICE.test(after);
  return inSum || !tokens.glued(at) || CLOSED.test(after) || PER.test(after);
}

/** First token of a number written in groups: "37 300", "5,80". */
function numberStart(tokens: Tokens, at: number): number {
  let first = at - 1;
  for (;;) {
    if (tokens.kind(first - 1) === DIGITS && tokens.length(first) === 3 && tokens.gap(first) <= 1) first -= 1;
    else if (isDecimalSign(tokens, first - 1) && tokens.kind(first - 2) === DIGITS) first -= 2;
    else return first;
  }
}

const isDecimalSign = (tokens: Tokens, at: number): boolean =>
  (tokens.sign(at) === 0x2c || tokens.sign(at) === 0x2e) && tokens.glued(at) && tokens.glued(at + 1);

const hasCents = (tokens: Tokens, at: number, first: number): boolean =>
  first < at - 1 && isDecimalSign(tokens, at - 2) && tokens.length(at - 1) <= 2;
