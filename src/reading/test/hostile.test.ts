import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { HOSTILE } from '../../../fixtures/make-hostile.ts';
import { ReadingError } from '../../errors/index.ts';
import { closeReaders, DEFAULT_LIMITS, readDocument } from '../index.ts';
import { REFUSALS } from '../refusals.ts';

/** Shorter than in earnest, to keep the tests quick; the wall allows twice as long. */
const SHORT = { fileTime: 4_000, pageTime: 2_000 };
/** Starting fresh processes is no part of a file's time. */
const START = 10_000;
/** Only files that may run into the limits get the short ones: a busy machine must not decide what the others are. */
const limitsFor = (outcomes: readonly string[]): typeof SHORT =>
  outcomes.includes('timeout') ? SHORT : { fileTime: DEFAULT_LIMITS.fileTime, pageTime: DEFAULT_LIMITS.pageTime };
const COPY = join(import.meta.dirname, '../../../fixtures/copies/o-de-lavande/pdf/ol-a04.pdf');

afterAll(closeReaders);

async function outcomeOf(
  name: string,
  bytes: Uint8Array,
  limits: typeof SHORT = SHORT,
): Promise<{ outcome: string; text: string }> {
  try {
    const { text } = await readDocument({ name, bytes }, { limits });
    return { outcome: 'read', text };
  } catch (error) {
    expect(error).toBeInstanceOf(ReadingError);
    const { code, message, remedy, place } = error as ReadingError;
    expect(message).toMatch(/^\p{Lu}.*\.$/u);
    expect(remedy).toBeTruthy();
    expect(place).toBe(name);
    return { outcome: code, text: '' };
  }
}

describe.each(Object.keys(HOSTILE))('%s', (key) => {
  it('is answered in time, without harm', { timeout: 120_000 }, async () => {
    const { name, bytes, outcomes, keeps } = HOSTILE[key]?.() ?? { name: '', bytes: new Uint8Array(), outcomes: [] };
    const began = performance.now();
    const limits = limitsFor(outcomes);
    const { outcome, text } = await outcomeOf(name, bytes, limits);
    expect(outcomes).toContain(outcome);
    // The promise itself, with room for the start of processes on a busy machine.
    expect(performance.now() - began).toBeLessThan(2 * limits.fileTime + 2_000 + START);
    if (outcome === 'read' && keeps) expect(text).toContain(keeps);
  });
});

describe('a batch with bombs in it', () => {
  it('reads the honest copies as if they were alone', { timeout: 60_000 }, async () => {
    const copy = readFileSync(COPY);
    const alone = await readDocument({ name: 'copie.pdf', bytes: copy });
    const bombs = ['double-flate-bomb', 'form-bomb', 'unicode-map-bomb', 'cut-png'].map((key) => HOSTILE[key]?.());
    const [texts] = await Promise.all([
      Promise.all(Array.from({ length: 6 }, () => readDocument({ name: 'copie.pdf', bytes: copy }))),
      ...bombs.map((bomb) => outcomeOf(bomb?.name ?? '', bomb?.bytes ?? new Uint8Array())),
    ]);
    for (const document of texts) expect(document).toEqual(alone);
  });
});

describe('limits', () => {
  it.each([
    ['bytes', { bytes: 1_000 }, 'too_large'],
    ['pages', { pages: 1 }, 'too_many_pages'],
    ['characters', { characters: 500 }, 'too_large'],
  ])('holds the limit of %s', async (_name, limits, code) => {
    const read = readDocument({ name: 'copie.pdf', bytes: readFileSync(COPY) }, { limits });
    await expect(read).rejects.toMatchObject({ code });
  });

  it('stops when asked to', async () => {
    const stop = new AbortController();
    const bomb = HOSTILE['form-bomb']?.();
    const read = readDocument({ name: 'copie.pdf', bytes: bomb?.bytes ?? new Uint8Array() }, { signal: stop.signal });
    setTimeout(() => stop.abort(new Error('no longer wanted')), 1_000);
    await expect(read).rejects.toThrow('no longer wanted');
  });
});

describe('refusals', () => {
  it('each say in French what to do', () => {
    for (const { message, remedy } of Object.values(REFUSALS)) {
      expect(message).toMatch(/[.]$/);
      expect(remedy).toMatch(/^\p{Lu}.{20,}\.$/u);
    }
  });

  it('leave room for the files of a class', () => {
    expect(DEFAULT_LIMITS.pages).toBeGreaterThanOrEqual(60);
    expect(readdirSync(join(COPY, '..')).length).toBe(16);
  });
});
