import { ReadingError } from '../errors/index.ts';
import type { Document } from '../types/index.ts';
import { type ReadingLimits, withDefaults } from './limits.ts';
import type { ReadingOptions, Submission } from './options.ts';
import { refuse } from './refusals.ts';
import { type Sniffed, sniff } from './sniff.ts';
import { readText } from './text/read-text.ts';

/**
 * Reads a submission. What it is is decided by its first bytes. Text is decoded here, in well under a millisecond;
 * everything else goes through guarded child processes, which `closeReaders` ends.
 *
 * @throws ReadingError with a stable code and, in French, what happened and what to do. Never anything else, but the
 *   reason of `options.signal` when it aborts.
 */
export async function readDocument(submission: Submission, options: ReadingOptions = {}): Promise<Document> {
  options.signal?.throwIfAborted();
  const limits = withDefaults(options.limits);
  try {
    return await readByKind(submission, limits, options);
  } catch (error) {
    if (error instanceof ReadingError && error.place === null) {
      throw new ReadingError(error.code, error.message, {
        place: submission.name,
        ...(error.remedy !== null && { remedy: error.remedy }),
        cause: error.cause,
      });
    }
    throw error;
  }
}

async function readByKind(submission: Submission, limits: ReadingLimits, options: ReadingOptions): Promise<Document> {
  const { name, bytes } = submission;
  if (bytes.length === 0) throw refuse('empty');
  const sniffed = sniff(bytes);
  if (sniffed.kind !== 'pdf' && /\.pdf$/i.test(name)) {
    throw refuse('not_pdf', sniffed.format ? ` (c'est : ${sniffed.format})` : '');
  }
  if (sniffed.kind === 'unsupported') throw refuse('unsupported', describe(sniffed));
  if (sniffed.kind === 'text') return readText(bytes, limits);
  if (bytes.length > limits.bytes) throw refuse('too_large', ` (au plus ${Math.round(limits.bytes / 1024 / 1024)} Mo)`);
  // Loaded only now: typed text must not pay for process pools and format readers.
  const { readGuarded } = await import('./guard/read-guarded.ts');
  return readGuarded(bytes, sniffed.kind, limits, options);
}

function describe({ format }: Sniffed): string {
  return format ? ` : ${format}` : '';
}
