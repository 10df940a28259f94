import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closeReaders, readDocument } from '../index.ts';

const FIXTURES = join(import.meta.dirname, '../../../fixtures');
const SUBJECTS = ['ecolobulles', 'o-de-lavande'];

afterAll(closeReaders);

/** Words as a reader counts them: bars and rules of tables typed in characters are no words. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replace(/\uFE0F/g, '')
    .replace(/\|/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !/^[-+=]+$/.test(word));

function recall(expected: readonly string[], found: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of found) left.set(word, (left.get(word) ?? 0) + 1);
  let hits = 0;
  for (const word of expected) {
    const count = left.get(word) ?? 0;
    if (count > 0) hits += 1;
    left.set(word, count - 1);
  }
  return expected.length === 0 ? 1 : hits / expected.length;
}

/** Share of the words that come in the same order: longest common subsequence. */
function inOrder(expected: readonly string[], found: readonly string[]): number {
  let row = new Uint16Array(found.length + 1);
  for (const word of expected) {
    const next = new Uint16Array(found.length + 1);
    for (let index = 0; index < found.length; index += 1) {
      next[index + 1] = word === found[index] ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0);
    }
    row = next;
  }
  return (row[found.length] ?? 0) / expected.length;
}

interface Case {
  readonly name: string;
  readonly file: string;
  readonly source: string;
}

const drawn: Case[] = SUBJECTS.flatMap((subject) =>
  readdirSync(join(FIXTURES, 'copies', subject, 'pdf')).map((name) => ({
    name,
    file: join(FIXTURES, 'copies', subject, 'pdf', name),
    source: join(FIXTURES, 'copies', subject, name.replace('.pdf', '.txt')),
  })),
);
const produced: Case[] = readdirSync(join(FIXTURES, 'producers'))
  .filter((name) => !name.includes('.scan.'))
  .map((name) => ({
    name,
    file: join(FIXTURES, 'producers', name),
    source: join(FIXTURES, 'copies', name.startsWith('eb') ? 'ecolobulles' : 'o-de-lavande', `${name.slice(0, 6)}.txt`),
  }));

describe.each([...drawn, ...produced])('$name', ({ name, file, source }) => {
  it('says what was typed', async () => {
    const document = await readDocument({ name, bytes: readFileSync(file) });
    const expected = wordsOf(readFileSync(source, 'utf8'));
    const found = wordsOf(document.text);
    expect(recall(expected, found)).toBeGreaterThanOrEqual(0.995);
    expect(recall(found, expected)).toBeGreaterThanOrEqual(0.97);
    expect(inOrder(expected, found)).toBeGreaterThanOrEqual(0.99);
    const figures = (words: readonly string[]): string[] => words.filter((word) => /\d/.test(word));
    expect(recall(figures(expected), figures(found))).toBe(1);
    const accented = (words: readonly string[]): string[] => words.filter((word) => /[à-ÿÀ-Ýœ]/.test(word));
    expect(recall(accented(expected), accented(found))).toBeGreaterThanOrEqual(0.995);
    expect(document.warnings).toEqual([]);
    checkPlaces(document);
  });
});

/** Every range is in the text, every box on its page and around one word. */
function checkPlaces({ text, pages, boxes }: Awaited<ReturnType<typeof readDocument>>): void {
  let end = 0;
  for (const page of pages) {
    expect(page.start).toBeGreaterThanOrEqual(end);
    end = page.end;
  }
  expect(end).toBe(text.length);
  for (const box of boxes) {
    const page = pages[box.page - 1];
    expect(text.slice(box.start, box.end)).toMatch(/^\S+$/);
    expect(box.start >= (page?.start ?? 0) && box.end <= (page?.end ?? 0)).toBe(true);
    expect(box.x >= 0 && box.y >= 0 && box.width > 0 && box.height > 0).toBe(true);
    expect(box.x + box.width <= (page?.width ?? 0) && box.y + box.height <= (page?.height ?? 0)).toBe(true);
  }
}
