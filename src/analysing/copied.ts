import { lookupIn, SHINGLE_WORDS, tokenShingles } from '../rubric/index.ts';
import type { Token } from '../types/index.ts';

/** For each token, whether it stands in a run of five words that the annexes hold as well. */
export function copiedTokens(tokens: readonly Token[], shingles: ReadonlySet<number>): Uint8Array {
  const copied = new Uint8Array(tokens.length);
  if (shingles.size === 0) return copied;
  const isTaken = lookupIn(shingles);
  const hashes = tokenShingles(tokens);
  for (let at = 0; at < hashes.length; at += 1) if (isTaken(hashes[at] ?? 0)) copied.fill(1, at, at + SHINGLE_WORDS);
  return copied;
}
