import { DIGITS, SIGN, type Tokens } from '../text/tokens.ts';
import { type Draft, draft } from './draft.ts';

const TIMES = 0xd7;

/** "× 2,3", "x3" standing alone multiply; after a number they belong to its calculation. Any other figure is unchanged. */
export function multiplierBefore(tokens: Tokens, made: Draft): Draft {
  const at = made.first - 1;
  if (made.kind !== 'number' || !(tokens.sign(at) === TIMES || tokens.is(at, 'x'))) return made;
  const before = at - 1;
  const calculation =
    tokens.kind(before) === DIGITS ||
    (tokens.kind(before) === SIGN && !tokens.edge(before) && isClosing(tokens.sign(before)));
  const counted = tokens.word(before)?.unit !== undefined && tokens.word(before)?.unit !== null;
  return calculation || counted ? made : draft({ ...made, first: at, kind: 'multiplier' });
}

function isClosing(sign: number): boolean {
  return sign === 0x29 || sign === 0x25 || sign === 0x20ac || sign === 0x24;
}
