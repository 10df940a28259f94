import type { Lexicon, NumeralWord } from '../text/lexicon.ts';

type Row = readonly [role: NumeralWord['role'], value: number, spellings: string, loose?: string];

/**
 * French number words, traditional, Belgian and Swiss, with the misspellings that students write. The last column
 * holds spellings that are other words when alone ("dis", "set", "vin") and count only inside a number.
 */
const NUMBERS: readonly Row[] = [
  ['unit', 0, 'zéro zero zéros zeros zéros'],
  ['unit', 1, 'un une'],
  ['unit', 2, 'deux deu deus deuxe'],
  ['unit', 3, 'trois troi troix trios'],
  ['unit', 4, 'quatre quattre quatres qatre katre quatr quate'],
  ['unit', 5, 'cinq cinc sinq cinque cink cincq'],
  ['unit', 6, 'six sixe', 'sis'],
  ['unit', 7, 'sept', 'set'],
  ['unit', 8, 'huit huite uit huitt'],
  ['unit', 9, 'neuf neufs', 'neu'],
  ['teen', 10, 'dix', 'dis'],
  ['teen', 11, 'onze onz'],
  ['teen', 12, 'douze douz'],
  ['teen', 13, 'treize treise traize treiz'],
  ['teen', 14, 'quatorze quatorz catorze quattorze quatorse'],
  ['teen', 15, 'quinze quinz kinze quinse'],
  ['teen', 16, 'seize seise saize seiz ceize'],
  ['ten', 20, 'vingt vingts vint vingd', 'vin'],
  ['ten', 30, 'trente trante trentes trent trant'],
  ['ten', 40, 'quarante quarente quarantes carante quarrante quarant'],
  ['ten', 50, 'cinquante cinquente cinquantes cinqante cincante cinquant sinquante'],
  ['ten', 60, 'soixante soixente soissante soisante soixantes soixant swassante'],
  ['ten', 70, 'septante septantes septente'],
  ['ten', 80, 'huitante octante huitantes huitente'],
  ['ten', 90, 'nonante nonantes nonente'],
  ['hundred', 100, 'cent cents'],
  ['thousand', 1e3, 'mille milles mile', 'mil'],
  ['scale', 1e6, 'million millions milion milions millon millons'],
  ['scale', 1e9, 'milliard milliards miliard miliards millard millards'],
  ['scale', 1e12, 'billion billions'],
  ['scale', 1e15, 'billiard billiards'],
  ['scale', 1e18, 'trillion trillions'],
];

const PARTS: readonly (readonly [part: number, spellings: string])[] = [
  [1 / 2, 'demi demie demis demies moitié moitiés moitie moitier'],
  [1 / 3, 'tiers tier'],
  [1 / 4, 'quart quarts'],
];

const COLLECTIVES: readonly (readonly [value: number, spellings: string])[] = [
  [2, 'paire paires'],
  [8, 'huitaine huitaines'],
  [10, 'dizaine dizaines disaine'],
  [12, 'douzaine douzaines'],
  [15, 'quinzaine quinzaines'],
  [20, 'vingtaine vingtaines'],
  [30, 'trentaine trentaines'],
  [40, 'quarantaine quarantaines quarentaine'],
  [50, 'cinquantaine cinquantaines'],
  [60, 'soixantaine soixantaines'],
  [100, 'centaine centaines'],
  [1000, 'millier milliers'],
];

const ORDINALS: readonly (readonly [rank: number, stem: string])[] = [
  [2, 'deuxième'],
  [3, 'troisième'],
  [4, 'quatrième'],
  [5, 'cinquième'],
  [6, 'sixième'],
  [7, 'septième'],
  [8, 'huitième'],
  [9, 'neuvième'],
  [10, 'dixième'],
  [11, 'onzième'],
  [12, 'douzième'],
  [13, 'treizième'],
  [14, 'quatorzième'],
  [15, 'quinzième'],
  [16, 'seizième'],
  [20, 'vingtième'],
  [30, 'trentième'],
  [40, 'quarantième'],
  [50, 'cinquantième'],
  [60, 'soixantième'],
  [70, 'septantième'],
  [80, 'huitantième'],
  [90, 'nonantième'],
  [100, 'centième'],
  [1000, 'millième'],
  [1e6, 'millionième'],
  [1e9, 'milliardième'],
];

export function addFrenchNumbers(lexicon: Lexicon): void {
  for (const [role, value, spellings, loose] of NUMBERS) {
    for (const spelling of spellings.split(' ')) lexicon.add(spelling, { numeral: { role, value, loose: false } });
    for (const spelling of loose?.split(' ') ?? []) lexicon.add(spelling, { numeral: { role, value, loose: true } });
  }
  for (const [part, spellings] of PARTS) for (const word of spellings.split(' ')) lexicon.add(word, { part });
  for (const [collective, spellings] of COLLECTIVES) {
    for (const word of spellings.split(' ')) lexicon.add(word, { collective });
  }
  for (const [ordinal, stem] of ORDINALS) {
    for (const word of [stem, `${stem}s`, stem.replace('ième', 'ieme'), stem.replace('ième', 'iéme')]) {
      lexicon.add(word, { ordinal });
    }
  }
  for (const word of ['premier', 'première', 'premiers', 'premières', 'unième', 'unièmes'])
    lexicon.add(word, { ordinal: 1 });
  for (const word of ['second', 'seconde', 'seconds', 'secondes']) lexicon.add(word, { ordinal: 2 });
}
