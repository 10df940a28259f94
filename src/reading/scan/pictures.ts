import { type Canvas, createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import type { ReadingLimits } from '../limits.ts';
import { refuse } from '../refusals.ts';
import { imageSize } from './image-size.ts';
import { evenOut } from './straighten.ts';

/** A page as pixels, ready for recognition; `scale` is points per pixel. */
export interface Picture {
  readonly canvas: Canvas;
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  /** Share of the page that is darker than paper, from 0 to 1. */
  readonly dark: number;
}

/** Recognition gains nothing above this; a scanner's 300 dpi A4 has 8.7 million. */
const MOST_PIXELS = 16_000_000;
/** A photo or a scan shows a sheet of A4, in points along its long side. */
const A4_LONG = 841.89;

/** Decodes an image file. @throws ReadingError `corrupt`, `too_large` */
export async function openImage(bytes: Uint8Array, limits: ReadingLimits): Promise<Picture> {
  const size = imageSize(bytes);
  if (!size || size.width < 1 || size.height < 1) throw refuse('corrupt');
  const { width, height } = size;
  if (width * height > limits.pixels) {
    throw refuse(
      'too_large',
      ` : l'image a ${Math.round((width * height) / 1e6)} millions de pixels, au plus ${Math.round(limits.pixels / 1e6)}`,
    );
  }
  const image = await decode(bytes);
  const canvas = onPaper(image);
  evenOut(canvas);
  return finish(canvas, A4_LONG / Math.max(canvas.width, canvas.height));
}

async function decode(bytes: Uint8Array): Promise<Image> {
  try {
    const image = await loadImage(Buffer.from(bytes));
    if (image.width > 0 && image.height > 0) return image;
  } catch (error) {
    throw refuse('corrupt', '', { cause: error });
  }
  throw refuse('corrupt');
}

/** Draws an image on white, shrunk to what recognition can use; the decoder has turned it as the camera says. */
function onPaper(image: Image): Canvas {
  const shrink = Math.min(1, Math.sqrt(MOST_PIXELS / (image.width * image.height)));
  const canvas = createCanvas(Math.round(image.width * shrink), Math.round(image.height * shrink));
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** Decodes what a PDF page was drawn to. */
export async function openDrawing(png: Uint8Array, scale: number): Promise<Picture> {
  const canvas = onPaper(await decode(png));
  evenOut(canvas);
  return finish(canvas, scale);
}

function finish(canvas: Canvas, scale: number): Picture {
  return {
    canvas,
    scale,
    width: canvas.width * scale,
    height: canvas.height * scale,
    dark: darkShare(canvas),
  };
}

/** Share of dark dots, from a sample of one in sixteen. */
function darkShare(canvas: Canvas): number {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let dark = 0;
  let seen = 0;
  for (let at = 0; at < data.length; at += 64) {
    seen += 1;
    if ((data[at] ?? 255) + (data[at + 1] ?? 255) + (data[at + 2] ?? 255) < 384) dark += 1;
  }
  return seen === 0 ? 0 : dark / seen;
}
