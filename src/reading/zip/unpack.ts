import { crc32 } from 'node:zlib';
import { inflateSync } from 'fflate';
import { refuse } from '../refusals.ts';
import { packedBytes, type ZipEntry } from './entries.ts';

const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks one entry into exactly the size that it declares: a size that lies gives a wrong checksum, never more memory.
 *
 * @throws ReadingError `corrupt`, `password`
 */
export function unpack(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.encrypted) throw refuse('password');
  const packed = packedBytes(bytes, entry);
  if (entry.method !== STORED && entry.method !== DEFLATED) throw refuse('corrupt', ' : compression inconnue');
  const unpacked = entry.method === STORED ? packed : inflate(packed, entry.unpacked);
  if (unpacked.length !== entry.unpacked || crc32(unpacked) !== entry.checksum) throw refuse('corrupt');
  return unpacked;
}

function inflate(packed: Uint8Array, size: number): Uint8Array {
  try {
    return inflateSync(packed, { out: new Uint8Array(size) });
  } catch (error) {
    throw refuse('corrupt', '', { cause: error });
  }
}
