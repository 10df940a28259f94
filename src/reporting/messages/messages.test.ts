import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Blanks } from './blanks.ts';
import { formatCount, formatList, formatNumber, formatShare, shorten, typography } from './format.ts';
import { problems } from './problems.ts';
import { catalogues, renderForStudent, renderMessage } from './render.ts';
import { student } from './student.ts';

const keys = (record: object) => Object.keys(record).sort();

describe('the catalogue', () => {
  it('has the same codes in both languages', () => {
    expect(keys(catalogues.en)).toEqual(keys(catalogues.fr));
    expect(keys(student.en)).toEqual(keys(student.fr));
    expect(keys(problems.en)).toEqual(keys(problems.fr));
  });

  it('rewords for students only codes that teachers read too', () => {
    expect(keys(student.fr).filter((code) => !(code in catalogues.fr))).toEqual([]);
  });

  it('knows every code that the stages say', () => {
    const said = codesIn('../../marking', '../../dividing', '../../analysing', '../../reading');
    expect(said.filter((code) => !(code in catalogues.fr))).toEqual([]);
  });

  it.each(Object.keys(catalogues.fr))('%s is one or more whole sentences in both languages', (code) => {
    const blanks =
      'quantity expected idea ideas examples text label level item option cause effect link outOf line other question source sourceValue used instead factor raw whole computed operation term message'.split(
        ' ',
      );
    const values = { ...Object.fromEntries(blanks.map((name) => [name, 'x'])), value: 1.5, count: 2, nth: 2 };
    for (const lang of ['fr', 'en'] as const) {
      const sentence = renderMessage({ code, values }, lang);
      expect(sentence).toMatch(/^[\p{Lu}\d].*[.!?…]$/u);
      expect(sentence).not.toMatch(/undefined|NaN| {2}|\.\.|\s\./);
      if (lang === 'fr') expect(sentence).not.toMatch(/ [:;!?%€»]|« /);
    }
  });

  it('tells a student what the copy did, not what it should have done', () => {
    const values = { quantity: 'taux', value: '25 %', message: 'a divisé par les paniers au lieu des sessions' };
    const said = renderForStudent({ code: 'cause.misconception', values }, 'fr');
    expect(said).toBe('Taux\u00a0: 25\u00a0%, la copie a divisé par les paniers.');
    expect(renderMessage({ code: 'cause.misconception', values }, 'fr')).toContain('au lieu des sessions');
  });

  it('asks for the solution in no sentence of a student', () => {
    for (const lang of ['fr', 'en'] as const) {
      for (const sentence of Object.values(student[lang])) {
        const blanks = new Blanks(
          { expected: '3,37', examples: 'x', formula: 'a/b', value: '1', message: 'a divisé par dix' },
          lang,
        );
        sentence(blanks);
        expect(blanks.tellsSolution).toBe(false);
      }
    }
  });
});

/** Codes written as literals in the sources of the stages. */
function codesIn(...folders: string[]): string[] {
  const literal =
    /'((?:earned|missing|wrong|contrary|bare|denied|copied|refused|contradictory|partial|diagnosis|blank|zero|flag|doubt|cause)\.[a-z.-]+|word-list)'/g;
  const files = folders.flatMap((folder) =>
    readdirSync(join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => readFileSync(join(import.meta.dirname, folder, file), 'utf8')),
  );
  return [...new Set(files.flatMap((file) => [...file.matchAll(literal)].map((match) => match[1] ?? '')))].sort();
}

describe('a code that this version does not know', () => {
  it.each([
    ['earned.new-thing', { idea: 'stocks' }, 'Acquis\u00a0: new thing, stocks.'],
    ['doubt.two-labels', { question: '1.1' }, 'Attribution à vérifier\u00a0: two labels, 1.1.'],
    ['something', {}, 'Something.'],
  ])('%s is still readable', (code, values: Record<string, string>, expected) => {
    expect(renderMessage({ code, values }, 'fr')).toBe(expected);
  });

  it('is never empty', () => {
    fc.assert(
      fc.property(fc.string(), fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.double())), (code, values) => {
        for (const lang of ['fr', 'en'] as const)
          expect(renderMessage({ code, values }, lang).length).toBeGreaterThan(0);
      }),
    );
  });

  it('says nothing to a student when it may hold the solution', () => {
    expect(renderForStudent({ code: 'missing.secret', values: { answer: '42' } }, 'fr')).toBeNull();
    expect(renderForStudent({ code: 'unheard.of', values: { answer: '42' } }, 'fr')).toBeNull();
    expect(renderForStudent({ code: 'earned.unheard', values: { idea: 'x', expected: '42' } }, 'fr')).not.toContain(
      '42',
    );
  });
});

describe('numbers and typography', () => {
  it.each([
    [22.75, '22,75', '22.75'],
    [15, '15', '15'],
    [1880, '1\u00a0880', '1,880'],
    [-1234567.5, '-1\u00a0234\u00a0567,5', '-1,234,567.5'],
    [-0.001, '0', '0'],
    [0.5, '0,5', '0.5'],
    [Number.NaN, '–', '–'],
  ])('%d', (value, french, english) => {
    expect(formatNumber(value, 'fr')).toBe(french);
    expect(formatNumber(value, 'en')).toBe(english);
  });

  it('reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (hundredths) => {
        const written = formatNumber(hundredths / 100, 'fr');
        expect(Number(written.replaceAll('\u00a0', '').replace(',', '.'))).toBeCloseTo(hundredths / 100, 2);
      }),
    );
  });

  it('agrees nouns as each language does', () => {
    expect(formatCount(1.5, 'point', 'fr')).toBe('1,5 point');
    expect(formatCount(1.5, 'point', 'en')).toBe('1.5 points');
    expect(formatCount(0, 'point', 'fr')).toBe('0 point');
    expect(formatShare(0.756, 'fr')).toBe('76\u00a0%');
    expect(formatList(['a', 'b', 'c'], 'fr')).toBe('a, b et c');
  });

  it('puts no-break spaces where French wants them, and nowhere else', () => {
    expect(typography('Quoi ? « 75 % » : 3 €', 'fr')).toBe('Quoi\u00a0? «\u00a075\u00a0%\u00a0»\u00a0: 3\u00a0€');
    expect(typography('a ? b', 'en')).toBe('a ? b');
  });

  it('shortens at a word and never inside a character', () => {
    expect(shorten('un  deux\ntrois quatre', 14)).toBe('un deux trois…');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, most) => {
        const short = shorten(text, most);
        expect(short.length).toBeLessThanOrEqual(most);
        expect(() => encodeURIComponent(short)).not.toThrow();
      }),
    );
  });
});
