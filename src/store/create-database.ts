import { spawn } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Ends with its parent, whose pipe closes: no orphan goes on writing. */
const PROGRAM = `
process.stdin.on('end', () => process.exit(1)).resume();
const [library, folder] = process.argv.slice(1);
const { PGlite } = await import(library);
await (await PGlite.create(folder)).close();
process.exit(0);`;

/**
 * Creates the embedded database of `folder` if there is none, in a process of its own: the creation leaves 470 MB behind
 * in the process that does it. The folder appears whole or not at all, whenever the machine stops.
 */
export async function createDatabase(folder: string): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  const made = `${folder}.new`;
  rmSync(made, { recursive: true, force: true });
  await create(made);
  setAside(folder);
  renameSync(made, folder);
}

/** What stands in the place of the database and is none is kept beside it: it may be anybody's. */
function setAside(folder: string): void {
  if (!existsSync(folder)) return;
  if (readdirSync(folder).length === 0) rmdirSync(folder);
  else renameSync(folder, `${folder}.set-aside-${Date.now()}`);
}

async function create(folder: string): Promise<void> {
  const library = pathToFileURL(createRequire(import.meta.url).resolve('@electric-sql/pglite')).href;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM, library, folder], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    words = (words + chunk).slice(-2_000);
  });
  const how = await new Promise<number | string | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ?? code));
  });
  if (how !== 0) throw new Error(`the embedded database could not be created in ${folder} (${how}): ${words}`);
}
