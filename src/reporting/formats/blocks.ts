import type { Document, Span } from '../../types/index.ts';

/** A line of the copy with its own newline. `soft`: its newline only wraps a sentence and reads as a space. */
export interface Line extends Span {
  readonly soft: boolean;
}

export interface Block {
  readonly kind: 'paragraph' | 'table' | 'gap';
  readonly lines: readonly Line[];
  /** Number of the page that starts with this block, when it is not the first one. */
  readonly page: number | null;
}

/** The layout of a copy: blocks follow one another and cover the whole text, newlines and tabs included. */
export function blocksOf(document: Document): Block[] {
  const lines = linesOf(document);
  const starts = new Map(document.pages.slice(1).map((page) => [page.start, page.number]));
  const blocks: Block[] = [];
  let index = 0;
  while (index < lines.length) {
    const from = index;
    const kind = kindOf(document.text, lines, index);
    const page = lines[from] === undefined ? null : (starts.get(lines[from].start) ?? null);
    do index += 1;
    while (joins(document.text, lines, kind, index, starts));
    blocks.push({ kind, lines: lines.slice(from, index), page });
  }
  return blocks;
}

/** Whether the line at `index` goes on with a block of that kind. */
function joins(
  text: string,
  lines: readonly Line[],
  kind: Block['kind'],
  index: number,
  pages: ReadonlyMap<number, number>,
): boolean {
  const line = lines[index];
  if (line === undefined || pages.has(line.start)) return false;
  if (kind === 'paragraph') return lines[index - 1]?.soft === true;
  return kind === 'gap' ? isEmpty(text, line) : hasTab(text, line);
}

function kindOf(text: string, lines: readonly Line[], index: number): Block['kind'] {
  const line = lines[index];
  const after = lines[index + 1];
  if (line === undefined || isEmpty(text, line)) return 'gap';
  // One line with a tab is a label and its value; a table has rows.
  return hasTab(text, line) && after !== undefined && hasTab(text, after) ? 'table' : 'paragraph';
}

const isEmpty = (text: string, { start, end }: Span) => text.slice(start, end).trim() === '';
const hasTab = (text: string, { start, end }: Span) => text.slice(start, end).trim().includes('\t');

/** Cells of a table row, each with the tab or newline that ends it. */
export function cellsOf(text: string, line: Span): Span[] {
  const cells: Span[] = [];
  let start = line.start;
  for (let tab = text.indexOf('\t', start); tab >= 0 && tab < line.end; tab = text.indexOf('\t', start)) {
    cells.push({ start, end: tab + 1 });
    start = tab + 1;
  }
  cells.push({ start, end: line.end });
  return cells;
}

function linesOf({ text, origin }: Document): Line[] {
  const spans: Span[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline + 1;
    spans.push({ start, end });
    start = end;
  }
  const wraps = origin === 'pdf' || origin === 'scan';
  const full = wraps ? usualLength(spans) * 0.75 : Number.POSITIVE_INFINITY;
  return spans.map((span, index) => ({ ...span, soft: isSoft(text, span, spans[index + 1], full) }));
}

/** Length that nine lines in ten do not exceed: the width of the page, in characters. */
function usualLength(lines: readonly Span[]): number {
  const lengths = lines.map(({ start, end }) => end - start).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0;
}

/** A page wraps its lines: a nearly full line goes on with the next one unless that one starts something. */
function isSoft(text: string, line: Span, next: Span | undefined, full: number): boolean {
  if (next === undefined || line.end - line.start < full || hasTab(text, line) || hasTab(text, next)) return false;
  const following = text.slice(next.start, next.end).trim();
  return following !== '' && !/^(?:[-–—•*▪‣●◦>→]|\d+[.)°]|[A-Za-z][.)] )/.test(following);
}
