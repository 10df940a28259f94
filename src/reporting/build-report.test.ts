import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Report, reportSchema } from '../types/index.ts';
import { type Case, casesFolder, plainDocument, readCase } from './cases/read-case.ts';
import { blankReport, buildReport, renderJson, unassignedReport, unreadableReport } from './index.ts';
import type { Lang } from './messages/index.ts';

const copy = { id: 'essai-01', sha256: 'a'.repeat(64) };
const build = (given: Case, view: 'teacher' | 'student', lang: Lang = 'fr'): Report =>
  buildReport({ engine: '0.1.0', copy, lang, view, ...given });

const cases = readdirSync(casesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe.each(cases)('case %s', (name) => {
  const given = readCase(name);

  it.each([
    ['teacher', 'fr'],
    ['student', 'fr'],
    ['teacher', 'en'],
    ['student', 'en'],
  ] as const)('is the accepted report for a %s in %s', (view, lang) => {
    const file = join(casesFolder, name, `report.${view}.${lang}.json`);
    const report = build(given, view, lang);
    expect(reportSchema.parse(report)).toEqual(report);
    expect(existsSync(file), `${file} is missing: write it by hand or with the accept script`).toBe(true);
    expect(JSON.parse(renderJson(report))).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });

  it('quotes the copy literally and adds up', () => {
    const report = build(given, 'teacher');
    for (const question of report.questions) {
      const points = question.criteria.reduce((total, criterion) => total + criterion.points, 0);
      expect(points).toBe(question.points);
      for (const { quote, start, end } of question.criteria.flatMap((criterion) => criterion.evidence)) {
        expect(given.document.text.slice(start, end)).toBe(quote);
      }
    }
    expect(report.questions.reduce((total, question) => total + question.points, 0)).toBe(report.points);
  });

  it('is the same twice', () => {
    expect(renderJson(build(given, 'teacher'))).toBe(renderJson(build(given, 'teacher')));
  });
});

describe('a copy without a mark', () => {
  const { subject, division, marks } = readCase('mixed');
  const empty = {
    ...marks,
    quarters: 0,
    mark: 0,
    questions: marks.questions.map((question) => ({ ...question, state: 'blank' as const, quarters: 0 })),
  };

  it('is blank when nothing is written, and has no mark', () => {
    const document = plainDocument('DOSSIER 1\n1.1\n');
    const report = build({ subject, document, division: { ...division, unclaimed: [] }, marks: empty }, 'teacher');
    expect(reportSchema.parse(report)).toEqual(blankReport({ engine: '0.1.0', copy, subject, document, lang: 'fr' }));
    expect(report).toMatchObject({ copy: { state: 'blank' }, points: null, mark: null, interval: null, questions: [] });
  });

  it('is unassigned when its text belongs to no question, and keeps the text', () => {
    const document = plainDocument('Je ne sais pas à quoi cela répond.');
    const unclaimed = [{ start: 0, end: document.text.length }];
    const report = build({ subject, document, division: { ...division, unclaimed }, marks: empty }, 'teacher');
    expect(reportSchema.parse(report)).toMatchObject({ copy: { state: 'unassigned' }, points: null, mark: null });
    expect(report.unclaimed).toEqual([{ quote: document.text, start: 0, end: document.text.length }]);
    expect(report.copy.problem?.message).toContain('rattachée à une question');
  });

  it('says why it could not be read and what to do, in both languages', () => {
    const problem = { code: 'password', message: 'Le fichier est protégé.', remedy: 'Enlevez le mot de passe.' };
    const input = { engine: '0.1.0', subject, copy, origin: 'pdf' as const, problem };
    const french = unreadableReport({ ...input, lang: 'fr' });
    expect(reportSchema.parse(french).copy.problem).toEqual({
      code: 'password',
      message: 'Le fichier est protégé. Enlevez le mot de passe.',
    });
    expect(unreadableReport({ ...input, lang: 'en' }).copy.problem?.message).toContain('protected by a password');
    expect(french).toMatchObject({ points: null, mark: null, copy: { state: 'unreadable', pages: 0 } });
  });

  it('can be handed over as unassigned with a reason of its own', () => {
    const document = plainDocument('texte');
    const problem = { code: 'two-copies', message: 'Deux copies dans un fichier.' };
    const report = unassignedReport({ engine: '0.1.0', subject, copy, document, problem, lang: 'fr' });
    expect(report.feedback.summary).toBe('Deux copies dans un fichier.');
  });
});

describe('the student view', () => {
  const given = readCase('mixed');
  const student = build(given, 'student');

  it('gives no expected value, no missing idea and no formula away', () => {
    const text = renderJson(student);
    for (const secret of ['3,37', 'relance de panier', 'vitesse du site']) expect(text).not.toContain(secret);
    expect(renderJson(build(given, 'teacher'))).toContain('3,37');
  });

  it('keeps the points, the quotes and the reasons of what was earned', () => {
    const teacher = build(given, 'teacher');
    expect(student.points).toBe(teacher.points);
    expect(student.questions[0]?.criteria[0]).toEqual(teacher.questions[0]?.criteria[0]);
  });

  it('keeps a cause silent when it quotes the right value', () => {
    const expected = { code: 'wrong.figure', values: { value: '42', quantity: 'seuil', expected: '44,5' } };
    const cause = { code: 'cause.other', values: { text: 'le bon seuil est 44.50' } };
    const [question] = given.marks.questions;
    const [criterion] = question?.criteria ?? [];
    if (question === undefined || criterion === undefined) throw new Error('The case has no criterion');
    const changed = {
      ...criterion,
      quarters: 0,
      reasons: [expected],
      diagnosis: [{ kind: 'misconception' as const, id: 'x', message: cause }],
      advice: 'Reprenez le calcul.',
    };
    const marks = { ...given.marks, questions: [{ ...question, criteria: [changed] }] };
    const report = build({ ...given, marks }, 'student');
    expect(renderJson(report)).not.toMatch(/44[.,]5/);
    expect(report.questions[0]?.criteria[0]?.reason).toBe(
      "Seuil\u00a0: 42 n'est pas le bon résultat. Reprenez le calcul.",
    );
  });
});
