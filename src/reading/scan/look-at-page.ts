import type { PDFParse } from 'pdf-parse';
import type { LookSource } from '../guard/protocol.ts';
import type { ReadingLimits } from '../limits.ts';
import { refuse } from '../refusals.ts';
import type { LookedPage } from './looked-page.ts';
import { openImage, type Picture } from './pictures.ts';
import { recognise } from './recogniser.ts';
import { wordsToInk } from './words-to-ink.ts';

interface OpenSource {
  readonly key: string;
  readonly bytes: Uint8Array;
  parser: PDFParse | null;
}

let open: OpenSource | null = null;

/** Under this share of dark dots a page without words is empty paper: specks, a fold, the edge of the glass. */
const EMPTY_PAPER = 0.0005;

/** Draws a page and recognises its words. @throws ReadingError `corrupt`, `too_large` */
export async function lookAtPage(source: LookSource, page: number, limits: ReadingLimits): Promise<LookedPage> {
  const file = await opened(source);
  const picture = source.type === 'image' ? await openImage(file.bytes, limits) : await drawn(file, page, source.size);
  const inks = wordsToInk(await recognise(picture.png), picture.scale);
  const letters = inks.reduce((sum, { text }) => sum + text.length, 0);
  const sure = inks.reduce((sum, { text, confidence = 0 }) => sum + text.length * confidence, 0);
  return {
    ink: { number: page, width: picture.width, height: picture.height, inks, pictures: 1, shapes: 0 },
    confidence: letters === 0 ? 0 : sure / letters,
    blank: letters === 0 && picture.dark < EMPTY_PAPER,
  };
}

async function opened(source: LookSource): Promise<OpenSource> {
  if (open?.key === source.key) return open;
  if (!source.bytes) throw refuse('corrupt', '', { cause: 'the file was not sent' });
  await open?.parser?.destroy().catch(() => {});
  open = { key: source.key, bytes: source.bytes, parser: null };
  return open;
}

async function drawn(file: OpenSource, page: number, size: LookSource['size']): Promise<Picture> {
  const { drawPage, openParser } = await import('./draw-page.ts');
  file.parser ??= openParser(file.bytes);
  try {
    return await drawPage(file.parser, page, size);
  } catch (error) {
    throw refuse('corrupt', ` : la page ${page} ne s'affiche pas`, { cause: error });
  }
}
