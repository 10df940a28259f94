import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../types/index.ts';
import { readCase } from '../cases/read-case.ts';
import {
  blankReport,
  buildReport,
  classReport,
  classReportSchema,
  renderClassCsv,
  renderClassHtml,
  renderClassJson,
  renderClassXlsx,
  unreadableReport,
} from '../index.ts';

const given = readCase('mixed');
const subject = { id: 'essai-2026', title: "Sujet d'essai" };
const copyOf = (id: string) => ({ id, sha256: 'a'.repeat(64) });
const graded = (id: string, mark: number): Report => ({
  ...buildReport({ engine: '0.1.0', copy: copyOf(id), lang: 'fr', view: 'teacher', ...given }),
  mark,
  interval: [Math.max(0, mark - 1), Math.min(20, mark + 1)],
});
const problem = { code: 'password', message: 'Protégé ; par "mot de passe".' };
const unreadable = unreadableReport({
  engine: '0.1.0',
  subject: given.subject,
  copy: copyOf('=cmd|calc'),
  problem,
  lang: 'fr',
});
const blank = blankReport({
  engine: '0.1.0',
  subject: given.subject,
  copy: copyOf('vide'),
  document: given.document,
  lang: 'fr',
});
const reports = [graded('a', 4), graded('b', 8.75), graded('c', 10), graded('d', 19.25), unreadable, blank];
const report = classReport(reports, subject);

describe('the class report', () => {
  it('is the contract', () => {
    expect(classReportSchema.parse(JSON.parse(renderClassJson(report)))).toEqual(report);
  });

  it('takes its figures from the graded copies only', () => {
    expect(report.copies).toEqual({ received: 6, graded: 4, blank: 1, unreadable: 1, unassigned: 0, validated: 0 });
    expect(report.marks).toMatchObject({
      mean: 10.5,
      median: 9.38,
      lowerQuartile: 7.56,
      upperQuartile: 12.31,
      lowest: 4,
      highest: 19.25,
    });
    expect(report.marks?.histogram.map(({ count }) => count)).toEqual([0, 0, 1, 0, 1, 1, 0, 0, 0, 1]);
    expect(report.notMarked.map(({ copy, state }) => [copy, state])).toEqual([
      ['=cmd|calc', 'unreadable'],
      ['vide', 'blank'],
    ]);
    expect(
      report.rows.filter((row) => row.state !== 'graded').every((row) => row.mark === null && row.points === null),
    ).toBe(true);
  });

  it('says the success of each question and criterion, blanks apart', () => {
    expect(report.questions.map(({ id, success, answered, blank: left }) => [id, success, answered, left])).toEqual([
      ['1.1', 0.583, 4, 0],
      ['2.1', 0.5, 4, 0],
      ['2.2', 0, 0, 4],
    ]);
    expect(report.questions[0]?.criteria[2]).toMatchObject({
      id: '1.1.c',
      success: 0.333,
      full: 0,
      part: 4,
      none: 0,
      toCheck: 4,
    });
    expect(report.rows[0]?.questions['2.2']).toBeNull();
  });

  it('counts an error once per copy, with examples, and leaves carried-forward errors out', () => {
    expect(report.errors.map(({ kind, id, count, examples }) => [kind, id, count, examples.length])).toEqual([
      ['misconception', 'commission-oubliee', 4, 3],
      ['word-list', '1.1.d', 4, 3],
    ]);
  });

  it('puts first the copies whose points are least certain', () => {
    const [question, ...others] = graded('e', 12).questions;
    if (question === undefined) throw new Error('The case has no question');
    const doubtful = question.criteria.map((criterion) => ({ ...criterion, confidence: 0.1 }));
    const unsure = { ...graded('e', 12), questions: [{ ...question, criteria: doubtful }, ...others] };
    const [first] = classReport([...reports, unsure], subject).lookFirst;
    expect(first?.copy).toBe('e');
    expect(first?.criteria.map(({ id }) => id)).toEqual(['1.1.b', '1.1.a', '1.1.c']);
  });

  it('is made of nothing without breaking', () => {
    const empty = classReport([], subject);
    expect(classReportSchema.parse(empty)).toMatchObject({ marks: null, scale: null, questions: [] });
    for (const page of [empty, classReport([unreadable], subject)]) {
      expect(renderClassHtml(page, 'fr')).toContain("Aucune copie n'a de note");
      expect(rowsOf(renderClassCsv(page, 'fr'), ';')[0]?.[0]).toBe('Copie');
    }
  });

  it('warns when the copies were marked by two versions of the rubric', () => {
    const other = { ...graded('z', 9), rubric: { id: 'essai-2026', hash: `sha256:${'1'.repeat(64)}` } };
    expect(renderClassHtml(classReport([...reports, other], subject), 'fr')).toContain('Attention');
  });
});

/** Records of a CSV file, quotes undone. */
function rowsOf(bytes: Uint8Array, delimiter: string): string[][] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  expect(text.startsWith('\ufeff')).toBe(true);
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${delimiter}\\r\\n]*))(${delimiter}|\\r\\n|$)`, 'gy');
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.slice(1).matchAll(cell)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.length > 1);
}

describe('the CSV', () => {
  const rows = rowsOf(renderClassCsv(report, 'fr'), ';');

  it('opens in a French spreadsheet: semicolons, decimal commas, one column per question and criterion', () => {
    expect(rows[0]?.slice(0, 9)).toEqual([
      ...[
        'Copie',
        'État',
        'Note /20',
        'Note basse',
        'Note haute',
        'Points /5,75',
        'À vérifier',
        'Points en jeu',
        '1.1 /3',
      ],
    ]);
    expect(rows[2]?.slice(0, 6)).toEqual(['b', 'corrigée', '8,75', '7,75', '9,75', '2,5']);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([8 + 3 + 7 + 2]));
  });

  it('leaves a cell empty where there is no mark or no answer, never 0', () => {
    expect(rows[5]?.slice(1, 12)).toEqual(['illisible', ...new Array<string>(10).fill('')]);
    expect(rows[1]?.[10]).toBe('');
  });

  it('makes text of what could be a formula, and keeps quotes and separators', () => {
    expect(rows[5]?.[0]).toBe("'=cmd|calc");
    expect(rows[5]?.at(-1)).toBe('Protégé\u00a0; par "mot de passe".');
  });

  it('is English with commas and points', () => {
    expect(rowsOf(renderClassCsv(report, 'en'), ',')[2]?.slice(0, 4)).toEqual(['b', 'graded', '8.75', '7.75']);
  });
});

describe('the workbook', async () => {
  const files = unzipSync(await renderClassXlsx(report, 'fr'));
  const file = (name: string) => strFromU8(files[name] ?? new Uint8Array());

  it('has three sheets, each with a frozen header', () => {
    expect([...file('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map((match) => match[1])).toEqual([
      ...['Notes', 'Critères', 'Erreurs'],
    ]);
    for (const sheet of [1, 2, 3]) {
      expect(file(`xl/worksheets/sheet${sheet}.xml`)).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    }
  });

  it('writes numbers as numbers, text as text, and no mark as an empty cell', () => {
    const sheet = file('xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/<c r="C3"(?![^>]*t="s")[^>]*><v>8.75<\/v>/);
    expect(sheet).toMatch(/<c r="A6"[^>]*t="s"/);
    expect(sheet).not.toMatch(/<f>/);
    expect(sheet).not.toMatch(/<c r="C6"[^>]*>.*?<v>/);
    expect(file('xl/sharedStrings.xml')).toContain('=cmd|calc');
  });
});

describe('the page', () => {
  const html = renderClassHtml(report, 'fr');

  it('needs nothing from outside, runs nothing and escapes what it quotes', () => {
    expect(html).not.toMatch(/<script|<link|<img|url\(|@import| on[a-z]+=|href="http/i);
    const hostile = { ...graded('<b>x</b>', 5), flags: [{ kind: '<i>', message: 'x' }] };
    expect(renderClassHtml(classReport([hostile], { id: 'x', title: '<script>' }), 'fr')).not.toMatch(
      /<script>|<b>x|<i>/,
    );
  });

  it('is the same twice, plots included', () => {
    expect(renderClassHtml(report, 'fr')).toBe(html);
    expect(html.match(/<svg role="img" aria-label="/g)).toHaveLength(2);
  });

  it('lists copies without a mark with their reason and no zero', () => {
    expect(html).toContain('Copies sans note (2)');
    expect(html).toMatch(/<td class="count">illisible<\/td>/);
  });

  it('speaks English', () => {
    expect(renderClassHtml(report, 'en')).toMatch(/Median.*9\.38/s);
  });
});

describe('marks that a teacher signed', () => {
  const sign = (one: Report): Report => ({ ...one, validation: { by: 'Mme Durand', at: '2026-11-22T10:00:00.000Z' } });
  const [first, ...others] = reports;
  if (first === undefined) throw new Error('There is no copy');
  const some = classReport([sign(first), ...others], subject);
  const all = classReport([graded('a', 4), graded('b', 8)].map(sign), subject);

  it('are counted, and need no second look', () => {
    expect(some.copies.validated).toBe(1);
    expect(some.lookFirst.map(({ copy }) => copy)).toEqual(['b', 'c', 'd']);
    expect(classReportSchema.parse(JSON.parse(renderClassJson(some)))).toEqual(some);
  });

  it('are told from proposals on the page, in both languages', () => {
    expect(renderClassHtml(some, 'fr')).toContain('1 note sur 4 validée par un enseignant');
    expect(renderClassHtml(some, 'en')).toContain('1 of 4 marks validated by a teacher');
    expect(renderClassHtml(all, 'fr')).toContain('Notes validées par un enseignant');
    expect(renderClassHtml(all, 'fr')).not.toMatch(/à valider/);
    expect(renderClassHtml(report, 'fr')).toContain('à valider par un enseignant');
  });

  it('say who and when in the CSV and in the workbook', async () => {
    const rows = rowsOf(renderClassCsv(some, 'fr'), ';');
    expect(rows[0]?.slice(-2)).toEqual(['Validée par', 'Validée le']);
    expect(rows[1]?.slice(-2)).toEqual(['Mme Durand', '22/11/2026']);
    expect(rows[2]?.slice(-2)).toEqual(['', '']);
    const files = unzipSync(await renderClassXlsx(some, 'fr'));
    const texts = strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array());
    for (const said of ['Validée par', 'Mme Durand', '22/11/2026']) expect(texts).toContain(said);
  });
});
