import { Cue } from '../text/cue.ts';
import { type Tokens, WORD } from '../text/tokens.ts';
import type { Draft } from './draft.ts';
import { numeralAt } from './french-words.ts';
import { isHyphen } from './numeral.ts';

/** Units of which one is a quantity ("un euro", "un an", "un kilo"); "un jour" and "un point" are mostly prose. */
const VAGUE = new Set(['jours', 'points', 's', 'nuits', 'days', 'nights']);

/** "un savon", "une fois que", "l'un", "no one": the article or pronoun, not the number 1. */
export function isArticle(tokens: Tokens, made: Draft): boolean {
  if (made.value !== 1 || made.next < made.first + 1) return false;
  const word = tokens.word(made.first)?.text;
  if (word === 'one') return isEnglishPronoun(tokens, made.first);
  if ((word !== 'un' && word !== 'une') || made.scale > 1) return false;
  if (made.kind === 'fraction') return false;
  if (made.unit !== null) return !isQuantityOfOne(tokens, made);
  if (tokens.is(made.first - 1, 'l') || isHyphen(tokens.sign(made.first - 1))) return true;
  const alone = isClosed(tokens, made.first - 1) && isClosed(tokens, made.next);
  return !(alone || isCounting(tokens, made));
}

function isQuantityOfOne(tokens: Tokens, made: Draft): boolean {
  const unit = made.unit ?? '';
  if (made.kind === 'multiplier') return unit.includes('/');
  if (made.kind === 'percent' || made.kind === 'money') return true;
  if (made.kind === 'duration' || made.kind === 'age') return !VAGUE.has(unit);
  const counted = tokens.word(made.first + 1)?.unit?.family === 'count';
  return !counted && !VAGUE.has(unit);
}

/** "un deux trois", "un ou deux", "un à trois", "un sur quatre", "vaut un". */
function isCounting(tokens: Tokens, made: Draft): boolean {
  if (numeralAt(tokens, made.next, false) !== null) return true;
  const linked = tokens.is(made.next, 'ou') || tokens.is(made.next, 'a') || tokens.is(made.next, 'sur');
  return linked && (tokens.word(made.next + 1)?.numeral ?? null) !== null;
}

/** The edge of the text, of a line or of a sentence. */
function isClosed(tokens: Tokens, at: number): boolean {
  return tokens.edge(at) || [0x2e, 0x21, 0x3f, 0x3b, 0x3a, 0x3d, 0x28, 0x29].includes(tokens.sign(at));
}

function isEnglishPronoun(tokens: Tokens, index: number): boolean {
  if (tokens.is(index + 1, 'another')) return true;
  return ['no', 'this', 'that', 'the', 'which', 'each', 'every', 'another', 'any'].some(
    (word) => tokens.written(index - 1).toLowerCase() === word,
  );
}

/** "tout neuf", "un téléphone neuf": the adjective. "neuf savons", "les neuf premiers" count. */
export function isNewAdjective(tokens: Tokens, made: Draft): boolean {
  if (tokens.language !== 'fr' || made.next !== made.first + 1 || made.value !== 9) return false;
  if (!/^neufs?$/i.test(tokens.written(made.first))) return false;
  const before = made.first - 1;
  if (/^(tout|flambant|quoi|presque|comme|quasi|remis|remettre)$/i.test(tokens.written(before))) return true;
  if (tokens.is(before, 'a') && /^(remis|remise|remettre|refait|refaite|refaire)$/i.test(tokens.written(before - 1)))
    return true;
  if (tokens.is(before, 'de') && /^quoi$/i.test(tokens.written(before - 1))) return true;
  if (tokens.kind(before) !== WORD || isPlural(tokens, made.next) || tokens.is(before - 1, 'en')) return false;
  return (
    !tokens.has(before, Cue.article) &&
    !tokens.has(before, Cue.phrase) &&
    !tokens.has(before, Cue.result) &&
    tokens.word(before)?.numeral == null &&
    isUncounted(tokens, made)
  );
}

function isPlural(tokens: Tokens, at: number): boolean {
  return tokens.kind(at) === WORD && /[sx]$/i.test(tokens.written(at));
}

function isUncounted(tokens: Tokens, made: Draft): boolean {
  return tokens.kind(made.next) !== WORD || (tokens.word(made.next)?.unit ?? null) === null;
}
