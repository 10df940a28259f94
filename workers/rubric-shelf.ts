import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { loadSubject, type Subject } from '../src/rubric/index.ts';
import type { RubricUsed } from './grading-protocol.ts';

interface Shelved {
  readonly subject: Subject;
  readonly used: RubricUsed;
  readonly signature: string;
  /** When its files were last looked at, on the clock of `performance.now()`. */
  seen: number;
}

/** Files looked at so recently, in milliseconds, are not looked at again: in a batch that would be for every copy. */
const RECENT = 500;

/**
 * Subjects kept loaded, and loaded again as soon as a file of theirs changes on disk: a batch that is under way takes
 * the new rubric within a second, and each mark keeps the hash it was made with.
 */
export class RubricShelf {
  readonly #shelved = new Map<string, Shelved>();

  /** Throws what `loadSubject` throws. */
  async take(idOrFolder: string): Promise<Shelved> {
    const known = this.#shelved.get(idOrFolder);
    if (known !== undefined && (await this.#isCurrent(known))) return known;
    const { folder } = known?.subject ?? (await loadSubject(idOrFolder));
    // Signed before it is read: a change during the reading is seen at the next copy.
    const signature = await signatureOf(folder);
    const subject = await loadSubject(idOrFolder);
    const { hash, id, title, markOutOf } = subject;
    const used = { hash, subject: id, title, markOutOf, content: await contentOf(folder) };
    const shelved = { subject, used, signature, seen: performance.now() };
    this.#shelved.set(idOrFolder, shelved);
    return shelved;
  }

  async #isCurrent(known: Shelved): Promise<boolean> {
    const now = performance.now();
    if (now - known.seen < RECENT) return true;
    if ((await signatureOf(known.subject.folder)) !== known.signature) return false;
    known.seen = now;
    return true;
  }
}

/** The files of a subject and those that all subjects share. */
async function filesOf(folder: string): Promise<string[]> {
  const list = async (path: string): Promise<string[]> => {
    const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  };
  return [...(await list(folder)), ...(await list(join(dirname(folder), 'common')))].sort();
}

async function signatureOf(folder: string): Promise<string> {
  const marks = (await filesOf(folder)).map(async (file) => {
    const { mtimeMs, size } = await stat(file);
    return `${file} ${mtimeMs} ${size}`;
  });
  return (await Promise.all(marks)).join('\n');
}

/** The text of the rubric's files, kept with the marks made with it. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const content: Record<string, string> = {};
  for (const file of await filesOf(folder)) {
    if (/\.ya?ml$/.test(file)) content[relative(dirname(folder), file)] = await readFile(file, 'utf8');
  }
  return content;
}
