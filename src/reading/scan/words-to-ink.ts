import type { Block } from 'tesseract.js';
import { type Ink, UPRIGHT } from '../pdf/ink.ts';

interface LineAttributes {
  readonly rowHeight?: number;
}

/** A row of letters with ascenders and descenders is taller than the size of its font. */
const ROW_TO_SIZE = 0.85;

/**
 * Recognised words as ink.
 *
 * @param scale points per pixel
 */
export function wordsToInk(blocks: readonly Block[], scale: number): Ink[] {
  const inks: Ink[] = [];
  for (const line of blocks.flatMap(({ paragraphs }) => paragraphs).flatMap(({ lines }) => lines)) {
    const { rowHeight = line.bbox.y1 - line.bbox.y0 } =
      (line as { rowAttributes?: LineAttributes }).rowAttributes ?? {};
    const size = Math.max(rowHeight, 1) * ROW_TO_SIZE * scale;
    // One baseline for the line, at its middle: a skewed scan must not fall apart into words.
    const v = ((line.baseline.y0 + line.baseline.y1) / 2) * scale;
    for (const { text, bbox, confidence } of line.words) {
      // The rules of a table come out as upright bars.
      if (/^[|¦‖\s]*$/.test(text)) continue;
      inks.push({
        text: text.normalize('NFC').replace(/\s+/g, ''),
        start: bbox.x0 * scale,
        end: bbox.x1 * scale,
        v,
        size,
        turn: UPRIGHT,
        space: ' ',
        hidden: null,
        confidence: Math.min(1, Math.max(0, confidence / 100)),
      });
    }
  }
  return inks;
}
