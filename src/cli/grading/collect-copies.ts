import { type Dirent, existsSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join, relative, resolve } from 'node:path';
import { ReadingError, UsageError } from '../../errors/index.ts';
import { readSubmissionFile } from '../read-file.ts';

/** What the reader reads. */
const readable = ['.txt', '.text', '.md', '.pdf', '.docx', '.odt', '.png', '.jpg', '.jpeg', '.zip'];
const isArchive = (path: string): boolean => extname(path).toLowerCase() === '.zip';
/** What a copy may have been handed in as although it is not read: refused with a reason, never passed over. */
const refused = ['.doc', '.rtf', '.pages', '.heic', '.tif', '.tiff', '.gif', '.webp', '.7z', '.rar'];

export interface Collected {
  /** Paths of the copies, folders in alphabetical order. */
  readonly copies: readonly string[];
  /** Files of the folders that are no copies, by their extension; marks and hidden files are not even named. */
  readonly ignored: readonly string[];
  /** The bytes of one of the copies. Throws ReadingError when the file cannot be opened. */
  read(path: string): Promise<Uint8Array>;
}

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1);

class Collection {
  readonly copies = new Map<string, string>();
  readonly ignored: string[] = [];
  readonly #visited = new Set<string>();
  readonly #leftOut: string | null;

  /** `leftOut` is the folder of the reports: what an earlier run wrote there is not a copy. */
  constructor(leftOut: string | null) {
    this.#leftOut = leftOut;
  }

  async addFile(path: string): Promise<void> {
    this.copies.set(await realpath(path), path);
  }

  /** Follows links, each folder once, so that a link to a parent ends. */
  async addFolder(folder: string): Promise<void> {
    const real = await realpath(folder);
    if (real === this.#leftOut || this.#visited.has(real)) return;
    this.#visited.add(real);
    for (const entry of (await readdir(folder, { withFileTypes: true })).sort(byName)) {
      if (!entry.name.startsWith('.')) await this.#addEntry(join(folder, entry.name));
    }
  }

  async #addEntry(path: string): Promise<void> {
    const found = await stat(path).catch(() => null);
    if (found === null) this.ignored.push(path);
    else if (found.isDirectory()) await this.addFolder(path);
    else if ([...readable, ...refused].includes(extname(path).toLowerCase())) await this.addFile(path);
    else if (extname(path).toLowerCase() !== '.json') this.ignored.push(path);
  }
}

function missing(path: string): UsageError {
  return new UsageError('missing_path', `le fichier ou dossier « ${path} » n’existe pas.`, {
    place: resolve(path),
    remedy: 'vérifiez le chemin ; il part du dossier où la commande est lancée.',
  });
}

function noCopy(paths: readonly string[], ignored: readonly string[]): UsageError {
  const seen = ignored.length === 0 ? '' : ` (${ignored.length} fichier(s) d’un autre type, dont ${ignored[0]})`;
  const where = paths.map((path) => `« ${path} »`).join(', ');
  return new UsageError('no_copy', `aucune copie dans ${where}${seen}.`, {
    place: paths.map((path) => resolve(path)).join(', '),
    remedy: `mettez-y des copies (${readable.join(', ')}) ; les sous-dossiers sont lus aussi.`,
  });
}

/**
 * The copies under some files and folders. A file that is named is always a copy, whatever its name.
 *
 * @throws UsageError when a path does not exist or when there is no copy at all.
 */
export async function collectCopies(paths: readonly string[], out: string | null): Promise<Collected> {
  const collection = new Collection(out !== null && existsSync(out) ? await realpath(out) : out);
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (found === null) throw missing(path);
    await (found.isDirectory() ? collection.addFolder(path) : collection.addFile(path));
  }
  const { copies, unpacked } = await unpackArchives([...collection.copies.values()]);
  if (copies.length === 0) throw noCopy(paths, collection.ignored);
  return {
    copies,
    ignored: collection.ignored.map((path) => relative('.', path)),
    read: async (path) => {
      const inside = unpacked.get(path);
      if (inside instanceof ReadingError) throw inside;
      return inside ?? (await readSubmissionFile(path)).bytes;
    },
  };
}

/** The copies inside archives take the place of their archive: "classe.zip/marie.pdf". One that is refused stays, to be reported. */
async function unpackArchives(paths: readonly string[]) {
  const copies: string[] = [];
  const unpacked = new Map<string, Uint8Array | ReadingError>();
  for (const path of paths) {
    if (!isArchive(path)) {
      copies.push(path);
      continue;
    }
    const found = await unpackOne(path);
    copies.push(...found.keys());
    for (const [inside, content] of found) unpacked.set(inside, content);
  }
  return { copies, unpacked };
}

async function unpackOne(path: string): Promise<ReadonlyMap<string, Uint8Array | ReadingError>> {
  const { expandArchive } = await import('../../reading/index.ts');
  try {
    const { files, refused } = await expandArchive((await readSubmissionFile(path)).bytes);
    const inside = (name: string): string => `${path}/${name}`;
    return new Map<string, Uint8Array | ReadingError>([
      ...files.map(({ name, bytes }) => [inside(name), bytes] as const),
      ...refused.map(({ name, code, message }) => [inside(name), new ReadingError(code, message)] as const),
    ]);
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    return new Map([[path, error]]);
  }
}
