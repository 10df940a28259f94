import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bareme } from './bareme.ts';
import { smallRubric, temporaryFolder, writeFiles } from './small-rubric.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/copies', import.meta.url));

describe('bareme figures', () => {
  it('reads one JSON string per line and answers line by line', async () => {
    const texts = ['Le rebond est de 75 %.', '', 'Un budget de 25k€\u2028au plus', 'rien'];
    const stdin = `\uFEFF${texts.map((text) => JSON.stringify(text)).join('\r\n')}\n`;
    const { code, stdout } = await bareme(['figures'], { stdin });
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toHaveLength(4);
    expect(answers[0]).toEqual([
      {
        text: '75 %',
        start: 17,
        end: 21,
        value: 75,
        unit: '%',
        kind: 'percent',
        precision: 0,
        approximate: false,
        low: null,
        high: null,
      },
    ]);
    expect(answers[1]).toEqual([]);
    expect(answers[2][0]).toMatchObject({ value: 25000, unit: '€' });
    expect(answers[3]).toEqual([]);
    expect(code).toBe(0);
  });

  it('reads English with --lang en', async () => {
    const { stdout } = await bareme(['figures', '--lang', 'en'], { stdin: '"The rate is 1,234.5 €"' });
    expect(JSON.parse(stdout)).toMatchObject([{ value: 1234.5, unit: '€' }]);
  });

  it('names the line that is no JSON string', async () => {
    const { code, stdout, stderr } = await bareme(['figures'], { stdin: '"un"\n{"text": "2"}\n' });
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stderr).toContain('la ligne 2 n’est pas une chaîne JSON');
    expect(code).toBe(2);
  });

  it('says nothing of nothing', async () => {
    expect(await bareme(['figures'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describe('bareme read', () => {
  it('shows the document as JSON', async () => {
    const file = `${fixtures}/ecolobulles/eb-a01.txt`;
    const { code, stdout } = await bareme(['read', file]);
    const document = JSON.parse(stdout);
    expect(Object.keys(document).sort()).toEqual(['origin', 'pages', 'text', 'warnings']);
    expect(document.origin).toBe('text');
    expect(document.pages).toEqual([{ number: 1, text: document.text }]);
    expect(document.text).toBe(await readFile(file, 'utf8'));
    expect(code).toBe(0);
  });

  it('reads a PDF', async () => {
    const { code, stdout } = await bareme(['read', `${fixtures}/ecolobulles/pdf/eb-a01.pdf`]);
    const document = JSON.parse(stdout);
    expect(document.origin).toBe('pdf');
    expect(document.text).toMatch(/0,83\s%/);
    expect(code).toBe(0);
  });

  it('says in one line why a file cannot be read', async () => {
    await using folder = await temporaryFolder();
    await writeFiles(folder.path, { 'vide.txt': '' });
    for (const [name, reason] of [
      ['vide.txt', 'vide'],
      ['absent.txt', 'n’existe pas'],
      ['.', 'dossier'],
    ] as const) {
      const { code, stdout, stderr } = await bareme(['read', name], { cwd: folder.path });
      expect(stdout).toBe('');
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stderr).toContain(reason);
      expect(code).toBe(3);
    }
  });
});

describe('bareme reference', () => {
  it('shows expected values, formulas and known errors', async () => {
    const { code, stdout } = await bareme(['reference', 'ecolobulles-2026']);
    expect(stdout).toMatch(/Taux de conversion.* : 0,83 %\n {2}= /);
    expect(stdout).toMatch(/faux .*41,67|faux .*42/);
    expect(code).toBe(0);
  });

  it('writes JSON for programs', async () => {
    await using folder = await temporaryFolder();
    await writeFiles(folder.path, smallRubric);
    const { stdout } = await bareme(['reference', folder.path, '--json']);
    expect(JSON.parse(stdout)).toMatchObject([{ name: 'taux de conversion', expected: '0,83 %', misconceptions: [] }]);
  });
});

describe('bareme agreement', () => {
  const marks = (marker: string, points: Record<string, number>) =>
    JSON.stringify({ copy: 'marie', marker, marks: points });
  const files = {
    'copies/marie.txt': '1.1\nLe taux de conversion est de 0,83 %.',
    'copies/paul.txt': '1.1\nLe site est lent, donc les visiteurs partent.',
    'marks/marie.m1.json': marks('m1', { '1.1.a': 1, '1.1.b': 0 }),
    'marks/marie.m2.json': marks('m2', { '1.1.a': 0.5, '1.1.b': 0 }),
  };

  async function agree(changed: Record<string, string>, ...args: readonly string[]) {
    await using folder = await temporaryFolder();
    await writeFiles(`${folder.path}/sujet`, smallRubric);
    await writeFiles(folder.path, { ...files, ...changed });
    return await bareme(['agreement', 'sujet', 'copies', '--marks', 'marks', ...args], { cwd: folder.path });
  }

  it('prints tables with the markers beside us', async () => {
    const { code, stdout } = await agree({}, '--worst', '1');
    // Ours 10 on 20; the markers 10 and 5: 2.5 apart on average, 5 between them.
    expect(stdout).toContain('Petit sujet : 1 copies, correcteurs m1, m2');
    expect(stdout).toMatch(/écart moyen +2,50 +5,00/);
    expect(stdout).toMatch(/accord exact +75 % +50 %/);
    expect(stdout).toMatch(/marie {2}Barème 1,00, m1 1,00, m2 0,50/);
    expect(stdout).toContain('1 copie(s) sans fichier de correcteur, laissée(s) de côté : paul');
    expect(code).toBe(0);
  });

  it('writes JSON', async () => {
    const { stdout } = await agree({}, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ subject: 'petit-sujet', copies: 1, mark: { engine: { mae: 2.5 } } });
  });

  it.each([
    ['a marks file that is no JSON', { 'marks/x.json': '{' }, [], 'marks/x.json'],
    ['a marks file without marks', { 'marks/x.json': '{"copy":"marie","marker":"m3"}' }, [], 'marks'],
    ['a pattern that no copy follows', {}, ['--only', 'zoe*'], '« zoe* »'],
    ['no copy that markers marked', {}, ['--only', 'paul'], 'aucune copie notée n’a de fichier de correcteur'],
  ])('refuses %s', async (_, changed, args, message) => {
    const { code, stdout, stderr } = await agree(changed, ...args);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).toContain('Remède');
    expect(code).toBe(2);
  });
});
