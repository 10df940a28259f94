import type { Lexicon, UnitFamily } from '../text/lexicon.ts';

type Row = readonly [symbol: string, spellings: string, factor?: number];

const MONEY: readonly Row[] = [
  ['€', 'euro euros eur eurs'],
  ['€', 'centime centimes cts', 0.01],
  ['$', 'dollar dollars usd'],
  ['£', 'gbp sterling'],
  ['CHF', 'chf'],
  ['¥', 'yen yens jpy'],
  ['CN¥', 'yuan yuans cny rmb renminbi'],
  ['₹', 'roupie roupies rupee rupees inr'],
  ['₽', 'rouble roubles ruble rubles rub'],
  ['MAD', 'dirham dirhams mad'],
  ['DT', 'dinar dinars tnd'],
  ['₩', 'won krw'],
  ['CAD', 'cad'],
  ['AUD', 'aud'],
  ['kr', 'sek nok dkk couronnes'],
  ['₿', 'bitcoin bitcoins btc'],
  ['FCFA', 'fcfa cfa xof'],
  ['F', 'franc francs'],
  ['peso', 'peso pesos'],
];

const MONEY_EN: readonly Row[] = [
  ['$', 'buck bucks'],
  ['$', 'cent cents', 0.01],
  ['£', 'pound pounds quid'],
  ['£', 'pence penny pennies', 0.01],
  ['₹', 'rs'],
];

const MONEY_FR: readonly Row[] = [['€', 'balles']];

const TIME_FR: readonly Row[] = [
  ['ms', 'ms millisecondes milliseconde'],
  ['s', 's sec secs seconde secondes'],
  ['min', 'min mn minute minutes'],
  ['h', 'h heure heures heur heurs hr'],
  ['jours', 'j jour jours jr jrs'],
  ['semaines', 'semaine semaines sem semaines'],
  ['mois', 'mois moi'],
  ['trimestres', 'trimestre trimestres'],
  ['semestres', 'semestre semestres'],
  ['ans', 'an ans année années annee annees'],
  ['décennies', 'décennie décennies'],
  ['siècles', 'siècle siècles'],
  ['nuits', 'nuit nuits nuitée nuitées'],
];

const TIME_EN: readonly Row[] = [
  ['ms', 'ms millisecond milliseconds'],
  ['s', 's sec secs second seconds'],
  ['min', 'min mins minute minutes'],
  ['h', 'h hr hrs hour hours'],
  ['days', 'd day days'],
  ['weeks', 'week weeks wk wks'],
  ['months', 'month months mo'],
  ['quarters', 'trimester'],
  ['years', 'year years yr yrs yo'],
  ['decades', 'decade decades'],
  ['centuries', 'century centuries'],
  ['nights', 'night nights'],
];

const PHYSICAL: readonly Row[] = [
  ['km', 'km kms kilomètre kilomètres kilometer kilometers'],
  ['m', 'm mètre mètres meter meters metre metres'],
  ['dm', 'dm décimètre décimètres'],
  ['cm', 'cm centimètre centimètres centimeter centimeters'],
  ['mm', 'mm millimètre millimètres millimeter millimeters'],
  ['kg', 'kg kgs kilo kilos kilogramme kilogrammes kilogram kilograms'],
  ['g', 'g gr gramme grammes gram grams'],
  ['mg', 'mg milligramme milligrammes milligram milligrams'],
  ['t', 't tonne tonnes ton tons'],
  ['l', 'l litre litres liter liters'],
  ['dl', 'dl décilitre décilitres'],
  ['cl', 'cl centilitre centilitres'],
  ['ml', 'ml millilitre millilitres milliliter milliliters'],
  ['hl', 'hl hectolitre hectolitres'],
  ['ha', 'ha hectare hectares'],
  ['kW', 'kw kilowatt kilowatts'],
  ['W', 'watt watts'],
  ['kWh', 'kwh kilowattheure kilowattheures'],
  ['V', 'volt volts'],
  ['o', 'octet octets'],
  ['ko', 'ko kilooctet kilooctets'],
  ['Mo', 'mo mégaoctet mégaoctets'],
  ['Go', 'go gigaoctet gigaoctets'],
  ['To', 'téraoctet téraoctets'],
  ['KB', 'kb kilobyte kilobytes'],
  ['MB', 'mb megabyte megabytes'],
  ['GB', 'gb gigabyte gigabytes'],
  ['TB', 'tb terabyte terabytes'],
  ['px', 'px pixel pixels'],
  ['Hz', 'hz hertz'],
  ['GHz', 'ghz'],
  ['°', 'degré degrés degre degres degree degrees deg'],
  ['mi', 'mile miles mille-marin'],
  ['mph', 'mph'],
  ['kcal', 'kcal calorie calories'],
];

const PHYSICAL_EN: readonly Row[] = [
  ['mi', 'mi'],
  ['ft', 'foot feet ft'],
  ['in', 'inch inches'],
  ['yd', 'yard yards yd'],
  ['lb', 'lb lbs'],
  ['oz', 'oz ounce ounces'],
  ['gal', 'gallon gallons gal'],
  ['acres', 'acre acres'],
];

const PHYSICAL_FR: readonly Row[] = [
  ['pouces', 'pouce pouces'],
  ['pieds', 'pied pieds'],
];

const PERCENT: readonly Row[] = [
  ['%', 'pourcent pourcents pourcents pct percent percents pourcentage'],
  ['points', 'pt pts point points'],
];

/** English only: "miles" is the plural of a length there, a misspelled thousand in French. */
const ENGLISH_ONLY = new Set(['mile', 'miles', 'ton', 'mo', 'won', 'deg', 'rs', 'tier']);

function addRows(lexicon: Lexicon, rows: readonly Row[], family: UnitFamily, skip: ReadonlySet<string>): void {
  for (const [symbol, spellings, factor = 1] of rows) {
    for (const spelling of spellings.split(' ')) {
      if (!skip.has(spelling)) lexicon.add(spelling, { unit: { symbol, family, factor } });
    }
  }
}

export function addUnits(lexicon: Lexicon, language: 'fr' | 'en'): void {
  const french = language === 'fr';
  const none = new Set<string>();
  const skip = french ? new Set([...ENGLISH_ONLY].filter((word) => word !== 'mo')) : new Set(['mo', 'go', 'ko', 'o']);
  addRows(lexicon, MONEY, 'money', skip);
  addRows(lexicon, french ? MONEY_FR : MONEY_EN, 'money', none);
  addRows(lexicon, PHYSICAL, 'physical', skip);
  addRows(lexicon, french ? PHYSICAL_FR : PHYSICAL_EN, 'physical', none);
  addRows(lexicon, french ? TIME_FR : TIME_EN, 'time', none);
  for (const [symbol, spellings] of PERCENT) {
    const family = symbol === '%' ? 'percent' : 'count';
    for (const spelling of spellings.split(' ')) lexicon.add(spelling, { unit: { symbol, family, factor: 1 } });
  }
}
