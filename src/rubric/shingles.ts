import { cutWords } from './pattern/index.ts';

/** Words per shingle: short enough to see a copied half sentence, long enough that common phrases do not collide. */
export const SHINGLE_WORDS = 5;

/** 32-bit FNV-1a of the words joined by a space. One-way: the text cannot be had back from the hashes. */
export function shingleHash(words: readonly string[], from: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < from + SHINGLE_WORDS; at += 1) {
    const word = words[at] ?? '';
    for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
    hash = Math.imul(hash ^ 32, 0x01000193);
  }
  return hash >>> 0;
}

/** Hashes of all five-word shingles of a text. */
export function shinglesOf(text: string): Set<number> {
  const words = cutWords(text).map((word) => word.folded);
  const hashes = new Set<number>();
  for (let at = 0; at + SHINGLE_WORDS <= words.length; at += 1) hashes.add(shingleHash(words, at));
  return hashes;
}

/** Sorted hashes as base 64 of little-endian 32-bit words: what a `.shingles` file holds. */
export function encodeShingles(hashes: ReadonlySet<number>): string {
  const sorted = Uint32Array.from(hashes).sort();
  return Buffer.from(sorted.buffer).toString('base64').replace(/.{1,100}/g, '$&\n');
}

export function decodeShingles(text: string): Set<number> {
  const bytes = Buffer.from(text.replace(/\s+/g, ''), 'base64');
  const hashes = new Set<number>();
  for (let at = 0; at + 4 <= bytes.length; at += 4) hashes.add(bytes.readUInt32LE(at));
  return hashes;
}
