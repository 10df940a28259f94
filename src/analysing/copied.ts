import { SHINGLE_WORDS, shingleHash } from '../rubric/index.ts';
import type { Token } from '../types/index.ts';

/** For each token, whether it stands in a run of five words that the annexes hold as well. */
export function copiedTokens(tokens: readonly Token[], shingles: ReadonlySet<number>): Uint8Array {
  const copied = new Uint8Array(tokens.length);
  if (shingles.size === 0) return copied;
  const words = tokens.map((token) => token.folded);
  for (let at = 0; at + SHINGLE_WORDS <= words.length; at += 1) {
    if (shingles.has(shingleHash(words, at))) copied.fill(1, at, at + SHINGLE_WORDS);
  }
  return copied;
}
