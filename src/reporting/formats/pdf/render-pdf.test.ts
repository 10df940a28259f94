import { PDFParse } from 'pdf-parse';
import { describe, expect, it } from 'vitest';
import { plainDocument, readCase } from '../../cases/read-case.ts';
import { buildReport, renderPdf, unreadableReport } from '../../index.ts';
import { fontRuns } from './fonts.ts';

const copy = { id: 'essai-01', sha256: 'a'.repeat(64) };
const given = readCase('mixed');
const report = (view: 'teacher' | 'student') => buildReport({ engine: '0.1.0', copy, lang: 'fr', view, ...given });

async function textOf(bytes: Uint8Array): Promise<string> {
  const parser = new PDFParse({ data: bytes.slice(), verbosity: 0 });
  try {
    return (await parser.getText({ pageJoiner: '' })).text.replace(/\s+/g, ' ');
  } finally {
    await parser.destroy();
  }
}

describe('the printed report', { timeout: 60_000 }, () => {
  it('holds the mark, the reasons and the copy, with accents and signs', async () => {
    const text = await textOf(await renderPdf(report('teacher'), given.document, { view: 'teacher', lang: 'fr' }));
    for (const said of [
      '8,75 / 20',
      'Entre 7,5 et 10 neuf fois sur dix',
      'Proposition de note',
      '3,37 €',
      '→',
      'crèches',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).toMatch(/Annexe libre sans question/);
  });

  it('says of a signed mark that it is validated, on its first page and at the foot of each', async () => {
    const validation = { by: 'Mme Durand', at: '2026-11-22T10:00:00.000Z' };
    const print = async (view: 'teacher' | 'student') =>
      await textOf(await renderPdf({ ...report(view), validation }, null, { view, lang: 'fr' }));
    const [teacher, student] = [await print('teacher'), await print('student')];
    expect(teacher.match(/Note validée par Mme Durand le 22 novembre 2026/g)?.length).toBeGreaterThan(1);
    expect(student).toContain('Note validée par un enseignant le 22 novembre 2026');
    expect(student).not.toMatch(/Durand|neuf fois|situait/);
    for (const text of [teacher, student]) expect(text).not.toMatch(/Proposition|à valider/);
  });

  it('gives no solution to the student', async () => {
    const text = await textOf(await renderPdf(report('student'), given.document, { view: 'student', lang: 'fr' }));
    expect(text).not.toMatch(/3,37|relance de panier/);
    expect(text).toContain('À améliorer en premier');
  });

  it('is the same twice', async () => {
    const print = () => renderPdf(report('teacher'), null, { view: 'teacher', lang: 'fr' });
    expect(Buffer.from(await print()).equals(Buffer.from(await print()))).toBe(true);
  });

  it('prints a copy without a mark, and a copy made of anything', async () => {
    const problem = { code: 'password', message: 'Protégé.', remedy: 'Enlevez-le.' };
    const unreadable = unreadableReport({ engine: '0.1.0', subject: given.subject, copy, problem, lang: 'fr' });
    expect(await textOf(await renderPdf(unreadable, null, { view: 'teacher', lang: 'fr' }))).toContain('Pas de note');
    const strange = plainDocument('a\u0000b\u0007 👩‍🔬👍🏽 1️⃣ 漢字 ≈ € →\n\tx\ty\n\tz\n\n\n\ufffe\ud83c');
    const bytes = await renderPdf(report('teacher'), strange, { view: 'teacher', lang: 'en' });
    expect(await textOf(bytes)).toContain('≈ € →');
  });
});

describe('fonts', () => {
  it.each([
    ['prix 5 € 🧼 !', ['prix 5 € ', '🧼', ' !']],
    ['👩‍🔬👍🏽', ['👩‍🔬', '👍🏽']],
    ['✓ ok', ['✓ ok']],
    ['❤️', ['❤️']],
    ['a\tb\u0007', ['a    b']],
  ])('%s', (text, runs) => {
    expect(fontRuns(text).map((run) => run.text)).toEqual(runs);
  });
});
