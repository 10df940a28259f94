import type { Ink, Row, Segment } from './ink.ts';
import { spaced } from './justified.ts';
import { CELL_GAP, toSegment } from './segments.ts';

/** A gap that may part two cells when the rows above or below have one at the same place, in heights of the font. */
const NARROW = 0.55;
/** Rows farther apart than this, in heights of the font, belong to different tables. */
const NEAR = 4;

interface Gap {
  readonly left: number;
  readonly right: number;
}

/**
 * Tells cells that stand close from words that stand far apart by what is above and below: cells have their gaps
 * under one another, a wide space in a sentence is alone.
 */
export function alignCells(rows: readonly Row[]): Row[] {
  const narrow = Math.max(NARROW, 1.8 * wordGap(rows));
  // Twice: a row of close cells only may stand between two that are told by theirs.
  const aligned = splitRows(splitRows(rows, narrow), narrow);
  return aligned.map((row, index) => {
    const alone = ![aligned[index - 1], aligned[index + 1]].some((other) => other && other.cells.length > 1);
    return alone ? joinNarrow(row) : row;
  });
}

function splitRows(rows: readonly Row[], narrow: number): Row[] {
  return rows.map((row, index) => {
    const neighbours = [rows[index - 1], rows[index + 1]].filter((other) => other && near(row, other));
    return neighbours.reduce<Row>((cells, other) => (other ? splitAlong(cells, gapsOf(other), narrow) : cells), row);
  });
}

/** The usual gap between words, in heights of the font; that of typewriters is wide. */
function wordGap(rows: readonly Row[]): number {
  const gaps: number[] = [];
  for (const segment of rows.flatMap(({ cells }) => cells.flat())) {
    segment.inks.forEach((ink, index) => {
      const previous = segment.inks[index - 1];
      if (previous && ink.space !== '') gaps.push((ink.start - previous.end) / segment.size);
    });
  }
  gaps.sort((one, other) => one - other);
  return gaps[gaps.length >> 1] ?? 0;
}

function near(row: Row, other: Row): boolean {
  const [one, two] = [row.cells[0]?.[0], other.cells[0]?.[0]];
  return one !== undefined && two !== undefined && Math.abs(one.v - two.v) < NEAR * one.size;
}

/** The gaps between the cells of a row. */
function gapsOf({ cells }: Row): Gap[] {
  return cells.slice(1).map((cell, index) => ({
    left: Math.max(...(cells[index] ?? []).map(({ end }) => end)),
    right: Math.min(...cell.map(({ start }) => start)),
  }));
}

function splitAlong(row: Row, gaps: readonly Gap[], narrow: number): Row {
  if (gaps.length === 0 || row.cells.some((cell) => cell.length > 1)) return row;
  const segments = row.cells.flat();
  if (gaps.some((gap) => segments.some((segment) => crosses(segment, gap)))) return row;
  const cells = segments.flatMap((segment) => cut(segment, gaps, narrow).map((part) => [part]));
  return cells.length > row.cells.length ? { cells } : row;
}

/** Whether a segment runs on without a space where the other row has a gap: running text beside a table does. */
function crosses(segment: Segment, { left, right }: Gap): boolean {
  if (segment.start >= left || segment.end <= right) return false;
  return !segment.inks.some((ink, index) => {
    const previous = segment.inks[index - 1];
    return previous && ink.space !== '' && covers(left, right, previous.end, ink.start);
  });
}

function cut(segment: Segment, gaps: readonly Gap[], narrow: number): Segment[] {
  const parts: Ink[][] = [[]];
  segment.inks.forEach((ink, index) => {
    const previous = segment.inks[index - 1];
    const wide = previous && ink.space !== '' && ink.start - previous.end > narrow * segment.size;
    if (wide && gaps.some(({ left, right }) => covers(left, right, previous.end, ink.start))) parts.push([]);
    parts.at(-1)?.push(ink);
  });
  return parts.map(toSegment).filter((part) => part !== null);
}

/** Whether two gaps share most of the narrower one. */
function covers(left: number, right: number, start: number, end: number): boolean {
  const shared = Math.min(right, end) - Math.max(left, start);
  return shared > 0.5 * Math.min(right - left, end - start);
}

/** A line whose cells stand no farther apart than words can, with no row above or below it, is no row of a table. */
function joinNarrow(row: Row): Row {
  const [first, ...others] = row.cells.map(([segment]) => segment).filter((segment) => segment !== undefined);
  if (!first || others.length === 0 || row.cells.some((cell) => cell.length > 1)) return row;
  if (gapsOf(row).some(({ left, right }) => right - left > CELL_GAP * first.size)) return row;
  return { cells: [[others.reduce(spaced, first)]] };
}
