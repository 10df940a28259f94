import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BaremeError, Told } from '../errors/index.ts';
import { bulkReasons, storeRefusals } from '../store/index.ts';
import { fieldFault } from './field-faults.ts';
import { acceptedExtensions, problemOf } from './files.ts';
import { answerOf } from './http-errors.ts';
import { failuresInEnglish } from './problem-words.ts';
import { serverRefusals } from './refusals.ts';

const root = new URL('../..', import.meta.url).pathname;
const french = /[àâçéèêëîïôœùû«»]|\b(?:le|la|les|un|une|des|est|et|pas|ne)\b/i;
const why: Told = { fr: 'un défaut', en: 'a defect' };
/** What each refusal that tells of something is given to tell. */
const values: Readonly<Record<string, readonly unknown[]>> = {
  unreadableFile: [why],
  fileTooLarge: [why],
  archive: [why],
  uploadTooLarge: [20],
  tooManyFiles: [300],
  unknownSubject: ['x-2026'],
  invalidTime: ['demain'],
  webhookHost: ['example.org'],
  invalidFields: [[why, why]],
  attemptsExhausted: [3],
  unknownCriterion: ['1.1.a'],
  pointsOutOfScale: [1.5],
  loginTaken: ['durand'],
  passwordWeak: [10, 200],
};
const makers: Readonly<Record<string, (...values: never[]) => BaremeError>> = { ...serverRefusals, ...storeRefusals };
const all = Object.entries(makers).map(([name, make]) => [name, make(...((values[name] ?? []) as never[]))] as const);

/** Source files, tests left out. */
function sources(folder: string): (readonly [name: string, text: string])[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8')] as const);
}

describe('a refusal', () => {
  it.each(all)('%s is said in English as it is in French, to programs and to people', (_name, error) => {
    expect(error.english).not.toBeNull();
    const [fr, en] = [answerOf(error, 'fr').body.error, answerOf(error, 'en').body.error];
    expect(fr).toMatchObject({ code: error.code, message: error.message, remedy: error.remedy });
    expect(en.code).toBe(error.code);
    expect(en.message).not.toBe(fr.message);
    expect(en.remedy === null).toBe(fr.remedy === null);
    for (const said of [fr, en]) expect(`${said.message} ${said.remedy ?? ''}`).not.toMatch(/undefined|NaN|\[object/);
    expect(`${en.message} ${en.remedy ?? ''}`).not.toMatch(french);
  });

  it('is never made of one language alone: only what a terminal alone is told may be', () => {
    const atTheTerminal = ['config', 'database_unreachable', 'database_in_use'];
    const made = [...sources('src/server'), ...sources('src/store')].flatMap(([name, text]) =>
      [...text.matchAll(/new (?:BaremeError|UsageError|ReadingError)\(\s*'?([\w-]*)/g)].map(([, code]) => [name, code]),
    );
    expect(made.length).toBeGreaterThan(0);
    expect(made.filter(([, code]) => !atTheTerminal.includes(code ?? ''))).toEqual([]);
  });
});

describe('what else a reader is told', () => {
  const told: Told[] = [
    ...Object.values(bulkReasons).map((say) => say('x.txt')),
    ...['invalid_type', 'too_small', 'too_big', 'invalid_value', 'invalid_format', 'custom'].map((keyword) =>
      fieldFault({
        keyword,
        instancePath: '/attempts',
        params: { minimum: 1, maximum: 9, values: ['a'], format: 'x' },
      }),
    ),
    ...(
      [
        ['x.exe', 'a', 9],
        ['x', 'a', 9],
        ['x.txt', '', 9],
        ['x.txt', 'abc', 2],
        ['x.pdf', 'a', 9],
      ] as const
    ).map(([name, text, limit]) => problemOf(name, new TextEncoder().encode(text), limit) ?? why),
  ];

  it('has both languages', () => {
    expect(told).not.toContain(why);
    for (const { fr, en } of told) {
      expect(en).not.toBe(fr);
      expect(en.replaceAll(acceptedExtensions.join(', '), '')).not.toMatch(french);
    }
  });

  it('covers every way in which the engine fails on a copy', () => {
    const codes = sources('workers').flatMap(([, text]) =>
      [...text.matchAll(/new GradingFailure\(\s*'([\w-]+)'/g)].map(([, code]) => code ?? ''),
    );
    expect(new Set(codes).size).toBeGreaterThan(3);
    for (const code of [...codes, 'rubric', 'internal']) expect(Object.keys(failuresInEnglish)).toContain(code);
    for (const sentence of Object.values(failuresInEnglish)) expect(sentence).not.toMatch(french);
  });
});
