import type { ReadingCode } from '../../errors/index.ts';
import { ReadingError } from '../../errors/index.ts';
import type { ReadingLimits } from '../limits.ts';
import { refuse } from '../refusals.ts';
import { sniff } from '../sniff.ts';
import { type ZipEntry, zipEntries } from '../zip/entries.ts';
import { entryName } from '../zip/entry-name.ts';
import { unpack } from '../zip/unpack.ts';

/** What a bulk upload holds: the copies, and the files that are none with the reason for each. */
export interface Archive {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly refused: readonly { readonly name: string; readonly code: ReadingCode; readonly message: string }[];
}

/** What operating systems put into archives by themselves. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)/i;
const LONGEST_NAME = 200;

/**
 * Unpacks an archive in memory. Names keep their folders and are made safe and distinct; nothing is written to disk.
 *
 * @throws ReadingError `archive_refused` when it tries to escape or exceeds a limit, `corrupt`, `empty`
 */
export function expandArchive(bytes: Uint8Array, limits: ReadingLimits): Archive {
  if (bytes.length === 0) throw refuse('empty');
  if (sniff(bytes).kind !== 'zip') throw refuse('archive_refused', " : ce n'est pas une archive .zip");
  const files: { name: string; bytes: Uint8Array }[] = [];
  const refused: { name: string; code: ReadingCode; message: string }[] = [];
  const taken = new Set<string>();
  for (const entry of zipEntries(bytes, limits)) {
    const raw = entryName(entry);
    checkPlace(raw, entry);
    const name = safeName(raw);
    if (raw.endsWith('/') || raw.endsWith('\\') || name === '' || LITTER.test(name)) continue;
    try {
      files.push({ name: distinct(name, taken), bytes: copyOf(bytes, entry, limits) });
    } catch (error) {
      if (!(error instanceof ReadingError)) throw error;
      refused.push({ name, code: error.code, message: error.message });
    }
  }
  return { files, refused };
}

/** An honest archive never names a place outside itself: one that does is not opened at all. */
function checkPlace(name: string, { isLink }: ZipEntry): void {
  const path = name.replace(/\\/g, '/');
  if (path.startsWith('/') || /^[a-z]:/i.test(path) || path.split('/').includes('..') || path.includes('\0')) {
    throw refuse('archive_refused', ' : un nom de fichier sort de son dossier');
  }
  if (isLink) throw refuse('archive_refused', ' : elle contient un lien');
}

/** Without control characters, nor those that turn the direction of writing and hide an extension. */
function safeName(name: string): string {
  const clean = name
    .replace(/\\/g, '/')
    .replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
  if (clean.length <= LONGEST_NAME) return clean;
  const extension = /\.\w{1,8}$/.exec(clean)?.[0] ?? '';
  return clean.slice(0, LONGEST_NAME - extension.length) + extension;
}

function distinct(name: string, taken: Set<string>): string {
  let candidate = name;
  for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) {
    const extension = /\.\w{1,8}$/.exec(name)?.[0] ?? '';
    candidate = `${name.slice(0, name.length - extension.length)} (${count})${extension}`;
  }
  taken.add(candidate.toLowerCase());
  return candidate;
}

function copyOf(archive: Uint8Array, entry: ZipEntry, limits: ReadingLimits): Uint8Array {
  if (entry.unpacked > limits.bytes) throw refuse('too_large');
  const bytes = Uint8Array.from(unpack(archive, entry));
  if (isArchive(bytes, limits)) throw refuse('archive_refused', ' : une archive dans une archive');
  return bytes;
}

/** DOCX and ODT are zip files too; the other zip files, and the archives that are not even read, are nested archives. */
function isArchive(bytes: Uint8Array, limits: ReadingLimits): boolean {
  const { kind, format = '' } = sniff(bytes);
  if (kind === 'unsupported') return format.startsWith('archive');
  if (kind !== 'zip') return false;
  const names = new Set(zipEntries(bytes, limits).map(entryName));
  return !names.has('[Content_Types].xml') && !names.has('mimetype') && !names.has('content.xml');
}
