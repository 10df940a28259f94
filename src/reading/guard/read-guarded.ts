import type { Document } from '../../types/index.ts';
import type { Archive } from '../archive/expand-archive.ts';
import type { ReadingLimits } from '../limits.ts';
import type { ReadingOptions } from '../options.ts';
import { plainDocument } from '../text/read-text.ts';
import { closeAll, readers } from './pools.ts';
import { readImageFile, readPdfFile } from './read-pages.ts';
import { withRetry } from './retry.ts';
import * as warn from './warnings.ts';

/** Reads a file that is not plain text in guarded child processes. @throws ReadingError */
export async function readGuarded(
  bytes: Uint8Array,
  kind: 'pdf' | 'zip' | 'png' | 'jpeg',
  limits: ReadingLimits,
  options: ReadingOptions,
): Promise<Document> {
  if (kind === 'pdf') return readPdfFile(bytes, limits, options);
  if (kind !== 'zip') return readImageFile(bytes, limits, options);
  const { text, origin, hidden, warnings } = await withRetry(limits.fileTime, (left) =>
    readers().use((child) =>
      child.run(
        { kind: 'office', bytes, limits },
        { total: left, page: left, ...(options.signal && { signal: options.signal }) },
      ),
    ),
  );
  return { ...plainDocument(text, [...warnings, ...warn.hidden(hidden)]), origin, hidden };
}

/** Unpacks a bulk upload in a guarded child process. @throws ReadingError */
export function expandGuarded(bytes: Uint8Array, limits: ReadingLimits): Promise<Archive> {
  return withRetry(limits.fileTime, (left) =>
    readers().use((child) => child.run({ kind: 'archive', bytes, limits }, { total: left, page: left })),
  );
}

export async function closePools(): Promise<void> {
  await closeAll();
}
