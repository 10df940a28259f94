import { type Draft, draft } from '../grammar/draft.ts';
import { isHyphen } from '../grammar/numeral.ts';
import { TRIPLE, tripleAt } from '../grammar/score-triple.ts';
import { Cue } from '../text/cue.ts';
import { BREAK, DIGITS, NONE, type Tokens, WORD } from '../text/tokens.ts';
import { afterOutline, isListLink } from './reference.ts';
import type { Scan } from './scan.ts';

const CLOSE = 0x29;
const DOT = 0x2e;
const COLON = 0x3a;
const SLASH = 0x2f;
const OPEN = 0x28;

/** "1.1 Analyse", "2)", "Question 3", "Q1.2", "1-1": what a part of the copy is called. */
export function readLabel(scan: Scan, index: number): Draft | null {
  const { tokens, previous } = scan;
  if (tokens.kind(index) !== DIGITS || tokens.length(index) > 2) return null;
  if (totalsBehind(tokens, index)) return null;
  const next = afterOutline(tokens, index);
  const cued =
    isCued(tokens, index) ||
    (previous?.kind === 'label' && isListLink(tokens, previous.next, index) && isCuedBefore(tokens, previous));
  const outlined =
    next > index + 3 && !tokens.glued(index) && tokens.length(index) === 1 && tokens.length(index + 2) < 3;
  const said = cued
    ? !isMeasured(tokens, next)
    : outlined || opensLine(tokens, index, next) || isBracketed(scan, index, next) || isEnumerated(scan, index, next);
  return said ? draft({ first: index, next, kind: 'label' }) : null;
}

/** "3-1-1 → 5" counts scores; "3-1-1 Le persona" is a label. */
function totalsBehind(tokens: Tokens, index: number): boolean {
  const first = tripleAt(tokens, index);
  if (first < 0) return false;
  const behind = first + TRIPLE;
  const sign = tokens.sign(behind);
  return sign === 0x3d || sign === 0x2192 || sign === COLON || (isHyphen(sign) && tokens.sign(behind + 1) === 0x3e);
}

/** "questions 1 et 2": the first of the list had its word. */
function isCuedBefore(tokens: Tokens, previous: Draft): boolean {
  return isCued(tokens, previous.first);
}

function isCued(tokens: Tokens, index: number): boolean {
  if (tokens.glued(index))
    return tokens.is(index - 1, 'q') || (tokens.sign(index - 1) === DOT && tokens.is(index - 2, 'q'));
  return tokens.has(index - 1, Cue.label) && tokens.gap(index) === 1;
}

function isMeasured(tokens: Tokens, next: number): boolean {
  const sign = tokens.sign(next);
  if (sign === 0x25 || sign === 0x20ac) return true;
  if (sign === 0x2c) return tokens.glued(next) && tokens.kind(next + 1) === DIGITS;
  const unit = tokens.word(next)?.unit;
  return unit !== null && unit !== undefined && unit.symbol !== 'points';
}

/** The first thing of its line, bullets and opening brackets apart, followed by what sets a label off. */
function opensLine(tokens: Tokens, index: number, next: number): boolean {
  const bracket = tokens.sign(index - 1) === OPEN;
  if (!startsLine(tokens, bracket ? index - 1 : index)) return false;
  const sign = tokens.sign(next);
  if (sign === CLOSE) return !bracket || tokens.kind(next + 1) === WORD;
  if (bracket) return false;
  if (next > index + 1) return closesOutline(tokens, index, next);
  const then = tokens.kind(next + 1);
  const apart = !tokens.glued(next + 1) || then === BREAK;
  if (sign === DOT || sign === SLASH) return apart && (then === WORD || (then === BREAK && sign === DOT));
  if (sign === COLON) return Number(tokens.written(index)) <= 20 && then === WORD;
  if (sign === 0xb0) return then === WORD && tokens.gap(next + 1) > 0;
  return isHyphen(sign) && !tokens.glued(next) && then === WORD && tokens.gap(next + 1) > 0;
}

/** "1.1 Analyse", "1-1" on its own line, "2.3 :": one digit each, then an end of line, a sign or a capital letter. */
function closesOutline(tokens: Tokens, index: number, next: number): boolean {
  if (tokens.length(index) > 1 || tokens.length(next - 1) > 2) return false;
  if (tokens.edge(next)) return !(index === 0 && tokens.kind(next) === NONE);
  const sign = tokens.sign(next);
  if (sign === CLOSE || sign === COLON || sign === DOT || sign === SLASH) return true;
  if (isHyphen(sign)) return tokens.kind(next + 1) === WORD;
  return tokens.kind(next) === WORD && !tokens.glued(next) && /^\p{Lu}/u.test(tokens.written(next));
}

/** "1) … 2) …" inside a line: a closing parenthesis that nothing opened. */
function isEnumerated({ tokens, depth }: Scan, index: number, next: number): boolean {
  if (isInlineItem(tokens, index, next)) return true;
  if (tokens.sign(next) !== CLOSE || !tokens.glued(next) || depth > 0) return false;
  if (tokens.kind(index - 1) === DIGITS || tokens.glued(index)) return false;
  return tokens.kind(next + 1) === WORD && tokens.gap(next + 1) > 0;
}

/** "persona (1.3)": an outline number alone in parentheses, where decimals are written with a comma. */
function isBracketed({ tokens, style }: Scan, index: number, next: number): boolean {
  const bracketed = tokens.sign(index - 1) === OPEN && tokens.sign(next) === CLOSE;
  const outline =
    next === index + 3 && tokens.sign(index + 1) === DOT && tokens.length(index) + tokens.length(index + 2) === 2;
  return bracketed && outline && tokens.language === 'fr' && !style.point;
}

/** "… 3 photos. 1 - Pauline, 2 : l'atelier": one digit after a sign, then a dash or a colon and a word. */
function isInlineItem(tokens: Tokens, index: number, next: number): boolean {
  const before = tokens.sign(index - 1);
  if (tokens.length(index) > 1 || next > index + 1 || tokens.glued(index)) return false;
  if (before !== DOT && before !== COLON && before !== 0x2c && before !== 0x3b && before !== 0x3e) return false;
  const sign = tokens.sign(next);
  const apart = tokens.kind(next + 1) === WORD && tokens.gap(next + 1) > 0;
  return apart && (sign === COLON || (isHyphen(sign) && !tokens.glued(next)));
}

export function startsLine(tokens: Tokens, index: number): boolean {
  let at = index - 1;
  while (tokens.sign(at) > 0 && isBullet(tokens.sign(at)) && at > index - 4) at -= 1;
  return tokens.edge(at);
}

function isBullet(sign: number): boolean {
  return isHyphen(sign) || sign === 0x2a || sign === 0x23 || sign === 0x2022 || sign === 0x3e || sign === 0x25cf;
}
