import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMeasure, readFigures } from './index.ts';
import { Tokens } from './text/tokens.ts';
import { vocabulary } from './vocabulary/index.ts';

const FRENCH_BLANKS = [' ', '\u00a0', '\u202f', '\u2009'];

/** 1234567.8 → "1 234 567,80" in the habit of the language. */
function format(value: number, decimals: number, group: string, point: string): string {
  const [whole = '', part] = value.toFixed(decimals).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, group);
  return part === undefined ? grouped : grouped + point + part;
}

const amount = fc.record({
  cents: fc.integer({ min: 0, max: 999_999_999 }),
  decimals: fc.constantFrom(0, 1, 2),
});

function worth({ cents, decimals }: { cents: number; decimals: number }): number {
  return Number((cents / 100).toFixed(decimals));
}

function readOnly(text: string, lang: 'fr' | 'en') {
  const found = readFigures(text, { lang }).figures.filter(isMeasure);
  expect(found).toHaveLength(1);
  return found[0];
}

const UNITS = ['un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'];
const TEENS = ['dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize', 'dix-sept', 'dix-huit', 'dix-neuf'];
const TENS = ['', '', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante'];

/** French words of 1 to 999 999, traditional spelling. */
function spell(value: number): string {
  if (value >= 1000) {
    const rest = value % 1000;
    const thousands = value < 2000 ? 'mille' : `${spell(Math.floor(value / 1000))} mille`;
    return rest === 0 ? thousands : `${thousands} ${spell(rest)}`;
  }
  if (value >= 100) {
    const rest = value % 100;
    const hundreds = value < 200 ? 'cent' : `${spell(Math.floor(value / 100))} cent`;
    return rest === 0 ? hundreds : `${hundreds} ${spell(rest)}`;
  }
  return spellBelowHundred(value);
}

function spellBelowHundred(value: number): string {
  if (value < 10) return UNITS[value - 1] ?? '';
  if (value < 20) return TEENS[value - 10] ?? '';
  if (value >= 80) return value === 80 ? 'quatre-vingt' : `quatre-vingt-${spellBelowHundred(value - 80)}`;
  const ten = value >= 60 ? 60 : Math.floor(value / 10) * 10;
  const rest = value - ten;
  const word = TENS[ten / 10] ?? '';
  if (rest === 0) return word;
  return rest === 1 || rest === 11 ? `${word} et ${spellBelowHundred(rest)}` : `${word}-${spellBelowHundred(rest)}`;
}

describe('reading gives back what was formatted', () => {
  it('French amounts, whatever the blank', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom(...FRENCH_BLANKS), (made, blank) => {
        const value = worth(made);
        const figure = readOnly(`${format(value, made.decimals, blank, ',')} €`, 'fr');
        expect(figure).toMatchObject({ value, unit: '€', precision: made.decimals, kind: 'money' });
      }),
    );
  });
  it('English amounts', () => {
    fc.assert(
      fc.property(amount, (made) => {
        const value = worth(made);
        const figure = readOnly(`${format(value, made.decimals, ',', '.')}%`, 'en');
        expect(figure).toMatchObject({ value, unit: '%', precision: made.decimals });
      }),
    );
  });
  it('Intl formats of both languages', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom('fr-FR', 'en-GB', 'fr-CH'), (made, locale) => {
        const value = worth(made);
        const text = value.toLocaleString(locale, { style: 'currency', currency: 'EUR' });
        const figure = readOnly(text, locale === 'en-GB' ? 'en' : 'fr');
        expect(figure?.value).toBe(Number(value.toFixed(2)));
      }),
    );
  });
  it('French words up to a million', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999_999 }), (value) => {
        const figure = readOnly(spell(value), 'fr');
        expect(figure).toMatchObject({ value, text: spell(value) });
      }),
      { numRuns: 400 },
    );
  });
});

const PIECES = [
  '25',
  '3 000',
  '0,83 %',
  '2 880 €',
  'x',
  '/',
  '+',
  '-',
  '=',
  '(',
  ')',
  '%',
  '€',
  'deux',
  'mille',
  'et',
  'demi',
  'un',
  'sur',
  'quatre',
  'plus',
  'de',
  'environ',
  'entre',
  'à',
  'annexe',
  '3',
  '1.1',
  '\n',
  '.',
  ',',
  ' ',
  'savons',
  'par',
  'mois',
  '½',
  'neuf',
  'k€',
  '-10',
  'soit',
  'virgule',
  '12/03/2025',
  'R3',
  'é',
  '😀',
  '\u00a0',
  "d'",
  'pour',
  'cent',
  'tiers',
];
const soup = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })), { maxLength: 40 });
const anyText = soup
  .map((pieces) => pieces.join(''))
  .chain((glued) => soup.map((pieces) => `${glued} ${pieces.join(' ')}`));

describe('spans', () => {
  it('are exact, ordered and apart, in any text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('fr', 'en'), (text, lang) => {
        const { figures, calculations } = readFigures(text, { lang: lang as 'fr' | 'en' });
        let end = 0;
        for (const figure of figures) {
          expect(figure.text).toBe(text.slice(figure.start, figure.end));
          expect(figure.start).toBeGreaterThanOrEqual(end);
          expect(figure.end).toBeGreaterThan(figure.start);
          end = figure.end;
        }
        for (const { start, end: last, results } of calculations) {
          expect(last).toBeGreaterThan(start);
          for (const result of results) expect(figures).toContain(result);
        }
      }),
      { numRuns: 1500 },
    );
  });
  it('keep every digit in some figure', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { figures } = readFigures(text);
        const covered = new Set<number>();
        for (const { start, end } of figures) for (let at = start; at < end; at += 1) covered.add(at);
        for (let at = 0; at < text.length; at += 1) if (/[0-9]/.test(text[at] ?? '')) expect(covered).toContain(at);
      }),
      { numRuns: 800 },
    );
  });
  it('of a part of a text are those of the part, moved', () => {
    fc.assert(
      fc.property(anyText, fc.string(), (text, before) => {
        const head = `${before.replaceAll(/[0-9.,]/g, '')}\n`;
        const inside = readFigures(head + text, { start: head.length });
        const alone = readFigures(text);
        const moved = alone.figures.map((figure) => ({
          ...figure,
          start: figure.start + head.length,
          end: figure.end + head.length,
        }));
        expect(inside.figures).toEqual(moved);
      }),
    );
  });
});

describe('reading is stable', () => {
  const phrase = fc.constantFrom(
    '2 880 €',
    '0,83 %',
    '25 commandes',
    'trois quarts',
    'entre 12 et 15 euros',
    'une personne sur quatre',
    '150 € par mois',
    'soixante-quinze pour cent',
    '55/100',
    'deux euros et un centime',
    '1,4 M€',
    '25 / 3000 x 100 = 0,83 %',
  );
  it('under the sentences around', () => {
    const around = fc.constantFrom('', 'Le site est lent.', 'Voici le constat :', 'On remarque ceci.\n', 'Bilan ?');
    fc.assert(
      fc.property(phrase, around, around, (text, before, after) => {
        const lead = before === '' ? '' : `${before} `;
        const alone = readFigures(text).figures.map(({ text: quote, value, unit, kind }) => ({
          quote,
          value,
          unit,
          kind,
        }));
        const { figures } = readFigures(`${lead}${text}. ${after}`);
        expect(figures.map(({ text: quote, value, unit, kind }) => ({ quote, value, unit, kind }))).toEqual(alone);
      }),
    );
  });
  it('from one reading to the next', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readFigures(text)).toEqual(readFigures(text));
      }),
    );
  });
});

/** How many times the reader looked at a token: the work done, without a clock. */
function work(text: string): number {
  let looks = 0;
  const { kind } = Tokens.prototype;
  Tokens.prototype.kind = function counted(this: Tokens, index: number): number {
    looks += 1;
    return kind.call(this, index);
  };
  try {
    readFigures(text);
  } finally {
    Tokens.prototype.kind = kind;
  }
  return looks;
}

describe('work', () => {
  it.each([
    '1,',
    '1.',
    '1 234 ',
    '1',
    '1, 2 ',
    '-1',
    '1-',
    '1/',
    '1=1+',
    '(1+',
    '1)',
    '1 sur ',
    'un ',
    'deux mille ',
    'un virgule ',
    '1 - ',
    '2 x 3 = ',
    '+1\n',
    'a 1,2\n',
    'entre 1 et ',
    '06 12 ',
    'R3 F3 M3 ',
    '1 a b c ',
    '1 soit ',
    '(',
    '=',
    '1+',
    '12/03/',
    'a-1-',
    '1 / a ',
  ])('grows no faster than the text for "%s" repeated', (piece) => {
    const small = work(piece.repeat(400));
    const large = work(piece.repeat(1600));
    expect(large).toBeLessThan(small * 5 + 2000);
  });
  it('knows the words of its tables', () => {
    expect(new Tokens('Quarante', 'fr', vocabulary.fr, 0, 8).word(0)?.numeral?.value).toBe(40);
  });
});
