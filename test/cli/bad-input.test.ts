import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Report, reportSchema } from '../../src/types/index.ts';
import { bareme, type Outcome } from './bareme.ts';
import { smallRubric, temporaryFolder, writeFiles } from './small-rubric.ts';

const answer = '1.1\nLe taux de conversion est de 0,83 %. Le site est lent, donc les visiteurs partent.\n';

/** Grades some files with the small rubric in a folder of their own. */
async function grade(files: Readonly<Record<string, string | Uint8Array>>, ...args: readonly string[]) {
  const folder = await temporaryFolder();
  await writeFiles(join(folder.path, 'sujet'), smallRubric);
  await writeFiles(join(folder.path, 'copies'), files);
  const outcome: Outcome = await bareme(['grade', 'sujet', 'copies', '--out', 'out', ...args], { cwd: folder.path });
  const report = async (id: string): Promise<Report> =>
    reportSchema.parse(JSON.parse(await readFile(join(folder.path, 'out', `${id}.json`), 'utf8')));
  const written = async () => (await readdir(join(folder.path, 'out'))).sort();
  return { ...outcome, report, written, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

describe('what cannot be graded at all is refused before anything is written', () => {
  it('a missing folder', async () => {
    const { code, stderr } = await bareme(['grade', 'ecolobulles-2026', '/nowhere/copies', '--out', '/nowhere/out']);
    expect(stderr).toContain('« /nowhere/copies » n’existe pas');
    expect(stderr).toContain('Remède');
    expect(code).toBe(2);
  });

  it('an empty folder', async () => {
    await using folder = await temporaryFolder();
    const { code, stderr } = await bareme([
      'grade',
      'ecolobulles-2026',
      folder.path,
      '--out',
      join(folder.path, 'out'),
    ]);
    expect(stderr).toContain(`aucune copie dans « ${folder.path} »`);
    expect(stderr).toContain('.pdf');
    expect(await readdir(folder.path)).toEqual([]);
    expect(code).toBe(2);
  });

  it('an unknown subject, with those that are known', async () => {
    const { code, stderr } = await bareme(['grade', 'ecolobule', '.']);
    expect(stderr).toContain('« ecolobule »');
    expect(stderr).toContain('ecolobulles-2026');
    expect(stderr).toContain('o-de-lavande-2026');
    expect(code).toBe(2);
  });

  it('a folder of reports that cannot be made', async () => {
    await using folder = await temporaryFolder();
    await writeFiles(folder.path, { ...smallRubric, 'copie.txt': answer, out: 'a file' });
    const { code, stderr } = await bareme(['grade', '.', 'copie.txt', '--out', 'out'], { cwd: folder.path });
    expect(stderr).toContain('« out » ne peut pas être créé');
    expect(code).toBe(2);
  });

  it('an unknown format', async () => {
    const { code, stderr } = await bareme(['grade', 'ecolobulles-2026', '.', '--format', 'json,docx']);
    expect(stderr).toContain('« docx » a été trouvé ; valeurs admises : json, html, pdf, csv, xlsx');
    expect(code).toBe(2);
  });
});

describe('one bad copy never stops the others, and is never marked 0', () => {
  it.each([
    ['0 bytes', '', /vide/],
    [
      'binary junk named .txt',
      Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256)),
      /texte lisible/,
    ],
    ['a Word document of before 2007', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex'), /PDF/],
  ])('%s', async (_, bytes, reason) => {
    await using result = await grade({ 'bonne.txt': answer, 'mauvaise.txt': bytes });
    const { code, stdout, report } = result;
    expect(code).toBe(3);
    expect(stdout).toContain('1 copie notée');
    expect(stdout).toMatch(/mauvaise\.txt : .+/);
    expect(stdout).toMatch(reason);
    const bad = await report('mauvaise');
    expect(bad).toMatchObject({ mark: null, points: null, copy: { state: 'unreadable' } });
    expect(bad.copy.problem?.message).toMatch(reason);
    expect((await report('bonne')).points).toBe(2);
  });
});

describe('what is written otherwise is read right', () => {
  it.each([
    ['UTF-16 little-endian', Buffer.from(`\uFEFF${answer}`, 'utf16le')],
    ['UTF-16 big-endian', Buffer.from(`\uFEFF${answer}`, 'utf16le').swap16()],
    ['Latin-1', Buffer.from(`${answer}Déjà vu à Étretat.`, 'latin1')],
    ['UTF-8 with a byte order mark and Windows lines', Buffer.from(`\uFEFF${answer.replaceAll('\n', '\r\n')}`)],
  ])('%s', async (_, bytes) => {
    await using result = await grade({ 'copie.txt': bytes });
    expect((await result.report('copie')).points).toBe(2);
    expect(result.code).toBe(0);
  });

  it('a blank copy, which is no failure', async () => {
    await using result = await grade({ 'blanche.txt': ' \n \n' });
    expect(await result.report('blanche')).toMatchObject({ mark: null, copy: { state: 'blank' } });
    expect(result.stdout).toContain('1 copie blanche');
    expect(result.code).toBe(0);
  });
});

describe('a 20 MB text', () => {
  it('is refused with its reason, quickly, and the others are graded', async () => {
    await using result = await grade({ 'bonne.txt': answer, 'enorme.txt': answer.repeat(20_000_000 / answer.length) });
    expect(result.stdout).toMatch(/enorme\.txt : .*(volumineux|long)/);
    expect(await result.report('enorme')).toMatchObject({ mark: null, copy: { state: 'unreadable' } });
    expect((await result.report('bonne')).points).toBe(2);
    expect(result.code).toBe(3);
  });
});

describe('the files of a folder', () => {
  it('two copies with one name get two reports, and a message', async () => {
    await using result = await grade({ 'a/marie.txt': answer, 'b/marie.txt': '1.1\nJe ne sais pas répondre.' });
    expect(result.stderr).toContain(
      'une autre copie s’appelle déjà « marie » ; le rapport de copies/b/marie.txt s’appelle « marie-txt »',
    );
    expect((await result.report('marie')).points).toBe(2);
    expect((await result.report('marie-txt')).points).toBe(0);
    expect((await result.report('marie-txt')).copy.id).toBe('marie-txt');
    expect(result.code).toBe(0);
  });

  it('hidden files and marks are passed over, what is no copy is named', async () => {
    await using result = await grade({
      'marie.txt': answer,
      '.cache.txt': answer,
      'marie.m1.json': '{}',
      'notes.ods': 'x',
    });
    expect(result.stderr).toContain('notes.ods');
    expect(result.stderr).not.toContain('marie.m1.json');
    expect(await result.written()).toEqual(['class.html', 'class.json', 'marie.html', 'marie.json']);
  });

  it('reports of an earlier run are not copies', async () => {
    await using folder = await temporaryFolder();
    await writeFiles(join(folder.path, 'sujet'), smallRubric);
    await writeFiles(folder.path, { 'copies/marie.txt': answer, 'copies/out/ancien.txt': answer });
    const { stdout } = await bareme(['grade', 'sujet', 'copies', '--out', 'copies/out'], { cwd: folder.path });
    expect(stdout).toContain('1 copie notée');
  });
});

describe('an archive of copies', () => {
  it('is graded copy by copy, and one that is refused is reported', async () => {
    const { zipSync, strToU8 } = await import('fflate');
    const archive = zipSync({ 'classe/marie.txt': strToU8(answer), 'classe/paul.txt': strToU8(answer) });
    await using result = await grade({ '3e.zip': archive, 'abimee.zip': archive.slice(0, 60) });
    expect((await result.report('marie')).points).toBe(2);
    expect((await result.report('paul')).points).toBe(2);
    expect((await result.report('abimee')).copy.state).toBe('unreadable');
    expect(result.code).toBe(3);
  });
});
