import { SHINGLE_WORDS, tokenShingles } from '../rubric/index.ts';
import type { Analysis, Unit } from '../types/index.ts';

/** Fewer words in a row come back without anyone meaning to repeat them. */
const REPEATED_WORDS = 8;

const known = new WeakMap<Analysis, Uint8Array>();

/** 1 for every token of a passage that the answer has already said word for word. */
export function repeatedTokens(analysis: Analysis): Uint8Array {
  const found = known.get(analysis);
  if (found !== undefined) return found;
  const repeated = new Uint8Array(analysis.tokens.length);
  const seen = new Set<number>();
  const hashes = tokenShingles(analysis.tokens);
  let run = 0;
  for (let at = 0; at < hashes.length; at += 1) {
    run = seen.has(hashes[at] ?? 0) ? run + 1 : 0;
    const length = run === 0 ? 0 : run + SHINGLE_WORDS - 1;
    if (length >= REPEATED_WORDS) repeated.fill(1, at + SHINGLE_WORDS - length, at + SHINGLE_WORDS);
    // A passage is only looked for behind its own end.
    if (at >= SHINGLE_WORDS) seen.add(hashes[at - SHINGLE_WORDS] ?? 0);
  }
  known.set(analysis, repeated);
  return repeated;
}

/** Words of a unit that say something for the first time. */
export function freshWords(analysis: Analysis, unit: Unit): number {
  const repeated = repeatedTokens(analysis);
  let words = unit.words;
  for (let at = unit.firstToken; at < unit.endToken; at += 1) words -= repeated[at] ?? 0;
  return words;
}

const NOTHING_NEW = 0.2;
const SAYS = 5;

/** Units that hardly say anything that was not said before in the same words. */
export function repeatedUnits(analysis: Analysis): Set<number> {
  return new Set(
    analysis.units
      .filter((unit) => unit.words >= SAYS && freshWords(analysis, unit) <= unit.words * NOTHING_NEW)
      .map((unit) => unit.index),
  );
}
