import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

/** Beside the built program, what the build read in the rubrics of the project; sources are always read anew. */
const here = dirname(fileURLToPath(import.meta.url));
const folder = basename(here) === 'dist' ? join(here, 'kept') : null;

/** A file is kept under the hash of its whole text: a rubric that is edited is not found, and is read again. */
const fileOf = (at: string, text: string): string =>
  join(at, `${createHash('sha256').update(text).digest('hex')}.json`);

/**
 * Data of a YAML text that was read without fault when the project was built, or null. Reading the YAML of a subject
 * takes half a second on a slow machine, its JSON a few milliseconds.
 */
export function keptData(text: string, at = folder): { readonly data: unknown } | null {
  if (at === null) return null;
  try {
    return { data: JSON.parse(readFileSync(fileOf(at, text), 'utf8')) as unknown };
  } catch {
    return null;
  }
}

/** Keeps what a text says, unless JSON would say it otherwise. */
export function keepData(text: string, data: unknown, at = folder): void {
  if (at === null) return;
  const json = JSON.stringify(data);
  if (!isDeepStrictEqual(JSON.parse(json), data)) return;
  mkdirSync(at, { recursive: true });
  writeFileSync(fileOf(at, text), json);
}
