import type { PageRows } from './furniture.ts';
import { firstSegment, lastSegment, type Row, textOfRow, textOfSegment } from './ink.ts';

/** Ragged lines of one column end within this of each other now and then, in points. */
const NEAR_EDGE = 30;

/** The first line of a column, by which it is known, may be indented: in heights of the font. */
const INDENT = 2.5;

/** A line of the document with what tells whether the next one goes on with its sentence. */
export interface Line {
  readonly row: Row;
  readonly page: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly v: number;
  readonly size: number;
  readonly isTable: boolean;
  /** Left and right edge of the column of the page that it stands in. */
  readonly column: { left: number; right: number };
  /** Width that its first word needs. */
  readonly firstWord: number;
}

export function linesOf(pages: readonly PageRows[], furniture: ReadonlySet<Row>, columns: readonly number[]): Line[] {
  const edges = new Map<string, Edges>();
  const lines: Line[] = [];
  for (const { number, rows, width, height } of pages) {
    for (const row of rows) {
      const first = firstSegment(row);
      const last = lastSegment(row);
      if (furniture.has(row) || !first || !last) continue;
      const index = columns.filter((start) => first.start > start - INDENT * first.size).length;
      const column = columnOf(edges, `${Math.round(width)} ${Math.round(height)} ${first.turn.sin} ${index}`);
      const isTable = row.cells.length > 1;
      column.left = Math.min(column.left, first.start);
      // Only running text tells where the column ends.
      if (!isTable) column.ends.push(last.end);
      lines.push({
        row,
        page: number,
        text: textOfRow(row),
        start: first.start,
        end: last.end,
        v: last.v,
        size: first.size,
        isTable,
        column,
        firstWord: firstWordWidth(row),
      });
    }
  }
  for (const column of edges.values()) column.right = rightEdge(column.ends);
  return lines;
}

interface Edges {
  left: number;
  right: number;
  readonly ends: number[];
}

function columnOf(edges: Map<string, Edges>, key: string): Edges {
  const known = edges.get(key);
  if (known) return known;
  const column = { left: Number.POSITIVE_INFINITY, right: 0, ends: [] };
  edges.set(key, column);
  return column;
}

/** The farthest end that others come near: a date in the margin or an address that sticks out is no edge. */
function rightEdge(ends: readonly number[]): number {
  const sorted = [...ends].sort((one, other) => other - one);
  const near = (end: number): number => sorted.filter((other) => Math.abs(other - end) < NEAR_EDGE).length;
  const wanted = ends.length < 8 ? 1 : 3;
  return sorted.slice(0, 12).find((end) => near(end) >= wanted) ?? sorted[0] ?? 0;
}

function firstWordWidth(row: Row): number {
  const segment = firstSegment(row);
  if (!segment) return 0;
  const end = segment.inks.findIndex((ink, index) => index > 0 && ink.space !== '');
  const last = segment.inks[(end === -1 ? segment.inks.length : end) - 1];
  return (last?.end ?? segment.end) - segment.start;
}

/** The commonest distance between neighbouring baselines of running text, in heights of the font. */
export function usualLeading(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  lines.forEach((line, index) => {
    const previous = lines[index - 1];
    if (!previous || previous.page !== line.page || line.isTable || previous.isTable) return;
    const leading = Math.round(((line.v - previous.v) / line.size) * 20) / 20;
    if (leading > 0.8 && leading < 3) counts.set(leading, (counts.get(leading) ?? 0) + 1);
  });
  const [best] = [...counts].sort((one, other) => other[1] - one[1]);
  return best?.[0] ?? 1.25;
}

const BULLET = /^(?:[-–—•▪◦●○■□*✓✔✗→➢➤‣·>+=#]|\p{Extended_Pictographic})/u;
/** "a)", "1.", "2.3 Les…", but neither "30-45 ans" nor "1.4M€". */
const ITEM =
  /^(?:\(?\p{L}[).]|\(?\d{1,2}[).°-](?!\d)|\d{1,2}(?:[.-]\d{1,2})+(?:\s*[).:-]|\s+\p{Lu}(?!d?€)|\p{Lu}\p{Ll}|$))\s*/u;
const HEADING = /^(?:dossier|question|partie|mission|q\s?\d)\s*\d/iu;

/** Starts something of its own: a list item, the label of a question, a heading. */
export function startsItem(text: string): boolean {
  if (/^[-–—]\s?\d+(?:[.,]\d+)?\s?[€%]/.test(text)) return false;
  return BULLET.test(text) || (ITEM.test(text) && !/^\d{1,2}[.,]\d+\s+\p{Ll}/u.test(text)) || HEADING.test(text);
}

/**
 * Whether `line` goes on with the sentence of `previous`: the line before was full, so that the first word of this one
 * had no room on it.
 */
export function flowsOn(previous: Line, line: Line, leading: number): boolean {
  if (previous.isTable || line.isTable) return false;
  if (Math.abs(previous.size - line.size) > 0.12 * previous.size) return false;
  const { column } = previous;
  const space = 0.25 * previous.size;
  if (previous.end + space + line.firstWord <= column.right - 0.3 * previous.size) return false;
  const sameColumn = column === line.column && previous.page === line.page;
  if (sameColumn) {
    const down = line.v - previous.v;
    if (down <= 0 || down > 1.3 * leading * line.size) return false;
  }
  if (endsOpen(previous.text) && !LIST_BULLET.test(line.text)) return true;
  if (startsItem(line.text) && !goesOnWithSign(previous.text, line.text)) return false;
  // "(CGV, FAQ, mentions légales)⏎Points négatifs": what is closed without a stop and followed by a capital is over.
  if (/[)»]$/.test(previous.text) && /^\p{Lu}/u.test(line.text)) return false;
  if (startsField(line.text) || (isBarRow(previous.text) && !goesOnInBars(previous.text, line.text))) return false;
  const indent = line.start - line.column.left - (previous.start - column.left);
  return indent <= 0.15 * line.size || startsItem(previous.text) || textOfSegmentEndsOpen(previous);
}

const LIST_BULLET = /^[-–—•▪◦●○■□*✓✔✗➢➤‣·]/u;
/** No sentence ends with these: whatever begins the next line goes on with it. */
const OPEN_WORD =
  /(?:^|[\s(«"’'])(?:de|des|du|la|le|les|un|une|à|au|aux|et|ou|en|pour|pr|par|sur|dans|ds|avec|sans|contre|entre|chez|que|qui|dont|est|sont|soit|car|donc|the|of|and|to|for|with)$/iu;

/** Longer than any of them with what stands before it. */
const OPEN_LENGTH = 8;

const endsOpen = (text: string): boolean => OPEN_WORD.test(text.slice(-OPEN_LENGTH)) && /\s/.test(text);

/** "(précautions d'emploi⏎= sujet de santé)": signs of a calculation or a consequence stand inside sentences as well. */
const goesOnWithSign = (above: string, text: string): boolean =>
  (/^(?:=|\+|→|[-=]>|>)\s?[^\s>=]/u.test(text) && /[\p{L}\d%€)]$/u.test(above)) ||
  (/^[-–]\s?\d/.test(text) && /[\d%€)]$/.test(above));

/** A cell that was too long for its line goes on in small letters, or with the next bar. */
const goesOnInBars = (above: string, text: string): boolean => /\|\s*$/.test(above) || /^[\p{Ll}|]/u.test(text);

/** "Frein : …", "Option B, Allo Provence : …": a line of a form, even under a line that happens to be full. */
const startsField = (text: string): boolean => /^\p{Lu}[^.!?:|]{0,45}\s?[:=]\s/u.test(text) || isBarRow(text);

/** A row that the student drew with bars ends with its line. */
const isBarRow = (text: string): boolean => (text.match(/ \| /g)?.length ?? 0) >= 2;

/** A comma or a hyphen at the end of a full line calls for the next one whatever the indents. */
function textOfSegmentEndsOpen(line: Line): boolean {
  const segment = lastSegment(line.row);
  return segment !== undefined && /[\p{L}\d][,-]$/u.test(textOfSegment(segment));
}
