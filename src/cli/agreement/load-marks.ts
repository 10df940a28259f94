import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type MarkerFile, parseMarks } from '../../agreement/index.ts';
import { UsageError } from '../../errors/index.ts';

/**
 * The marker files (`*.json`) of a folder.
 *
 * @throws UsageError when the folder is missing or has none, or when a file is not a marker's.
 */
export async function loadMarks(folder: string): Promise<readonly MarkerFile[]> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) {
    throw new UsageError('marks_folder', `le dossier de notes « ${folder} » n’existe pas.`, {
      place: resolve(folder),
      remedy: 'donnez à --marks le dossier qui contient les fichiers <copie>.<correcteur>.json.',
    });
  }
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort();
  if (names.length === 0) {
    throw new UsageError('marks_empty', `le dossier « ${folder} » ne contient aucun fichier de notes (.json).`, {
      place: resolve(folder),
      remedy: 'il doit contenir des fichiers <copie>.<correcteur>.json, par exemple eb-a01.m1.json.',
    });
  }
  return Promise.all(
    names.map(async (name) => parseMarks(await readFile(join(folder, name), 'utf8'), join(folder, name))),
  );
}
