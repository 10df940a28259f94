import { DIGITS, type Tokens, WORD } from '../text/tokens.ts';
import { type Draft, draft } from './draft.ts';
import { readEnglishWords } from './english-words.ts';
import { isEuroLetter } from './euro-letter.ts';
import { joined, numeralAt, readFrenchWords } from './french-words.ts';

const FRENCH_ENDINGS =
  /^(er|ers|re|res|ere|eres|ère|ères|e|es|eme|emes|ème|èmes|éme|ième|ièmes|ieme|iemes|iéme|nd|nds|nde|ndes|è|é)$/i;
const ENGLISH_ENDINGS = /^(st|nd|rd|th)$/i;

/** "3e", "1ère", "14ème", "2nd": a rank in digits. */
export function readOrdinalDigits(tokens: Tokens, index: number): Draft | null {
  const at = index + 1;
  if (tokens.kind(index) !== DIGITS || tokens.kind(at) !== WORD || tokens.length(index) > 4) return null;
  if (!tokens.glued(at) || isEuroLetter(tokens, at)) return null;
  const endings = tokens.language === 'fr' ? FRENCH_ENDINGS : ENGLISH_ENDINGS;
  if (!endings.test(tokens.written(at)) || (tokens.kind(at + 1) === DIGITS && tokens.glued(at + 1))) return null;
  return ordinal(index, at + 1, Number(tokens.written(index)));
}

/** "deuxième", "vingt et unième", "second", "twenty-first": a rank in words. */
export function readOrdinalWords(tokens: Tokens, index: number): Draft | null {
  const alone = tokens.word(index)?.ordinal ?? 0;
  if (alone > 0) return ordinal(index, index + 1, alone);
  if (numeralAt(tokens, index, false) === null) return null;
  const numeral = tokens.language === 'fr' ? readFrenchWords(tokens, index) : readEnglishWords(tokens, index);
  if (numeral === null) return null;
  const and = tokens.is(numeral.next, 'et') || tokens.is(numeral.next, 'and') ? numeral.next + 1 : numeral.next;
  const at = joined(tokens, and);
  const last = tokens.word(at)?.ordinal ?? 0;
  if (last === 0 || !endsNumber(tokens, numeral.value, last, at)) return null;
  return ordinal(index, at + 1, last < 100 ? numeral.value + last : numeral.value * last);
}

/** "vingt-deuxième" ends a number; "deux cinquièmes" and "les deux premiers" do not. */
function endsNumber(tokens: Tokens, value: number, last: number, at: number): boolean {
  if (tokens.text.charCodeAt(tokens.end(at) - 1) === 0x73) return false;
  if (last >= 100) return value < last && value > 1;
  if (value < 20) return false;
  return (
    value % 10 === 0 &&
    last < (value % 100 === 60 || value % 100 === 80 ? 20 : 10) &&
    tokens.word(at)?.text !== 'premier'
  );
}

function ordinal(first: number, next: number, value: number): Draft {
  return draft({ first, next, kind: 'ordinal', value });
}
