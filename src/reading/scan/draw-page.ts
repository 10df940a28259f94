import { PDFParse } from 'pdf-parse';
import { openDrawing, type Picture } from './pictures.ts';

/** Best resolution for recognition, in dots per point. */
const SCALE = 200 / 72;
const MOST_PIXELS = 16_000_000;

/** Draws one page of a PDF, with its pictures, through pdf-parse. */
export async function drawPage(
  parser: PDFParse,
  page: number,
  size: { width: number; height: number },
): Promise<Picture> {
  const scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / (size.width * size.height)));
  const { pages } = await parser.getScreenshot({ partial: [page], scale, imageBuffer: true, imageDataUrl: false });
  const [drawn] = pages;
  if (!drawn) throw new Error(`Page ${page} was not drawn`);
  return openDrawing(drawn.data, 1 / scale);
}

export function openParser(bytes: Uint8Array): PDFParse {
  return new PDFParse({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    maxImageSize: MOST_PIXELS * 4,
    verbosity: 0,
  });
}
