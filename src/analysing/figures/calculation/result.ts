import { isEquals } from '../grammar/operators.ts';
import { BREAK, type Tokens } from '../text/tokens.ts';

/** What introduces a result. */
export interface Statement {
  readonly next: number;
  /** 'equals': the value is stated. 'arrow', 'word': "→", "soit", "donc" also introduce something else. */
  readonly by: 'equals' | 'arrow' | 'word';
}

const COMMA = 0x2c;
const ARROWS = new Set([0x2192, 0x21d2, 0x27a1]);
/** Hedges that may stand between "=" and its figure: "= environ 43", "= un peu moins de 1 %". */
const HEDGES = new Set([
  'environ',
  'env',
  'presque',
  'a',
  'peu',
  'pres',
  'un',
  'moins',
  'plus',
  'de',
  'about',
  'approx',
  'quasi',
  'quasiment',
]);

/** "=", "≈", "→", "soit", "donc", "font", "ce qui fait" at `at`, on this line or opening the next one. */
export function readStatement(tokens: Tokens, at: number): Statement | null {
  if (tokens.kind(at) === BREAK) return readSign(tokens, at + 1);
  if (tokens.sign(at) === COMMA) return readWord(tokens, at + 1);
  return readSign(tokens, at) ?? readWord(tokens, at);
}

function readSign(tokens: Tokens, at: number): Statement | null {
  const sign = tokens.sign(at);
  const arrow = tokens.glued(at + 1) && tokens.sign(at + 1) === 0x3e && (sign === 0x3d || sign === 0x2d);
  if (arrow) return { next: at + 2, by: 'arrow' };
  if (ARROWS.has(sign)) return { next: at + 1, by: 'arrow' };
  return isEquals(sign) || sign === 0x7e ? { next: at + 1, by: 'equals' } : null;
}

function readWord(tokens: Tokens, at: number): Statement | null {
  const word = tokens.word(at)?.text;
  switch (word) {
    case 'soit':
    case 'soi':
    case 'donc':
    case 'cad':
    case 'font':
    case 'fait':
    case 'donne':
    case 'vaut':
    case 'so':
    case 'equals':
    case 'makes':
    case 'gives':
    case 'is':
    case 'ie':
      return { next: at + 1, by: word === 'equals' || word === 'font' ? 'equals' : 'word' };
    case 'egal':
    case 'egale':
      return { next: tokens.is(at + 1, 'a') ? at + 2 : at + 1, by: 'equals' };
    case 'ce':
      return tokens.is(at + 1, 'qui') && tokens.is(at + 2, 'fait') ? { next: at + 3, by: 'word' } : null;
    case 'ca':
    case 'cela':
      return tokens.is(at + 1, 'fait') ? { next: at + 2, by: 'word' } : null;
    default:
      return null;
  }
}

/** Token after the hedges that may precede the figure. */
export function skipHedges(tokens: Tokens, at: number): number {
  let next = tokens.kind(at) === BREAK ? at + 1 : at;
  for (let words = 0; words < 4; words += 1) {
    if (tokens.sign(next) === 0x2e && next > at) next += 1;
    if (!HEDGES.has(tokens.word(next)?.text ?? '')) return next;
    next += 1;
  }
  return next;
}
