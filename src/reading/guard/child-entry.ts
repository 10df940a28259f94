import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

let bundling: Promise<string> | null = null;

/** Path of the program of a reader process: bundled beside our own bundle, or made from its source. */
export async function childEntry(): Promise<string> {
  const bundled = fileURLToPath(new URL('./reading-child.js', import.meta.url));
  if (existsSync(bundled)) return bundled;
  const places = import.meta.url.endsWith('.ts') ? ['./child.ts'] : ['../src/reading/guard/child.ts'];
  const source = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find(existsSync);
  if (!source) throw new Error('Barème is not installed completely: reading-child.js is missing beside its files');
  bundling ??= bundle(source);
  return bundling;
}

/**
 * Bundles the child from its source, as the build does. Running it through a loader instead costs every child four
 * times the memory and seconds to start.
 */
async function bundle(source: string): Promise<string> {
  const esbuild = await import('esbuild');
  const { outputFiles } = await esbuild.build({
    entryPoints: { 'reading-child': source },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outdir: '/',
    write: false,
    logLevel: 'silent',
  });
  const files = outputFiles.map(({ path, contents }) => ({ name: path.replace(/^.*[\\/]/, ''), contents }));
  const hash = createHash('sha256');
  for (const { name, contents } of files) hash.update(name).update(contents);
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const folder = join(root, 'node_modules', '.cache', 'bareme-reading', hash.digest('hex').slice(0, 16));
  if (!existsSync(folder)) writeTogether(folder, files);
  return join(folder, 'reading-child.js');
}

/** Other processes may write the same folder at this moment: it appears whole or not at all. */
function writeTogether(folder: string, files: readonly { name: string; contents: Uint8Array }[]): void {
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  for (const { name, contents } of files) writeFileSync(join(draft, name), contents);
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
