import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keepData, keptData } from './kept-data.ts';
import { readYaml } from './yaml-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'bareme-kept-'));
afterAll(() => rmSync(folder, { recursive: true }));

const rubrics = join(import.meta.dirname, '..', '..', 'rubrics');
const files = readdirSync(rubrics, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));

describe('what the build keeps of the rubrics', () => {
  it.each(files)('says the same as %s', (name) => {
    const text = readFileSync(join(rubrics, name), 'utf8');
    const { data } = readYaml(name, text);
    keepData(text, data, folder);
    expect(keptData(text, folder)).toStrictEqual({ data });
  });

  it('is not found for a text that differs by a blank', () => {
    keepData('a: 1', { a: 1 }, folder);
    expect(keptData('a: 1', folder)).toEqual({ data: { a: 1 } });
    expect(keptData('a: 1 ', folder)).toBeNull();
  });

  it('leaves out what JSON would change', () => {
    keepData('a: .nan', { a: Number.NaN }, folder);
    expect(keptData('a: .nan', folder)).toBeNull();
  });

  it('does without a file that is cut short', () => {
    keepData('b: 2', { b: 2 }, folder);
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), '{');
    expect(keptData('b: 2', folder)).toBeNull();
  });

  it('is left alone by programs that run from the sources', () => {
    expect(keptData('a: 1')).toBeNull();
  });
});
