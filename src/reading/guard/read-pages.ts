import { randomUUID } from 'node:crypto';
import { ReadingError } from '../../errors/index.ts';
import type { Document, ReadingWarning } from '../../types/index.ts';
import type { ReadingLimits } from '../limits.ts';
import type { ReadingOptions } from '../options.ts';
import type { PageInk } from '../pdf/ink.ts';
import type { PdfInk } from '../pdf/read-pdf.ts';
import { refuse } from '../refusals.ts';
import type { LookedPage } from '../scan/looked-page.ts';
import { ChildFault } from './child-fault.ts';
import { WALL_FACTOR } from './guarded-child.ts';
import { unpackBoxes } from './packed-boxes.ts';
import { lookers, readers } from './pools.ts';
import type { Composed, LookSource, Sent, TaskResults } from './protocol.ts';
import { faultRefusal, withRetry } from './retry.ts';
import * as warn from './warnings.ts';

type PdfResult = TaskResults['pdf'];

/** Pages given up after each of these many faults of one file; then the file is. */
const MOST_FAULTS = 4;

export async function readPdfFile(
  bytes: Uint8Array,
  limits: ReadingLimits,
  options: ReadingOptions,
): Promise<Document> {
  const { ink, composed } = await readTextLayer(bytes, limits, options);
  if (ink.lost.length >= ink.pageCount) throw refuse('corrupt', ' : aucune page ne se lit');
  const warnings = [...warn.partial(ink.lost), ...warn.hidden(ink.hidden), ...warn.pictured(ink.pictured)];
  if (composed) return { origin: 'pdf', ...unpacked(composed), hidden: ink.hidden, warnings };
  if (options.ocr === false) return withoutLooking(ink, warnings);
  const source: Source = {
    key: randomUUID(),
    type: 'pdf',
    bytes,
    sizeOf: (page) => ink.pages.find(({ number }) => number === page) ?? A4,
  };
  const looked = await lookAtPages(
    source,
    ink.look.map(({ page }) => page),
    limits,
    options,
  );
  return combine(ink, looked, warnings);
}

export async function readImageFile(
  bytes: Uint8Array,
  limits: ReadingLimits,
  options: ReadingOptions,
): Promise<Document> {
  if (options.ocr === false) throw refuse('no_text_needs_ocr');
  const looked = await lookAtPages({ key: randomUUID(), type: 'image', bytes, sizeOf: () => A4 }, [1], limits, options);
  const ink: PdfInk = {
    pageCount: 1,
    pages: [],
    added: [],
    hidden: [],
    lost: [],
    look: [{ page: 1, why: 'no-text' }],
    pictured: [],
  };
  return combine(ink, looked, []);
}

/** Reads the text layer; a page that kills its reader is skipped and the others are read by a fresh one. */
async function readTextLayer(bytes: Uint8Array, limits: ReadingLimits, options: ReadingOptions): Promise<PdfResult> {
  const skip: number[] = [];
  let last: ChildFault | null = null;
  let spent = 0;
  let began = 0;
  for (let faults = 0; ; faults += 1) {
    const onTheWall = began === 0 ? 0 : (performance.now() - began) / WALL_FACTOR;
    const left = limits.fileTime - Math.max(spent, onTheWall);
    try {
      const result = await readers().use((child) => {
        // Waiting for a free reader is no part of the file's time.
        began ||= performance.now();
        return child.run(
          { kind: 'pdf', bytes, limits, skip },
          {
            total: left,
            page: Math.min(left, limits.pageTime),
            onPage: (page, pages) => options.onProgress?.({ page, pages, step: 'text' }),
            ...(options.signal && { signal: options.signal }),
          },
        );
      });
      if (last && result.ink.lost.length >= result.ink.pageCount) throw faultRefusal(last, limits.fileTime);
      return result;
    } catch (error) {
      if (!(error instanceof ChildFault)) throw error;
      spent += error.spent;
      const hopeless = error.page === 0 && (error.kind !== 'start' || faults > 0);
      if (hopeless || faults >= MOST_FAULTS || left - error.spent < 500) throw faultRefusal(error, limits.fileTime);
      last = error;
      if (error.page > 0) skip.push(error.page);
    }
  }
}

const A4 = { width: 595.28, height: 841.89 };

interface Source {
  readonly key: string;
  readonly type: 'pdf' | 'image';
  readonly bytes: Uint8Array;
  sizeOf(page: number): LookSource['size'];
}

interface Looked {
  readonly pages: ReadonlyMap<number, LookedPage>;
  readonly lost: readonly number[];
}

/** Looks at pages, as many at a time as there are children; a page that fails is lost alone. */
async function lookAtPages(
  source: Source,
  numbers: readonly number[],
  limits: ReadingLimits,
  options: ReadingOptions,
): Promise<Looked> {
  const pages = new Map<number, LookedPage>();
  const lost: number[] = [];
  let last: unknown = null;
  const lookAt = async (page: number): Promise<void> => {
    try {
      pages.set(page, await lookOnce(source, page, limits, options));
      options.onProgress?.({ page: pages.size + lost.length, pages: numbers.length, step: 'ocr' });
    } catch (error) {
      if (!(error instanceof ReadingError)) throw error;
      last = error;
      lost.push(page);
    }
  };
  await Promise.all(numbers.map(lookAt));
  if (pages.size === 0 && last) throw last;
  return { pages, lost };
}

function lookOnce(source: Source, page: number, limits: ReadingLimits, options: ReadingOptions): Promise<LookedPage> {
  const total = limits.ocrPageTime;
  return withRetry(total, (left) =>
    lookers().use((child) => {
      options.signal?.throwIfAborted();
      const { key, type, bytes, sizeOf } = source;
      const { width, height } = sizeOf(page);
      const known = child.sourceKey === key;
      child.sourceKey = key;
      return child.run(
        { kind: 'look', source: { key, type, size: { width, height }, ...(!known && { bytes }) }, page, limits },
        { total: left, page: left, ...(options.signal && { signal: options.signal }) },
      );
    }),
  );
}

/** Puts recognised pages in the place of those that had no usable text. */
async function combine(ink: PdfInk, looked: Looked, warnings: readonly ReadingWarning[]): Promise<Document> {
  const recognised: number[] = [];
  const kept = new Map(ink.pages.map((page) => [page.number, page]));
  for (const [number, { ink: seen }] of looked.pages) {
    const typed = kept.get(number);
    if (typed && signs(typed) >= signs(seen)) continue;
    kept.set(number, seen);
    recognised.push(number);
  }
  recognised.sort((one, other) => one - other);
  if (warn.looksHandwritten(recognised.map((number) => looked.pages.get(number)))) throw refuse('handwriting');
  const pages = [...kept.values()].sort((one, other) => one.number - other.number);
  const composed = await withRetry(10_000, (left) =>
    readers().use((child) => child.run({ kind: 'compose', pages, added: ink.added }, { total: left, page: left })),
  );
  return {
    origin:
      recognised.length > 0 && recognised.length >= pages.filter((page) => signs(page) > 0).length ? 'scan' : 'pdf',
    ...unpacked(composed),
    hidden: ink.hidden,
    warnings: [
      ...warnings,
      ...warn.partial(looked.lost),
      ...warn.recognised(ink.look, recognised),
      ...warn.unsure(looked.pages, recognised),
    ],
  };
}

const unpacked = (sent: Sent): Composed => ({ ...sent, boxes: unpackBoxes(sent.boxes) });

const signs = (page: PageInk): number => page.inks.reduce((sum, { text }) => sum + text.length, 0);

async function withoutLooking(ink: PdfInk, warnings: readonly ReadingWarning[]): Promise<Document> {
  const unread = new Set(ink.look.map(({ page }) => page));
  if (unread.size >= ink.pageCount) {
    throw refuse(ink.look.every(({ why }) => why === 'garbled') ? 'garbled_needs_ocr' : 'no_text_needs_ocr');
  }
  const looked = { pages: new Map<number, LookedPage>(), lost: [] };
  const document = await combine(ink, looked, warnings);
  return { ...document, warnings: [...document.warnings, ...warn.notLookedAt(ink.look)] };
}
