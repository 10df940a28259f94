import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

/** Creating an embedded database takes five seconds of processor; copying an empty one takes none. */
const template = join(tmpdir(), `bareme-empty-database-${process.version}-${process.getuid?.() ?? 0}`);

/** Puts an empty database, as the first start would create it, in the data folder of a test. */
export async function seedEmptyDatabase(folder: string): Promise<void> {
  if (!existsSync(template)) await createTemplate();
  cpSync(template, join(folder, 'database'), { recursive: true });
}

async function createTemplate(): Promise<void> {
  const made = mkdtempSync(`${template}-`);
  await (await PGlite.create(join(made, 'database'))).close();
  try {
    renameSync(join(made, 'database'), template);
  } catch {
    // Another suite was quicker.
  }
  rmSync(made, { recursive: true, force: true });
}
