import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/types/src/display/api.d.ts';
import { ReadingError } from '../../errors/index.ts';
import { refuse } from '../refusals.ts';
import { inflateAtOnce } from './inflate.ts';
import { loopback } from './loopback.ts';

export type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

/** pdf.js wants a browser's font registry; without one it would draw every letter as a path, which nobody looks at. */
class NoFontFace {
  readonly loaded = Promise.resolve();
}
const NO_FONTS = { fonts: { add() {}, delete() {} }, createElement: () => ({}) };

let loading: Promise<PdfJs> | null = null;

/** Loads pdf.js once, without the canvas library that it would otherwise look for: reading text draws nothing. */
export function loadPdfJs(): Promise<PdfJs> {
  const target = globalThis as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) target[name] ??= class {};
  target.FontFace ??= NoFontFace;
  loading ??= importPdfJs();
  return loading;
}

async function importPdfJs(): Promise<PdfJs> {
  const { push } = Array.prototype;
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // The worker is loaded now rather than by the first file, so that what it replaces can be put back as well.
  (globalThis as Record<string, unknown>).pdfjsWorker ??= await import(
    'pdfjs-dist/legacy/build/pdf.worker.mjs' as string
  );
  // The legacy build replaces `push` everywhere, for a fault on frozen arrays that nobody has; it costs a tenth of the time.
  Object.defineProperty(Array.prototype, 'push', {
    value: push,
    writable: true,
    configurable: true,
    enumerable: false,
  });
  inflateAtOnce();
  return pdfjs;
}

export interface OpenPdf {
  readonly pdf: PDFDocumentProxy;
  close(): Promise<void>;
}

/** @throws ReadingError `password`, `corrupt`, `resource_limit` */
export async function openPdf(pdfjs: PdfJs, data: Uint8Array): Promise<OpenPdf> {
  const worker = startWorker(pdfjs);
  const task = pdfjs.getDocument({
    worker,
    // A copy: pdf.js keeps and empties what it is given, and takes no Buffer.
    data: new Uint8Array(data),
    isEvalSupported: false,
    disableFontFace: false,
    useSystemFonts: false,
    // Drops pictures before they are decoded: the slowest and hungriest part of a page, of no use for its text.
    maxImageSize: 1,
    verbosity: 0,
    ownerDocument: NO_FONTS as never,
  });
  const close = async (): Promise<void> => {
    await task.destroy().catch(() => {});
    worker.destroy();
  };
  try {
    return { pdf: await task.promise, close };
  } catch (error) {
    await close();
    throw pdfFault(error);
  }
}

/** The parsing half of pdf.js, in this process, see `loopback`. */
function startWorker(pdfjs: PdfJs): PDFWorker {
  const { main, worker } = loopback();
  const { pdfjsWorker } = globalThis as unknown as {
    pdfjsWorker: { WorkerMessageHandler: { initializeFromPort(port: unknown): void } };
  };
  pdfjsWorker.WorkerMessageHandler.initializeFromPort(worker);
  return new pdfjs.PDFWorker({ port: main as never });
}

/** pdf.js names its faults; their messages are for programmers. */
export function pdfFault(error: unknown): ReadingError {
  if (error instanceof ReadingError) return error;
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  if (name === 'PasswordException') return refuse('password');
  if (isOutOfMemory(message)) return refuse('resource_limit', '', { cause: error });
  return refuse('corrupt', '', { cause: error });
}

export function isOutOfMemory(message: string): boolean {
  return /Array buffer allocation failed|Invalid (?:typed )?array(?: buffer)? length|out of memory|allocation/i.test(
    message,
  );
}
