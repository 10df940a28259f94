/** Reading: from the bytes that a student hands in to a document with one offset space. */
import type { Archive } from './archive/expand-archive.ts';
import { DEFAULT_LIMITS, type ReadingLimits, withDefaults } from './limits.ts';

export type { ReadingOptions, ReadingProgress, Submission } from './options.ts';
export { readDocument } from './read-document.ts';
export { decodeText } from './text/decode-text.ts';
export { type ReadJson, toReadJson } from './to-read-json.ts';
export type { Archive };
export { DEFAULT_LIMITS, type ReadingLimits };

/**
 * Unpacks a zip of copies, in a guarded process: names made safe, nothing written to disk, files that are no copies
 * listed with the reason.
 *
 * @throws ReadingError `archive_refused`, `corrupt`, `empty`, `too_large`, `timeout`, `resource_limit`
 */
export async function expandArchive(bytes: Uint8Array, limits?: Partial<ReadingLimits>): Promise<Archive> {
  const { expandGuarded } = await import('./guard/read-guarded.ts');
  return expandGuarded(bytes, withDefaults(limits));
}

/** Ends the child processes of the readers; the next `readDocument` starts new ones. */
export async function closeReaders(): Promise<void> {
  const { closePools } = await import('./guard/read-guarded.ts');
  await closePools();
}
