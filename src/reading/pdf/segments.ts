import type { Ink, Segment } from './ink.ts';

/** Measured on copies of ten producers, in heights of the font: a wider gap separates cells, words, signs. */
export const CELL_GAP = 1;
const WORD_GAP = 0.15;
/** How far the pen may go back without leaving the line: kerning, accents set over their letter. */
const BACKWARDS = 0.55;
const SAME_BASELINE = 0.25;
/** Superscripts and subscripts leave the baseline by less than this and follow close. */
const RAISED = 0.6;

/** Groups ink, in the order of drawing, into runs on one baseline without a gap as wide as a cell's. */
export function segmentsOf(inks: readonly Ink[]): Segment[] {
  const segments: Segment[] = [];
  let current: Ink[] = [];
  const close = (): void => {
    const segment = toSegment(current);
    if (segment) segments.push(segment);
    current = [];
  };
  for (const ink of withoutDoubles(inks)) {
    const previous = current.at(-1);
    if (previous && !continues(previous, ink)) close();
    const last = current.at(-1);
    const space = last ? spaceBetween(last, ink) : ink.space;
    current.push(space === ink.space ? ink : { ...ink, space });
  }
  close();
  return segments;
}

function continues(previous: Ink, ink: Ink): boolean {
  if (!sameTurn(previous, ink)) return false;
  const size = Math.max(previous.size, ink.size);
  const gap = ink.start - previous.end;
  if (gap < -BACKWARDS * size || gap > CELL_GAP * size) return false;
  const rise = Math.abs(ink.v - previous.v);
  return rise <= SAME_BASELINE * size || (rise <= RAISED * size && gap < 0.4 * size);
}

/** No-break spaces are kept as they are: they hold a number and its unit together. */
function spaceBetween(previous: Ink, ink: Ink): string {
  const size = Math.max(previous.size, ink.size);
  const gap = ink.start - previous.end;
  const written = ink.space !== '' && gap > 0.02 * size;
  if (!written && gap <= WORD_GAP * size) return '';
  return /^[\u00A0\u202F]$/.test(ink.space) ? ink.space : ' ';
}

export function sameTurn(one: { turn: Ink['turn'] }, other: { turn: Ink['turn'] }): boolean {
  return Math.abs(one.turn.cos - other.turn.cos) < 0.05 && Math.abs(one.turn.sin - other.turn.sin) < 0.05;
}

function toSegment(inks: readonly Ink[]): Segment | null {
  const [first] = inks;
  if (!first) return null;
  // The commonest size and baseline are those of the line; a superscript must not set them.
  const main = inks.reduce((best, ink) => (ink.size > best.size ? ink : best), first);
  let start = first.start;
  let end = first.end;
  for (const ink of inks) {
    if (ink.start < start) start = ink.start;
    if (ink.end > end) end = ink.end;
  }
  return { inks, start, end, v: main.v, size: main.size, turn: first.turn };
}

/** Bold type is sometimes made by drawing a sign twice, a hair apart: the second is dropped. */
function withoutDoubles(inks: readonly Ink[]): Ink[] {
  const seen = new Map<number, Ink>();
  /** How far to the right each line has been written: only ink that goes back can be a double. */
  const reached = new Map<number, number>();
  return inks.filter((ink) => {
    const line = Math.round(ink.v);
    const written = Math.max(reached.get(line - 1) ?? 0, reached.get(line) ?? 0, reached.get(line + 1) ?? 0);
    if (ink.start < written && hasDouble(seen, ink, line)) return false;
    seen.set(keyOf(ink.text.charCodeAt(0), Math.round(ink.start), line), ink);
    reached.set(line, Math.max(reached.get(line) ?? 0, ink.end));
    return true;
  });
}

function hasDouble(seen: ReadonlyMap<number, Ink>, ink: Ink, line: number): boolean {
  const code = ink.text.charCodeAt(0);
  const column = Math.round(ink.start);
  for (let dx = -1; dx <= 1; dx += 1) {
    for (let dy = -1; dy <= 1; dy += 1) {
      const other = seen.get(keyOf(code, column + dx, line + dy));
      if (other && other.text === ink.text && isDouble(other, ink)) return true;
    }
  }
  return false;
}

const keyOf = (code: number, column: number, line: number): number => (code * 16_384 + column) * 16_384 + line;

function isDouble(one: Ink, other: Ink): boolean {
  const near = 0.12 * Math.min(one.size, other.size);
  return Math.abs(one.start - other.start) < near && Math.abs(one.v - other.v) < near && sameTurn(one, other);
}
