import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readFigures } from '../src/analysing/figures/index.ts';
import { cutUnits } from '../src/analysing/units.ts';
import { compilePattern, cutWords, fold, Lexicon, matchPattern, PatternError, WordIndex } from '../src/rubric/index.ts';

const spec = z
  .strictObject({
    vocabulary: z.record(z.string(), z.array(z.string())),
    cases: z.array(
      z.strictObject({ phrase: z.string(), finds: z.array(z.string()).min(1), misses: z.array(z.string()).min(1) }),
    ),
    errors: z.array(z.strictObject({ phrase: z.string(), message: z.string() })),
  })
  .parse(parse(readFileSync(join(import.meta.dirname, '..', 'src', 'rubric', 'pattern', 'pattern.spec.yaml'), 'utf8')));
const vocabulary = new Map(Object.entries(spec.vocabulary));

function finds(phrase: string, text: string): boolean {
  const lexicon = new Lexicon();
  const pattern = compilePattern(phrase, lexicon, vocabulary);
  const { tokens, units } = cutUnits(text, [{ start: 0, end: text.length }], readFigures(text).figures);
  const index = new WordIndex(tokens, lexicon);
  const matches = matchPattern(pattern, index, (token) => {
    const unit = units[tokens[token]?.unit ?? 0];
    return { start: unit?.firstToken ?? 0, end: unit?.endToken ?? 0, context: [] };
  });
  return matches.length > 0;
}

describe('phrases of a rubric', () => {
  for (const { phrase, finds: found, misses } of spec.cases) {
    it.each(found)(`${phrase} finds « %s »`, (text) => expect(finds(phrase, text)).toBe(true));
    it.each(misses)(`${phrase} misses « %s »`, (text) => expect(finds(phrase, text)).toBe(false));
  }
  it.each(spec.errors)('$phrase is refused', ({ phrase, message }) => {
    try {
      compilePattern(phrase, new Lexicon(), vocabulary);
      expect.unreachable('the phrase was accepted');
    } catch (error) {
      expect(error).toBeInstanceOf(PatternError);
      if (error instanceof PatternError) expect(`${error.message} ${error.remedy}`).toContain(message);
    }
  });
});

describe('words', () => {
  it('are cut where they stand, in order, without overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        let end = 0;
        for (const word of cutWords(text)) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(word.end).toBeGreaterThan(word.start);
          end = word.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it.each([
    ['Élève', 'eleve'],
    ['CŒUR', 'coeur'],
    ['l’été', "l'ete"],
  ])('%s is compared as %s', (word, folded) => expect(fold(word)).toBe(folded));
});

describe('units of an answer', () => {
  it('cover every word once', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'Le site est lent.',
            '- achat rapide',
            'Freins :',
            'a | b | c',
            '',
            'Instagram',
            '75 % de rebond, donc',
            '1. un axe',
          ),
          { maxLength: 20 },
        ),
        (lines) => {
          const text = lines.join('\n');
          const { tokens, units } = cutUnits(text, [{ start: 0, end: text.length }], readFigures(text).figures);
          let next = 0;
          for (const unit of units) {
            expect(unit.firstToken).toBe(next);
            next = unit.endToken;
          }
          expect(next).toBe(tokens.length);
          for (const token of tokens) expect(text.slice(token.start, token.end).trim()).not.toBe('');
        },
      ),
    );
  });

  it('a column header and a row label are the context of a cell', () => {
    const text = 'Canal | Instagram | Facebook\nEngagement | 2,8 % | 1,19 %';
    const { units } = cutUnits(text, [{ start: 0, end: text.length }], readFigures(text).figures);
    const cell = units.find((unit) => text.slice(unit.start, unit.end) === '1,19 %');
    expect(cell?.context.map((at) => text.slice(units[at]?.start, units[at]?.end))).toEqual(['Facebook', 'Engagement']);
  });

  it.each([
    [
      'a wrapped paragraph is one statement',
      'Le site est très lent sur téléphone et les clients finissent\npar repartir sans avoir commandé.',
      1,
    ],
    ['bullets are statements of their own', '- achat rapide\n- livraison offerte', 2],
    ['a decimal point ends nothing', 'Le taux est de 2.8 % ce qui est bon.', 1],
  ])('%s', (_, text, count) => {
    expect(cutUnits(text, [{ start: 0, end: text.length }], readFigures(text).figures).units).toHaveLength(count);
  });
});
