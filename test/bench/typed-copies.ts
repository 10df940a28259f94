import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Two folders up from here, one from the build. */
const root = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../..' : '..', import.meta.url));
export const fixtures = join(root, 'fixtures', 'copies');

/** What a long typed exam weighs. */
const wanted = 9_000;

function readCopies(subject: string): readonly string[] {
  const folder = join(fixtures, subject);
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return names.sort().map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** Copies of about 9 KB: a fixture and the start of another one, with a line that no other copy has. */
export function typedCopies(subject: string, count: number): readonly Uint8Array[] {
  const sources = readCopies(subject);
  const at = (index: number): string => sources[index % sources.length] ?? '';
  return Array.from({ length: count }, (_, index) => {
    const first = at(index);
    const second = at(index + 1 + Math.floor(index / sources.length));
    const more = second.slice(0, Math.max(0, wanted - first.length));
    return Buffer.from(`${first}\n\n${more.slice(0, more.lastIndexOf('\n'))}\n\nCopie ${index}.\n`);
  });
}
