import { describe, expect, it } from 'vitest';
import type { Document } from '../src/types/index.ts';
import { fakeReport } from '../test/service/support/reports.ts';
import { maskName, nameRanges } from './mask-name.ts';

const head = 'x'.repeat(400);

describe('the candidate’s name in a copy', () => {
  it.each([
    ['Léa Martin\n1.1 …', 'Martin Léa', ['Léa Martin']],
    ['MARTIN, LEA\n1.1 …', 'Léa Martin', ['MARTIN, LEA']],
    ['Copie de Léa\n1.1 …', 'Léa Martin', ['Léa']],
    [`${head} Signé : léa martin.`, 'Léa Martin', ['léa martin']],
    [`${head} Les Martin préfèrent Léa.`, 'Léa Martin', []],
    ['La martingale de Léana', 'Léa Martin', []],
    ['1.1 Le taux est de 0,83 %', 'Noé Blanc', []],
  ])('%s', (text, name, found) => {
    const quotes = nameRanges(text, name).map(({ start, end }) => text.slice(start, end));
    expect(
      [...new Set(quotes)].filter((quote) => quotes.every((other) => other === quote || !other.includes(quote))),
    ).toEqual(found);
  });

  it('is hidden in both wordings and in the document, at the same offsets, and flagged', () => {
    const text = 'Léa Martin\nLe taux est faible.';
    const document: Document = {
      origin: 'text',
      text,
      pages: [],
      warnings: [],
      furniture: [],
      hidden: [],
      boxes: [],
      confidences: [],
    };
    const report = fakeReport({ copy: 'K7F-4F2B', mark: 10 });
    const unclaimed = [{ quote: 'Martin\nLe taux', start: 4, end: 18 }];
    const masked = maskName(
      { report: { ...report, unclaimed }, studentReport: { ...report, unclaimed }, document },
      'Martin Léa',
    );
    for (const report of [masked.report, masked.studentReport]) {
      expect(report.unclaimed[0]?.quote).toBe('██████\nLe taux');
      expect(report.flags.map((flag) => flag.kind)).toEqual(['candidate-name']);
    }
    expect(masked.document?.text).toBe('██████████\nLe taux est faible.');
  });

  it('changes nothing when there is none', () => {
    const report = fakeReport({ copy: 'K7F-4F2B', mark: 10 });
    const both = { report, studentReport: report, document: null };
    expect(maskName(both, null)).toBe(both);
  });
});
