import { cutWords } from './pattern/index.ts';

/** Words per shingle: short enough to see a copied half sentence, long enough that common phrases do not collide. */
export const SHINGLE_WORDS = 5;

/** 32-bit FNV-1a of a folded word, remembered. */
function wordHash(word: string): number {
  const known = hashes.get(word);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  if (hashes.size > MOST_REMEMBERED) hashes.clear();
  hashes.set(word, hash);
  return hash;
}

const hashes = new Map<string, number>();
const MOST_REMEMBERED = 50_000;

/** Hash of the shingle of each position: one-way, the text cannot be had back from it. */
export function shingleHashes(words: readonly string[]): Uint32Array {
  const count = Math.max(0, words.length - SHINGLE_WORDS + 1);
  const result = new Uint32Array(count);
  const each = new Int32Array(words.length);
  for (let at = 0; at < words.length; at += 1) each[at] = wordHash(words[at] ?? '');
  for (let at = 0; at < count; at += 1) {
    let hash = 0;
    for (let word = at; word < at + SHINGLE_WORDS; word += 1)
      hash = Math.imul(hash ^ (each[word] ?? 0), 0x9e3779b1) ^ (hash >>> 15);
    result[at] = hash >>> 0;
  }
  return result;
}

const ofTokens = new WeakMap<readonly { readonly folded: string }[], Uint32Array>();

/** Shingle hashes of the words of an answer, made once: annexes and questions are both looked for among them. */
export function tokenShingles(tokens: readonly { readonly folded: string }[]): Uint32Array {
  const known = ofTokens.get(tokens);
  if (known !== undefined) return known;
  const hashes = shingleHashes(tokens.map((token) => token.folded));
  ofTokens.set(tokens, hashes);
  return hashes;
}

/** Low bits of a hash that are tried before the set: 64 kB a set, and most foreign shingles are settled by them. */
const TRIED_BITS = 16;
const triedBits = new WeakMap<ReadonlySet<number>, Uint8Array>();

/** Says whether a hash is in the set; made for many questions of which nearly all have the answer no. */
export function lookupIn(shingles: ReadonlySet<number>): (hash: number) => boolean {
  let bits = triedBits.get(shingles);
  if (bits === undefined) {
    bits = new Uint8Array(1 << TRIED_BITS);
    for (const hash of shingles) bits[hash & (bits.length - 1)] = 1;
    triedBits.set(shingles, bits);
  }
  const known = bits;
  return (hash) => known[hash & (known.length - 1)] === 1 && shingles.has(hash);
}

/** Hashes of all five-word shingles of a text. */
export function shinglesOf(text: string): Set<number> {
  return new Set(shingleHashes(cutWords(text).map((word) => word.folded)));
}

/** Sorted hashes as base 64 of little-endian 32-bit words: what a `.shingles` file holds. */
export function encodeShingles(shingles: ReadonlySet<number>): string {
  const sorted = Uint32Array.from(shingles).sort();
  return Buffer.from(sorted.buffer)
    .toString('base64')
    .replace(/.{1,100}/g, '$&\n');
}

export function decodeShingles(text: string): Set<number> {
  const bytes = Buffer.from(text.replace(/\s+/g, ''), 'base64');
  const decoded = new Set<number>();
  for (let at = 0; at + 4 <= bytes.length; at += 4) decoded.add(bytes.readUInt32LE(at));
  return decoded;
}
