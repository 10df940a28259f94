import type { Block, Line, Word } from 'tesseract.js';
import { type Ink, type Turn, UPRIGHT } from '../pdf/ink.ts';
import { AS_IT_IS, type Frame } from './straighten.ts';

/** A row of letters with ascenders and descenders is taller than the size of its font. */
const ROW_TO_SIZE = 0.85;
/** Descenders take this share of the height of a line. */
const BELOW_BASELINE = 0.22;

const DOWNWARDS: Turn = { cos: 0, sin: 1 };
const UPWARDS: Turn = { cos: 0, sin: -1 };

/**
 * Recognised words as ink. A page that was scanned lying on its side is read along its own lines.
 *
 * @param scale points per pixel
 * @param frame how the picture lies on the page, when it was made upright
 */
export function wordsToInk(blocks: readonly Block[], scale: number, frame: Frame = AS_IT_IS): Ink[] {
  const lines = blocks.flatMap(({ paragraphs }) => paragraphs).flatMap((paragraph) => paragraph.lines);
  const turn = frame === AS_IT_IS ? turnOf(lines) : UPRIGHT;
  return lines.flatMap((line) => {
    const place = placeOf(line, turn);
    // The rules of a table come out as upright bars.
    const words = line.words.filter(({ text }) => !/^[|¦‖\s]*$/.test(text));
    return words.map((word) => onPage(toInk(word, place, turn, scale), frame, scale));
  });
}

/** Whether most words of three letters and more are higher than wide. */
export function areUpended(blocks: readonly Block[]): boolean {
  const lines = blocks.flatMap(({ paragraphs }) => paragraphs).flatMap((paragraph) => paragraph.lines);
  const words = lines.flatMap((line) => line.words).filter(({ text }) => text.length >= 3);
  return words.filter(({ bbox }) => bbox.y1 - bbox.y0 > bbox.x1 - bbox.x0).length > words.length / 2;
}

function onPage(ink: Ink, { turn, along, across }: Frame, scale: number): Ink {
  if (turn === UPRIGHT) return ink;
  return {
    ...ink,
    turn,
    start: ink.start + along * scale,
    end: ink.end + along * scale,
    v: ink.v + across * scale,
  };
}

/** Lines of several words that are taller than wide run down or up the page. */
function turnOf(lines: readonly Line[]): Turn {
  let upright = 0;
  let down = 0;
  let up = 0;
  for (const { bbox, words } of lines) {
    const first = words[0];
    const last = words.at(-1);
    if (!first || !last || words.length < 2) continue;
    if (bbox.y1 - bbox.y0 < 1.5 * (bbox.x1 - bbox.x0)) upright += words.length;
    else if (last.bbox.y0 > first.bbox.y0) down += words.length;
    else up += words.length;
  }
  if (upright >= Math.max(down, up)) return UPRIGHT;
  return down >= up ? DOWNWARDS : UPWARDS;
}

/** Baseline and size of a line, in pixels along `v`; one baseline for all words, lest a skewed scan fall apart. */
function placeOf(line: Line, turn: Turn): { v: number; size: number } {
  const { bbox, baseline } = line;
  if (turn === UPRIGHT) {
    const { rowHeight = bbox.y1 - bbox.y0 } = (line as { rowAttributes?: { rowHeight?: number } }).rowAttributes ?? {};
    return { v: (baseline.y0 + baseline.y1) / 2, size: Math.max(rowHeight, 1) * ROW_TO_SIZE };
  }
  const width = bbox.x1 - bbox.x0;
  const below = BELOW_BASELINE * width;
  return { v: turn === DOWNWARDS ? -(bbox.x0 + below) : bbox.x1 - below, size: Math.max(width, 1) * ROW_TO_SIZE };
}

function toInk(
  { text, bbox, confidence }: Word,
  { v, size }: { v: number; size: number },
  turn: Turn,
  scale: number,
): Ink {
  const along = turn === UPRIGHT ? [bbox.x0, bbox.x1] : turn === DOWNWARDS ? [bbox.y0, bbox.y1] : [-bbox.y1, -bbox.y0];
  const [start = 0, end = 0] = along;
  return {
    text: text.normalize('NFC').replace(/\s+/g, ''),
    start: start * scale,
    end: end * scale,
    v: v * scale,
    size: size * scale,
    turn,
    space: ' ',
    hidden: null,
    confidence: Math.min(1, Math.max(0, confidence / 100)),
  };
}
