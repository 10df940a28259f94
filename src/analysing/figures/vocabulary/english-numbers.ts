import type { Lexicon, NumeralWord } from '../text/lexicon.ts';

type Row = readonly [role: NumeralWord['role'], value: number, spellings: string];

const NUMBERS: readonly Row[] = [
  ['unit', 0, 'zero zeros nought'],
  ['unit', 1, 'one'],
  ['unit', 2, 'two'],
  ['unit', 3, 'three'],
  ['unit', 4, 'four'],
  ['unit', 5, 'five'],
  ['unit', 6, 'six'],
  ['unit', 7, 'seven'],
  ['unit', 8, 'eight'],
  ['unit', 9, 'nine'],
  ['teen', 10, 'ten'],
  ['teen', 11, 'eleven'],
  ['teen', 12, 'twelve'],
  ['teen', 13, 'thirteen'],
  ['teen', 14, 'fourteen'],
  ['teen', 15, 'fifteen'],
  ['teen', 16, 'sixteen'],
  ['teen', 17, 'seventeen'],
  ['teen', 18, 'eighteen'],
  ['teen', 19, 'nineteen'],
  ['ten', 20, 'twenty'],
  ['ten', 30, 'thirty'],
  ['ten', 40, 'forty fourty'],
  ['ten', 50, 'fifty'],
  ['ten', 60, 'sixty'],
  ['ten', 70, 'seventy'],
  ['ten', 80, 'eighty'],
  ['ten', 90, 'ninety ninty'],
  ['hundred', 100, 'hundred hundreds'],
  ['thousand', 1e3, 'thousand thousands'],
  ['scale', 1e5, 'lakh lakhs'],
  ['scale', 1e6, 'million millions'],
  ['scale', 1e9, 'billion billions bn'],
  ['scale', 1e12, 'trillion trillions'],
];

const PARTS: readonly (readonly [part: number, spellings: string])[] = [
  [1 / 2, 'half halves'],
  [1 / 4, 'quarter quarters'],
];

/** Ordinals, which in the plural or after a small number are parts too: "two thirds", "one fifth". */
const ORDINALS: readonly (readonly [rank: number, spelling: string])[] = [
  [1, 'first'],
  [2, 'second'],
  [3, 'third'],
  [4, 'fourth'],
  [5, 'fifth'],
  [6, 'sixth'],
  [7, 'seventh'],
  [8, 'eighth'],
  [9, 'ninth'],
  [10, 'tenth'],
  [11, 'eleventh'],
  [12, 'twelfth'],
  [13, 'thirteenth'],
  [14, 'fourteenth'],
  [15, 'fifteenth'],
  [16, 'sixteenth'],
  [17, 'seventeenth'],
  [18, 'eighteenth'],
  [19, 'nineteenth'],
  [20, 'twentieth'],
  [30, 'thirtieth'],
  [40, 'fortieth'],
  [50, 'fiftieth'],
  [60, 'sixtieth'],
  [70, 'seventieth'],
  [80, 'eightieth'],
  [90, 'ninetieth'],
  [100, 'hundredth'],
  [1000, 'thousandth'],
  [1e6, 'millionth'],
  [1e9, 'billionth'],
];

export function addEnglishNumbers(lexicon: Lexicon): void {
  for (const [role, value, spellings] of NUMBERS) {
    for (const spelling of spellings.split(' ')) lexicon.add(spelling, { numeral: { role, value, loose: false } });
  }
  for (const [part, spellings] of PARTS) for (const word of spellings.split(' ')) lexicon.add(word, { part });
  lexicon.add('dozen', { collective: 12 });
  lexicon.add('dozens', { collective: 12 });
  lexicon.add('score', { collective: 0 });
  for (const [ordinal, word] of ORDINALS) {
    lexicon.add(word, { ordinal });
    lexicon.add(`${word}s`, { ordinal });
  }
}
