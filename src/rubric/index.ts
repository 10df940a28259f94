export { listSubjects, loadSubject } from './load.ts';
export * from './pattern/index.ts';
export { preciseKey } from './precise-key.ts';
export { encodeShingles, lookupIn, SHINGLE_WORDS, shinglesOf, tokenShingles } from './shingles.ts';
export type * from './types.ts';
