import { inflateSync } from 'fflate';
import { refuse } from '../refusals.ts';
import { packedBytes, type ZipEntry } from './entries.ts';

const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks one entry into exactly the size that it declares: a size that lies gives a corrupt file, never more memory.
 *
 * @throws ReadingError `corrupt`, `password`
 */
export function unpack(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.encrypted) throw refuse('password');
  const packed = packedBytes(bytes, entry);
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED) throw refuse('corrupt', ' : compression inconnue');
  try {
    const unpacked = inflateSync(packed, { out: new Uint8Array(entry.unpacked) });
    if (unpacked.length !== entry.unpacked) throw refuse('corrupt');
    return unpacked;
  } catch (error) {
    throw refuse('corrupt', '', { cause: error });
  }
}
