/** Reading: from the bytes that a student hands in to a document with one offset space. */
export { DEFAULT_LIMITS, type ReadingLimits } from './limits.ts';
export {
  type ReadingOptions,
  type ReadingProgress,
  readDocument,
  type Submission,
} from './read-document.ts';
export { decodeText } from './text/decode-text.ts';
export { type ReadJson, toReadJson } from './to-read-json.ts';

/** Ends the child processes of the readers; the next `readDocument` starts new ones. */
export async function closeReaders(): Promise<void> {
  const { closePools } = await import('./guard/read-guarded.ts');
  await closePools();
}
