import { SHINGLE_WORDS, shingleHashes } from '../rubric/index.ts';
import type { Token } from '../types/index.ts';

/** For each token, whether it stands in a run of five words that the annexes hold as well. */
export function copiedTokens(tokens: readonly Token[], shingles: ReadonlySet<number>): Uint8Array {
  const copied = new Uint8Array(tokens.length);
  if (shingles.size === 0) return copied;
  shingleHashes(tokens.map((token) => token.folded)).forEach((hash, at) => {
    if (shingles.has(hash)) copied.fill(1, at, at + SHINGLE_WORDS);
  });
  return copied;
}
