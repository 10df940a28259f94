import type { Document } from '../../types/index.ts';
import type { ReadingLimits } from '../limits.ts';
import type { ReadingOptions } from '../read-document.ts';
import { refuse } from '../refusals.ts';

/** Reads a file that is not plain text in a guarded child process. */
export async function readGuarded(
  _bytes: Uint8Array,
  kind: 'pdf' | 'zip' | 'png' | 'jpeg',
  _limits: ReadingLimits,
  _options: ReadingOptions,
): Promise<Document> {
  throw refuse('unsupported', ` : ${kind}`);
}

export async function closePools(): Promise<void> {}
