import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type { PDFParse } from 'pdf-parse';
import type { LookSource } from '../guard/protocol.ts';
import type { ReadingLimits } from '../limits.ts';
import type { Ink } from '../pdf/ink.ts';
import { refuse } from '../refusals.ts';
import type { LookedPage } from './looked-page.ts';
import { openImage, type Picture } from './pictures.ts';
import { recognise } from './recogniser.ts';
import { AS_IT_IS, level, type Turned, turnBy } from './straighten.ts';
import { areUpended, wordsToInk } from './words-to-ink.ts';

interface OpenSource {
  readonly key: string;
  readonly bytes: Uint8Array;
  parser: PDFParse | null;
}

let open: OpenSource | null = null;

/** Under this share of dark dots a page without words is empty paper: specks, a fold, the edge of the glass. */
const EMPTY_PAPER = 0.0005;

/** Mean confidence above which a page lies the right way up: printed pages have more, others never. */
const READABLE = 0.75;
const FEW_LETTERS = 20;

/** Draws a page and recognises its words. @throws ReadingError `corrupt`, `too_large` */
export async function lookAtPage(source: LookSource, page: number, limits: ReadingLimits): Promise<LookedPage> {
  const file = await opened(source);
  const picture = source.type === 'image' ? await openImage(file.bytes, limits) : await drawn(file, page, source.size);
  const seen = await bestWayUp(picture);
  return {
    ink: { number: page, width: picture.width, height: picture.height, inks: seen.inks, pictures: 1, shapes: 0 },
    confidence: seen.confidence,
    blank: seen.letters === 0 && picture.dark < EMPTY_PAPER,
  };
}

interface Seen {
  readonly inks: readonly Ink[];
  readonly letters: number;
  readonly confidence: number;
  /** Whether most words stand on their heads or tails. */
  readonly sideways: boolean;
}

/** A page that cannot be read as it lies is tried the other ways up: photos come upside down. */
async function bestWayUp(picture: Picture): Promise<Seen> {
  const { canvas, scale } = picture;
  const first = await see(level({ canvas, frame: AS_IT_IS }), scale);
  if ((first.confidence >= READABLE && !first.sideways) || picture.dark < EMPTY_PAPER) return first;
  const before = first.sideways ? 0 : first.confidence;
  let best: { quarter: 90 | 180 | 270; confidence: number } | null = null;
  const small = halved(canvas);
  for (const quarter of [180, 90, 270] as const) {
    const { confidence, letters, sideways } = await see(turnBy(small, quarter), scale);
    if (sideways) continue;
    if (letters >= FEW_LETTERS && confidence > (best?.confidence ?? before + 0.1)) best = { quarter, confidence };
  }
  return best ? see(level(turnBy(canvas, best.quarter)), scale) : first;
}

async function see({ canvas, frame }: Turned, scale: number): Promise<Seen> {
  const blocks = await recognise(canvas.toBuffer('image/png'));
  const inks = wordsToInk(blocks, scale, frame);
  const letters = inks.reduce((sum, { text }) => sum + text.length, 0);
  const sure = inks.reduce((sum, { text, confidence = 0 }) => sum + text.length * confidence, 0);
  return { inks, letters, confidence: letters === 0 ? 0 : sure / letters, sideways: areUpended(blocks) };
}

/** Just over half the size tells which way is up in a third of the time. */
function halved(canvas: Canvas): Canvas {
  const small = createCanvas(Math.ceil(canvas.width * 0.6), Math.ceil(canvas.height * 0.6));
  small.getContext('2d').drawImage(canvas, 0, 0, small.width, small.height);
  return small;
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
