import { alignCells } from './corridors.ts';
import { firstSegment, lastSegment, type Row, type Segment, sameTurn, textOfSegment } from './ink.ts';
import { spaced, unstretch } from './justified.ts';
import { ITEM_MARK } from './margin-marks.ts';

/** Lines of a wrapped cell follow closer than rows of a table: in heights of the font. */
const TIGHT = 1.5;
/** Lines of one cell; rows of a table have some air between them. */
const CLOSE = 1.25;
/** A cell with more lines than this is a column of the page, read from top to bottom. */
const MOST_CELL_LINES = 6;

/**
 * Puts segments, in the order of drawing, side by side into rows. A jump up and to the right is the next cell of a
 * table whose cells wrap, unless it leads to a known column of the page.
 *
 * @param columns left edges of the page's columns, see `columnStarts`.
 */
export function rowsOf(segments: readonly Segment[], columns: readonly number[]): Row[] {
  const rows: Row[] = [];
  let last: Segment | null = null;
  for (const segment of segments) {
    const row = rows.at(-1);
    if (row && last && besides(last, segment)) row.cells.push([segment]);
    else if (row && last && jumpsUp(last, segment) && !startsColumn(segment, columns) && joinAsCell(rows, segment)) {
      rows.at(-1)?.cells.push([segment]);
    } else if (row && last && wrapsInLastCell(row, last, segment)) row.cells.at(-1)?.push(segment);
    else rows.push({ cells: [[segment]] });
    last = segment;
  }
  return alignCells(rows.map(unstretch).map(unlist)).map(unlist);
}

/** The mark of an item and its text are one cell, though a tab stands between them. */
function unlist(row: Row): Row {
  const [mark, body, ...others] = row.cells;
  const [sign] = mark ?? [];
  const [text, ...rest] = body ?? [];
  if (!sign || !text || others.length > 0 || (mark?.length ?? 0) > 1) return row;
  if (!ITEM_MARK.test(textOfSegment(sign)) || !/\p{L}{2}/u.test(textOfSegment(text))) return row;
  return { cells: [[spaced(sign, text), ...rest]] };
}

/** Left edges where the page's second and later columns start: jumps up over more lines than a cell has. */
export function columnStarts(segments: readonly Segment[]): number[] {
  const starts: number[] = [];
  let last: Segment | null = null;
  let lines = 0;
  for (const segment of segments) {
    if (last && besides(last, segment)) lines += 0;
    else if (last && jumpsUp(last, segment)) {
      const height = last.v - segment.v;
      if (lines > MOST_CELL_LINES && height > MOST_CELL_LINES * segment.size * 1.2) starts.push(segment.start);
      lines = 1;
    } else lines += 1;
    last = segment;
  }
  return starts;
}

function startsColumn(segment: Segment, columns: readonly number[]): boolean {
  return columns.some((start) => segment.start - start < segment.size && start - segment.start < 1.7 * segment.size);
}

function besides(last: Segment, segment: Segment): boolean {
  const sameLine = Math.abs(segment.v - last.v) <= 0.35 * Math.max(last.size, segment.size);
  return sameLine && sameTurn(last, segment) && segment.start >= last.end;
}

function jumpsUp(last: Segment, segment: Segment): boolean {
  return (
    sameTurn(last, segment) && segment.v < last.v - 0.3 * segment.size && segment.start > last.end - 0.5 * segment.size
  );
}

/** Folds the rows that stand left of `segment` and no higher into one row, when they can be its first cells. */
function joinAsCell(rows: Row[], segment: Segment): boolean {
  const block = blockBefore(rows, segment);
  if (block.length === 0 || block.length > MOST_CELL_LINES) return false;
  const [head, ...rest] = block;
  if (!head) return false;
  const wrapsUnderOneCell = rest.every((row) => row.cells.length === 1);
  if (!wrapsUnderOneCell) return false;
  const cell = head.cells.at(-1);
  const first = cell?.[0];
  if (!cell || !first) return false;
  // What wraps stands under the cell that it continues, not under the ones before.
  const before = Math.max(...(head.cells.at(-2) ?? []).map(({ end }) => end));
  const under = rest.every((row) => (firstSegment(row)?.start ?? 0) > before);
  if (!under) return false;
  rows.length -= rest.length;
  for (const row of rest) cell.push(...(row.cells[0] ?? []));
  return true;
}

/** The closely set rows before `segment` that end left of it, down from its own height (or centred on it). */
function blockBefore(rows: readonly Row[], segment: Segment): Row[] {
  const block: Row[] = [];
  let below = 0;
  let above = 0;
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index];
    const end = row && lastSegment(row);
    if (!row || !end || end.end > segment.start + 0.3 * segment.size) break;
    const next = block[0] && firstSegment(block[0]);
    const bottom = Math.max(...row.cells.flat().map(({ v }) => v));
    if (next && next.v - bottom > TIGHT * next.size) break;
    if (bottom >= segment.v - 0.8 * segment.size) below += 1;
    else if (above < below) above += 1;
    else break;
    block.unshift(row);
    if (row.cells.length > 1) break;
  }
  // A line above that is not centred on the new cell belongs to what comes before the table.
  return above > 0 && above < below - 1 ? block.slice(above) : block;
}

/** The last cell of a row goes on below: same edge or middle, close, and the first cells stay empty. */
function wrapsInLastCell(row: Row, last: Segment, segment: Segment): boolean {
  const cell = row.cells.at(-1);
  if (!cell || row.cells.length < 2 || !sameTurn(last, segment)) return false;
  const down = segment.v - last.v;
  if (down <= 0 || down > TIGHT * segment.size) return false;
  const before = Math.max(...(row.cells.at(-2) ?? []).map(({ end }) => end));
  if (segment.start <= before || !isUnder(cell, segment)) return false;
  // Small letters go on; anything else does when lines are closer than rows are.
  const sign = segment.inks[0]?.text ?? '';
  return /^[\p{Ll}(€%]/u.test(sign) || (row.cells.length > 2 && down < CLOSE * segment.size);
}

function isUnder(cell: readonly Segment[], segment: Segment): boolean {
  const start = Math.min(...cell.map((one) => one.start));
  const end = Math.max(...cell.map((one) => one.end));
  const near = (one: number, other: number): boolean => Math.abs(one - other) <= 0.3 * segment.size;
  return (
    near(start, segment.start) || near(end, segment.end) || near((start + end) / 2, (segment.start + segment.end) / 2)
  );
}
