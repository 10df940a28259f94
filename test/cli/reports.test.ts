import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportSchema } from '../../src/types/index.ts';
import { bareme, type Outcome } from './bareme.ts';
import { smallRubric, temporaryFolder, writeFiles } from './small-rubric.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/copies', import.meta.url));

describe.each([
  ['ecolobulles-2026', 'ecolobulles', 'eb-a01', 30],
  ['o-de-lavande-2026', 'o-de-lavande', 'ol-a01', 40],
])('the copies of %s', (subject, folder, copy, outOf) => {
  let place: Awaited<ReturnType<typeof temporaryFolder>>;
  let outcome: Outcome;
  const read = (name: string) => readFile(join(place.path, name), 'utf8');

  beforeAll(async () => {
    place = await temporaryFolder();
    const copies = [`${copy}.txt`, `pdf/${copy}.pdf`].map((name) => join(fixtures, folder, name));
    const args = ['grade', subject, ...copies, '--out', place.path, '--format', 'json,html,pdf,csv,xlsx'];
    outcome = await bareme(args);
  });
  afterAll(() => place[Symbol.asyncDispose]());

  it('become reports in every format, text and PDF apart', async () => {
    expect(outcome.code).toBe(0);
    expect(outcome.stdout).toContain('2 copies notées.');
    const expected = ['class.csv', 'class.html', 'class.json', 'class.xlsx'];
    for (const id of [copy, `${copy}-pdf`]) expected.push(`${id}.html`, `${id}.json`, `${id}.pdf`);
    expected.push(`${copy}-pdf.annotated.pdf`);
    expect((await readdir(place.path)).sort()).toEqual(expected.sort());
  });

  it('are quoted to the letter, every quarter point earned on evidence', async () => {
    const report = reportSchema.parse(JSON.parse(await read(`${copy}.json`)));
    const { text } = JSON.parse((await bareme(['read', join(fixtures, folder, `${copy}.txt`)])).stdout);
    expect(report.outOf).toBe(outOf);
    const criteria = report.questions.flatMap((question) => question.criteria);
    expect(criteria.reduce((sum, { points }) => sum + points, 0)).toBe(report.points);
    for (const { id, points, evidence } of criteria) {
      if (points > 0) expect(evidence, id).not.toEqual([]);
      for (const { quote, start, end } of evidence) expect(text.slice(start, end)).toBe(quote);
    }
  });

  it('get the same marks as text and as PDF', async () => {
    const [text, pdf] = await Promise.all(
      [copy, `${copy}-pdf`].map(async (id) => JSON.parse(await read(`${id}.json`))),
    );
    expect(pdf.copy.origin).toBe('pdf');
    expect(pdf.points).toBe(text.points);
  });

  it('give the same report byte for byte', async () => {
    await using again = await temporaryFolder();
    await bareme(['grade', subject, join(fixtures, folder, `${copy}.txt`), '--out', again.path]);
    for (const name of [`${copy}.json`, `${copy}.html`]) {
      expect(await readFile(join(again.path, name), 'utf8')).toBe(await read(name));
    }
  });

  it('open right in a French spreadsheet', async () => {
    const csv = await read('class.csv');
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(csv).toMatch(/;\d+,\d+;/);
  });
});

describe('options of bareme grade', () => {
  async function gradeOne(...args: readonly string[]) {
    const folder = await temporaryFolder();
    await writeFiles(folder.path, { ...smallRubric, 'copie.txt': '1.1\nLe taux de conversion est de 12 %.' });
    const outcome = await bareme(['grade', '.', 'copie.txt', ...args], { cwd: folder.path });
    const read = (name: string) => readFile(join(folder.path, name), 'utf8');
    return { ...outcome, read, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
  }

  it('writes JSON and HTML into reports/ when nothing is said', async () => {
    await using result = await gradeOne();
    expect(await result.read('reports/copie.html')).toContain('<html lang="fr"');
    expect(JSON.parse(await result.read('reports/copie.json')).mark).toBe(0);
    expect(JSON.parse(await result.read('reports/class.json')).schema).toBe('bareme/class@1');
  });

  it('speaks English with --lang en', async () => {
    await using result = await gradeOne('--lang', 'en');
    expect(result.stdout).toContain('1 copy graded.');
    expect(await result.read('reports/copie.html')).toContain('<html lang="en"');
  });

  it('does not give the solution away with --view student', async () => {
    await using teacher = await gradeOne('--view', 'teacher');
    await using student = await gradeOne('--view', 'student');
    expect(await teacher.read('reports/copie.html')).toContain('0,83');
    for (const name of ['reports/copie.html', 'reports/copie.json']) {
      expect(await student.read(name)).not.toMatch(/0,83|0\.83/);
    }
  });
});
