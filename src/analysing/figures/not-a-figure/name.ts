import { LONGEST_NUMBER } from '../grammar/digits.ts';
import { type Draft, draft } from '../grammar/draft.ts';
import { isHyphen } from '../grammar/numeral.ts';
import { Cue } from '../text/cue.ts';
import { DIGITS, type Tokens, WORD } from '../text/tokens.ts';
import type { Scan } from './scan.ts';

/** "B2B", "BULLES10", "3D", "Covid-19", "J+7", "iPhone 15", "14.0.2", a bar code: digits inside a name. */
export function readName({ tokens, previous }: Scan, index: number): Draft | null {
  if (tokens.kind(index) !== DIGITS) return null;
  if (isRfmScore(tokens, index)) return null;
  const first = Math.max(nameStart(tokens, index), previous?.next ?? 0);
  const long = tokens.length(index) > LONGEST_NUMBER;
  const named =
    long || first < index || isModel(tokens, index) || endsInLetters(tokens, index) || isVersion(tokens, index);
  return named ? draft({ first, next: nameEnd(tokens, index + 1), kind: 'name' }) : null;
}

/** First token of the name: letters glued before the digits, or before a hyphen or plus between them. */
function nameStart(tokens: Tokens, index: number): number {
  if (!tokens.glued(index)) return index;
  const before = index - 1;
  if (tokens.kind(before) === WORD) return isOperatorX(tokens, before) ? index : wordStart(tokens, before);
  const sign = tokens.sign(before);
  if (!tokens.glued(before) || tokens.kind(before - 1) !== WORD) return index;
  const linked = (isHyphen(sign) || sign === 0x2b) && tokens.kind(before - 2) !== DIGITS;
  const dated = tokens.length(before - 1) === 1 || sign !== 0x2b;
  return linked && dated && tokens.word(before - 1)?.unit?.family !== 'money' ? before - 1 : index;
}

/** "R3 F3 M3": three scores behind their letters, not names; one such letter alone is a name. */
function isRfmScore(tokens: Tokens, index: number): boolean {
  if (!isRfmLetter(tokens, index - 1) || !tokens.glued(index) || tokens.length(index) !== 1) return false;
  const after = tokens.sign(index + 1) > 0 ? index + 2 : index + 1;
  if (isRfmLetter(tokens, after)) return true;
  const before = tokens.sign(index - 2) > 0 ? index - 3 : index - 2;
  return tokens.kind(before) === DIGITS && isRfmLetter(tokens, before - 1);
}

export function isRfmLetter(tokens: Tokens, at: number): boolean {
  return tokens.kind(at) === WORD && /^[RFM]$/i.test(tokens.written(at));
}

function wordStart(tokens: Tokens, at: number): number {
  return tokens.glued(at) && tokens.kind(at - 1) === DIGITS ? at - 1 : at;
}

/** "2250/3000 x100": the multiplication sign glued to its number. */
function isOperatorX(tokens: Tokens, at: number): boolean {
  return tokens.is(at, 'x') && !(tokens.glued(at) && tokens.kind(at - 1) === WORD);
}

function isModel(tokens: Tokens, index: number): boolean {
  return tokens.has(index - 1, Cue.model) && tokens.length(index) <= 3 && tokens.sign(index + 1) !== 0x25;
}

/** "3D", "4G", "2B": one or two letters glued behind that are no unit, scale or ordinal ending. */
function endsInLetters(tokens: Tokens, index: number): boolean {
  const at = index + 1;
  if (tokens.kind(at) !== WORD || !tokens.glued(at) || tokens.length(at) > 2) return false;
  if (tokens.is(at, 'x') || tokens.word(at)?.unit) return /^[DGB]$/.test(tokens.written(at));
  return !/^([kKM]|M[dn]|bn|mn|[eE]|er|re|ère|nd|de|st|rd|th|me|ke|Ke|[mbB])$/.test(tokens.written(at));
}

/** "192.168.1.1", "14.0.2": three numbers or more joined by dots, which are not thousands. */
function isVersion(tokens: Tokens, index: number): boolean {
  if (!isDotted(tokens, index + 1) || !isDotted(tokens, index + 3)) return false;
  return tokens.length(index + 2) !== 3 || tokens.length(index + 4) !== 3;
}

function isDotted(tokens: Tokens, at: number): boolean {
  if (tokens.sign(at) !== 0x2e || !tokens.glued(at)) return false;
  return tokens.kind(at + 1) === DIGITS && tokens.glued(at + 1);
}

/** Everything glued behind: "14.0.2", "BULLES10_B2". */
function nameEnd(tokens: Tokens, from: number): number {
  let next = from;
  for (;;) {
    const kind = tokens.kind(next);
    if ((kind === WORD || kind === DIGITS) && tokens.glued(next)) next += 1;
    else if (
      tokens.sign(next) === 0x2e &&
      tokens.glued(next) &&
      tokens.kind(next + 1) === DIGITS &&
      tokens.glued(next + 1)
    )
      next += 2;
    else return next;
  }
}
