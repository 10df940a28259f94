export { listSubjects, loadSubject } from './load.ts';
export * from './pattern/index.ts';
export { preciseKey } from './precise-key.ts';
export { decodeShingles, encodeShingles, SHINGLE_WORDS, shingleHashes, shinglesOf } from './shingles.ts';
export type * from './types.ts';
