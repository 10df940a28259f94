import type { ReadingLimits } from '../limits.ts';
import { refuse } from '../refusals.ts';

/** One entry of a zip file as its central directory declares it. */
export interface ZipEntry {
  readonly nameBytes: Uint8Array;
  /** Whether the name is declared as UTF-8; otherwise its encoding is anyone's guess. */
  readonly isUtf8: boolean;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly unpacked: number;
  readonly checksum: number;
  /** Where its local header starts. */
  readonly offset: number;
  readonly isLink: boolean;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const LINK_MODE = 0o120000;

/**
 * Lists a zip file from its central directory and checks the limits before a byte is unpacked.
 *
 * @throws ReadingError `corrupt`, or `archive_refused` for too many entries, too much to unpack, too high a ratio
 */
export function zipEntries(bytes: Uint8Array, limits: ReadingLimits): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === -1) throw refuse('corrupt', " : ce n'est pas une archive complète");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) throw refuse('archive_refused', ' : elle est trop grande');
  if (count > limits.entries) throw refuse('archive_refused', ` : plus de ${limits.entries} fichiers`);
  const entries: ZipEntry[] = [];
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL)
      throw refuse('corrupt', ' : sa liste de fichiers est abîmée');
    const entry = readEntry(bytes, view, at);
    total += entry.unpacked;
    if (entry.unpacked > 1_000_000 && entry.unpacked > entry.packed * limits.ratio) {
      throw refuse('archive_refused', ' : un fichier se dilate démesurément');
    }
    if (total > limits.unpackedBytes) throw refuse('archive_refused', ' : son contenu est trop volumineux');
    entries.push(entry);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The packed bytes of an entry. @throws ReadingError `corrupt` */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) throw refuse('corrupt');
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.packed > bytes.length) throw refuse('corrupt');
  return bytes.subarray(start, start + entry.packed);
}

/** The end record stands at the end, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return -1;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const madeOnUnix = view.getUint8(at + 5) === 3;
  const mode = view.getUint32(at + 38, true) >>> 16;
  return {
    nameBytes: bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)),
    isUtf8: (flags & 0x800) !== 0,
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) !== 0,
    checksum: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
    isLink: madeOnUnix && (mode & 0o170000) === LINK_MODE,
  };
}
