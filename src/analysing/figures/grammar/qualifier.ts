import type { Tokens } from '../text/tokens.ts';
import { ABOUT, EXACTLY, HIGH, LOW, type Qualifier } from './bound.ts';
import { englishAfter, englishBefore } from './english-qualifier.ts';
import { isHyphen } from './numeral.ts';

const ABOUT_SIGNS = new Set([0x2248, 0x7e, 0x2243, 0x2245, 0x223c, 0xb1]);

/** Qualifier of a figure whose tokens are `[first, next)`; the words stay outside the figure. */
export function readQualifier(tokens: Tokens, first: number, next: number): Qualifier {
  const french = tokens.language === 'fr';
  const before = signBefore(tokens, first) ?? (french ? frenchBefore(tokens, first) : englishBefore(tokens, first));
  if (before !== EXACTLY) return before;
  return french ? frenchAfter(tokens, next) : englishAfter(tokens, next);
}

function signBefore(tokens: Tokens, first: number): Qualifier | null {
  const sign = tokens.sign(first - 1);
  if (sign === 0) return null;
  if (ABOUT_SIGNS.has(sign)) return ABOUT;
  const twice = tokens.sign(first - 2) > 0 && tokens.glued(first - 1);
  if (sign === 0x3d && twice) return compared(tokens.sign(first - 2));
  if (sign === 0x2e && (tokens.is(first - 2, 'env') || tokens.is(first - 2, 'approx'))) return ABOUT;
  if (sign === 0x2e && (tokens.is(first - 2, 'min') || tokens.is(first - 2, 'max'))) {
    return tokens.is(first - 2, 'min') ? LOW : HIGH;
  }
  return twice && !isSpaceBefore(tokens, first - 1) ? null : compared(sign);
}

/** ">" and "<" alone; "->" and "=>" are arrows. */
function compared(sign: number): Qualifier | null {
  if (sign === 0x3e || sign === 0x2265) return LOW;
  return sign === 0x3c || sign === 0x2264 ? HIGH : null;
}

function isSpaceBefore(tokens: Tokens, at: number): boolean {
  return tokens.gap(at) > 0;
}

function frenchBefore(tokens: Tokens, first: number): Qualifier {
  const word = tokens.word(first - 1);
  if (word === null) return isHyphen(tokens.sign(first - 1)) ? EXACTLY : afterApostrophe(tokens, first);
  switch (word.text) {
    case 'environ':
    case 'env':
    case 'presque':
    case 'quasi':
    case 'quasiment':
    case 'approximativement':
    case 'approx':
    case 'quelque':
    case 'grosso':
    case 'bonne':
      return ABOUT;
    case 'pres':
      return tokens.is(first - 2, 'peu') ? ABOUT : EXACTLY;
    case 'modo':
      return ABOUT;
    case 'moins':
      return tokens.is(first - 2, 'au') ? LOW : EXACTLY;
    case 'plus':
      return tokens.is(first - 2, 'au') ? HIGH : EXACTLY;
    case 'minimum':
    case 'mini':
    case 'min':
      return LOW;
    case 'maximum':
    case 'maxi':
    case 'max':
      return HIGH;
    case 'peine':
      return { approximate: true, bound: 'high' };
    case 'depasse':
    case 'depassent':
    case 'depasser':
    case 'excede':
      return LOW;
    case 'la':
    case 'le':
      return frenchBefore(tokens, first - 1);
    case 'les':
      return tokens.is(first - 2, 'dans') ? ABOUT : afterPreposition(tokens, first);
    default:
      return afterPreposition(tokens, first);
  }
}

/** "plus de", "près de", "de l'ordre de", "supérieur à", "jusqu'à", "à partir de", "dès". */
function afterPreposition(tokens: Tokens, first: number): Qualifier {
  const word = tokens.word(first - 1)?.text;
  if (word === 'des' && /^d[èÈ]s$/i.test(tokens.written(first - 1))) return LOW;
  if (word === 'a') return afterTo(tokens, first - 2);
  if (word === 'de' || word === 'des' || word === 'd' || word === 'du') return afterOf(tokens, first - 2);
  return EXACTLY;
}

function afterApostrophe(tokens: Tokens, first: number): Qualifier {
  const apostrophe = tokens.sign(first - 1) === 0x27 || tokens.sign(first - 1) === 0x2019;
  if (!apostrophe) return EXACTLY;
  if (tokens.is(first - 2, 'd')) return afterOf(tokens, first - 3);
  return tokens.is(first - 2, 'qu') ? EXACTLY : EXACTLY;
}

function afterTo(tokens: Tokens, at: number): Qualifier {
  const word = tokens.word(at)?.text ?? '';
  if (word.startsWith('superieur') || word === 'egal') return word === 'egal' ? EXACTLY : LOW;
  if (word.startsWith('inferieur')) return HIGH;
  const apostrophe = tokens.sign(at) === 0x27 || tokens.sign(at) === 0x2019;
  return apostrophe && tokens.is(at - 1, 'jusqu') ? HIGH : EXACTLY;
}

function afterOf(tokens: Tokens, at: number): Qualifier {
  if (tokens.sign(at) === 0x2b) return LOW;
  const word = tokens.word(at)?.text;
  const negated = tokens.is(at - 1, 'pas');
  const loosely = tokens.is(at - 1, 'peu') || tokens.is(at - 1, 'peine');
  switch (word) {
    case 'plus':
      return { approximate: loosely, bound: negated ? 'high' : 'low' };
    case 'moins':
      return { approximate: loosely, bound: negated ? 'low' : 'high' };
    case 'pres':
    case 'proche':
    case 'autour':
    case 'alentours':
    case 'ordre':
      return ABOUT;
    case 'partir':
    case 'apartir':
    case 'minimum':
    case 'dessus':
      return LOW;
    case 'maximum':
    case 'dessous':
      return HIGH;
    default:
      return EXACTLY;
  }
}

function frenchAfter(tokens: Tokens, next: number): Qualifier {
  const word = tokens.word(next)?.text;
  switch (word) {
    case 'environ':
    case 'env':
    case 'approximativement':
      return ABOUT;
    case 'minimum':
    case 'mini':
    case 'min':
      return LOW;
    case 'maximum':
    case 'maxi':
    case 'max':
      return HIGH;
    case 'a':
      return tokens.is(next + 1, 'peu') && tokens.is(next + 2, 'pres') ? ABOUT : EXACTLY;
    case 'au':
      return tokens.is(next + 1, 'minimum') || tokens.is(next + 1, 'moins')
        ? LOW
        : tokens.is(next + 1, 'maximum') || tokens.is(next + 1, 'plus')
          ? HIGH
          : EXACTLY;
    case 'ou':
    case 'et':
      return alternative(tokens, next + 1);
    default:
      return EXACTLY;
  }
}

/** "3 ou plus", "et plus", "et quelques", "ou presque"; not "et plus de 100 clients". */
function alternative(tokens: Tokens, at: number): Qualifier {
  if (tokens.is(at, 'quelques') || tokens.is(at, 'presque')) return ABOUT;
  if (!tokens.edge(at + 1) && tokens.word(at + 1) !== null) return EXACTLY;
  if (tokens.is(at, 'plus')) return LOW;
  return tokens.is(at, 'moins') ? HIGH : EXACTLY;
}
