import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { misplaced, ownerAt, typedDocument } from './cases/division-probe.ts';
import { divide } from './index.ts';
import { distillery, soapShop } from './test-subjects.ts';

const LABELS = [
  (id: string) => id,
  (id: string) => `${id})`,
  (id: string) => `Question ${id} :`,
  (id: string) => `Q${id}`,
  (id: string) => id.replace('.', '-'),
  (id: string) => `Dossier ${id.charAt(0)} – question ${id}`,
];

/** Something that each question's answers may say; no text speaks only of another question. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  '1.1': [
    'Le taux de rebond est de 75 %, le canal est peu performant.',
    'Engagement : 2.8 % sur Instagram, proche de 3 %.',
  ],
  '1.2': ['Il faut simplifier le tunnel et poster plus souvent.', '- relancer les paniers\n- compresser les images'],
  '1.3': ['Prénom : Julie\nÂge : 30 ans\nFreins : les frais de port', 'Julie est infirmière et habite Caen.'],
  '2.1': ['7.90 - 4.53 = 3.37 €\n150 / 3.37 = 44.5', 'Le seuil est de 45 savons, 1.5 savon par jour.'],
  '2.2': [
    'Avantages :\n- audience\nInconvénients :\n- algorithme',
    'Deux avantages : 1) les produits tagués 2) la mesure.',
  ],
  '2.3': ['1. mentions légales\n2. CGV\n3. RGPD', 'Le vendeur doit respecter le RGPD (voir 2.1).'],
  '2.4': ['Je suis favorable, sous conditions.', 'Avis favorable car le seuil est bas.'],
  '2.5': ['Venez découvrir la boutique !\n#savon', 'Photo : un savon\nCliquez vite !'],
};
const IDS = Object.keys(TEXTS);

const labelledCopy = fc.record({
  order: fc.shuffledSubarray(IDS, { minLength: 1 }),
  label: fc.constantFrom(...LABELS),
  choice: fc.nat(1),
  gap: fc.constantFrom('\n', '\n\n'),
});

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        '1.1',
        '2)',
        'Q2.3',
        'Dossier 2',
        '(suite)',
        'Page 1/2',
        '-----',
        'RC',
        'Objet : merci',
        'Taux de rebond : 75 %',
        '',
        '  ',
        '| 1.2 |',
        '1. a',
        '2. b',
        'I/ Un',
        '1.2 et 1.3',
      ),
      { maxLength: 40 },
    )
    .map((lines) => lines.join('\n')),
);

describe('divide', () => {
  test('puts every character in exactly one place', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(soapShop, distillery), (text, subject) => {
        expect(misplaced(divide(typedDocument(text), subject), text)).toEqual([]);
      }),
    );
  });

  test('keeps spans inside the text, in order and apart', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const division = divide(typedDocument(text), soapShop);
        for (const spans of [division.structure, division.unclaimed, ...division.answers.map(({ spans }) => spans)]) {
          let before = -1;
          for (const { start, end } of spans) {
            expect(start).toBeGreaterThan(before);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            before = end - 1;
          }
        }
      }),
    );
  });

  test('gives labelled answers to their questions in any order', () => {
    fc.assert(
      fc.property(labelledCopy, ({ order, label, choice, gap }) => {
        const blocks = order.map((id) => ({ id, text: TEXTS[id]?.[choice] ?? '' }));
        const copy = blocks.map(({ id, text }) => `${label(id)}\n${text}`).join(gap);
        const division = divide(typedDocument(copy), soapShop);
        for (const { id, text } of blocks) {
          const start = copy.indexOf(text);
          for (let at = start; at < start + text.length; at += 1) {
            if (!/\s/.test(copy.charAt(at)))
              expect([copy.slice(start, at + 1), ownerAt(division, at)]).toEqual([copy.slice(start, at + 1), id]);
          }
        }
        expect(division.doubts).toEqual([]);
      }),
    );
  });

  test('changes nothing when an empty line is added at the end', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('\n', '\n\n', '\n  \n'), (text, added) => {
        expect(divide(typedDocument(text + added), soapShop)).toEqual(divide(typedDocument(text), soapShop));
      }),
    );
  });

  test('never splits a sentence at a number inside it', () => {
    const number = fc.tuple(fc.nat(3), fc.nat(9)).map(([a, b]) => `${a}.${b}`);
    const before = fc.constantFrom(
      'voir',
      'cf. question',
      'soit environ',
      'comme en',
      'le taux de',
      'dossier 1, question',
    );
    fc.assert(
      fc.property(number, before, (found, words) => {
        const copy = `1.1\nLe canal est peu performant, ${words} ${found} pour le détail.\n1.2\nPoster plus souvent.`;
        const { answers } = divide(typedDocument(copy), soapShop);
        expect(answers.map(({ question, spans }) => [question, spans.length])).toEqual([
          ['1.1', 1],
          ['1.2', 1],
        ]);
      }),
    );
  });

  test('gives the same division twice', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(divide(typedDocument(text), distillery)).toEqual(divide(typedDocument(text), distillery));
      }),
    );
  });
});
