import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../types/index.ts';
import { plainDocument, readCase } from '../../cases/read-case.ts';
import { buildReport, renderHtml, unreadableReport } from '../../index.ts';
import { coloursOf } from '../palette.ts';

const copy = { id: 'essai-01', sha256: 'a'.repeat(64) };
const given = readCase('mixed');
const report = (view: 'teacher' | 'student', lang: 'fr' | 'en' = 'fr') =>
  buildReport({ engine: '0.1.0', copy, lang, view, ...given });
const page = (view: 'teacher' | 'student' = 'teacher', lang: 'fr' | 'en' = 'fr') =>
  renderHtml(report(view, lang), given.document, { view, lang });

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

function textContent(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}

/** What stands between the tags of the copy itself. */
function sheetOf(html: string): string {
  const from = html.indexOf('<div class="sheet"');
  return html.slice(html.indexOf('>', from) + 1, html.indexOf('</div></section>', from));
}

describe('the copy in the page', () => {
  it.each(['teacher', 'student'] as const)('is the text of the document, character for character (%s)', (view) => {
    expect(textContent(sheetOf(page(view)))).toBe(given.document.text);
  });

  it('is so for any text, any pages and any overlapping passages', () => {
    const piece = fc.constantFrom(
      'a',
      'é',
      ' ',
      '\n',
      '\t',
      '<',
      '&',
      '"',
      "'",
      '👩‍🔬',
      '- x',
      '\n\n',
      'mot\tmot\nb\tc\n',
    );
    const anything = fc.record({
      text: fc.array(piece, { minLength: 1, maxLength: 60 }).map((pieces) => pieces.join('')),
      origin: fc.constantFrom('text' as const, 'pdf' as const),
      edges: fc.array(fc.tuple(fc.nat(90), fc.nat(30)), { maxLength: 8 }),
    });
    fc.assert(
      fc.property(anything, ({ text, origin, edges }) => {
        const half = Math.floor(text.length / 2);
        const pages = [
          { number: 1, start: 0, end: half },
          { number: 2, start: half, end: text.length },
        ];
        const evidence = edges.map(([start, length]) => ({ quote: '', start, end: start + length, page: 1 }));
        const html = renderHtml(
          withEvidence(evidence),
          { ...plainDocument(text), origin, pages },
          { view: 'teacher', lang: 'fr' },
        );
        expect(textContent(sheetOf(html))).toBe(text);
        expect(nests(html)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps tables as tables and shows the pages', () => {
    expect(sheetOf(page()).match(/<tr>/g)).toHaveLength(3);
    const pages = [
      { number: 1, start: 0, end: 3 },
      { number: 2, start: 3, end: 5 },
    ];
    const html = renderHtml(withEvidence([]), { ...plainDocument('un\ndeux'), pages }, { view: 'teacher', lang: 'fr' });
    expect(html).toContain('data-page="Page 2"');
  });
});

function withEvidence(evidence: Report['questions'][number]['criteria'][number]['evidence']): Report {
  const base = report('teacher');
  const [question] = base.questions;
  const [criterion] = question?.criteria ?? [];
  if (question === undefined || criterion === undefined) throw new Error('The case has no criterion');
  const questions = [{ ...question, criteria: [{ ...criterion, evidence }] }];
  return { ...base, questions, unexpected: [], flags: [], unclaimed: [] };
}

/** Every tag that opens closes in its turn. */
function nests(html: string): boolean {
  const open: string[] = [];
  const body = html.slice(html.indexOf('<body'), html.indexOf('</html>'));
  for (const [tag, slash, name = ''] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
    if (tag.endsWith('/>')) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}

describe('the page', () => {
  it('links every passage to its criterion and back', () => {
    const html = page();
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets.filter((target) => !ids.has(target))).toEqual([]);
    const passages = [...html.matchAll(/ id="(n-\d+)"/g)].map((match) => match[1]);
    expect(passages).toHaveLength(11);
    expect(passages.filter((passage) => !targets.includes(passage))).toEqual([]);
    expect(new Set(ids).size).toBe([...html.matchAll(/ id="/g)].length);
  });

  it('needs nothing from outside and runs nothing', () => {
    for (const view of ['teacher', 'student'] as const) {
      expect(page(view)).not.toMatch(/<script|<link|<img|https?:|url\(|@import| on[a-z]+=/i);
    }
  });

  it('escapes what the student wrote', () => {
    expect(page()).toContain('&lt;script>alert');
  });

  it('says that the mark is a proposal, with its interval', () => {
    expect(textContent(page())).toContain('Proposition de note, à valider par un enseignant');
    expect(textContent(page())).toContain('Entre 7,5 et 10 neuf fois sur dix');
    expect(textContent(page('teacher', 'en'))).toContain('Between 7.5 and 10 nine times out of ten');
  });

  describe('once a teacher signed', () => {
    const signed = (view: 'teacher' | 'student', at: string, lang: 'fr' | 'en' = 'fr') => {
      const validation = { by: 'Mme Durand', at };
      return textContent(renderHtml({ ...report(view, lang), validation }, given.document, { view, lang }));
    };

    it('says who and when to the teacher, with what the computation had said', () => {
      const text = signed('teacher', '2026-11-22T10:00:00.000Z');
      expect(text).toContain('Note validée par Mme Durand le 22 novembre 2026');
      expect(text).toContain('Le calcul la situait entre 7,5 et 10');
      expect(text).not.toMatch(/Proposition|à valider/);
      expect(signed('teacher', '2026-11-22T10:00:00.000Z', 'en')).toContain(
        'Mark validated by Mme Durand on 22 November 2026',
      );
    });

    it('says when to the student, without a name or a doubt', () => {
      const text = signed('student', '2026-11-22T10:00:00.000Z');
      expect(text).toContain('Note validée par un enseignant le 22 novembre 2026');
      expect(text).not.toMatch(/Durand|Proposition|à valider|neuf fois|situait/);
      expect(signed('student', '2026-11-22T10:00:00.000Z', 'en')).toContain(
        'Mark validated by a teacher on 22 November 2026',
      );
    });

    it('tells the day as it was where the exam is', () => {
      expect(signed('student', '2026-10-31T23:30:00.000Z')).toContain('le 1er novembre 2026');
    });
  });

  it('gives no solution to the student and puts what to improve first', () => {
    const text = textContent(page('student'));
    expect(text).not.toMatch(/3,37|relance de panier/);
    expect(text.indexOf('À améliorer en premier')).toBeLessThan(text.indexOf('Appréciation'));
  });

  it('names uncertain criteria in words', () => {
    expect(textContent(page())).toContain('Un critère incertain');
    expect(page()).toContain('<span class="unsure">à vérifier</span>');
  });

  it('stands without the copy, its quotes without links', () => {
    const html = renderHtml(report('teacher'), null, { view: 'teacher', lang: 'fr' });
    expect(html).not.toMatch(/class="sheet"|href="#n-/);
    expect(textContent(html)).toContain('25/3 000 = 0,83 %');
  });

  it('tells why a copy has no mark, and shows none', () => {
    const problem = { code: 'password', message: 'Fichier protégé.', remedy: 'Enlevez le mot de passe.' };
    const unreadable = unreadableReport({ engine: '0.1.0', subject: given.subject, copy, problem, lang: 'fr' });
    const text = textContent(renderHtml(unreadable, null, { view: 'teacher', lang: 'fr' }));
    expect(text).toContain('Copie illisible');
    expect(text).toContain('Enlevez le mot de passe.');
    expect(text).not.toMatch(/0 \/ 20|neuf fois/);
  });
});

describe('the palette', () => {
  it.each(Array.from({ length: 11 }, (_, index) => index - 1))('reads at 4.5:1 for question %i', (question) => {
    const [ground, ink] = coloursOf(question);
    expect(contrast(ground, ink)).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#ffffff', ink)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(ground, '#1c1c22')).toBeGreaterThanOrEqual(4.5);
  });
});

/** WCAG 2 contrast of two "#rrggbb" colours. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
