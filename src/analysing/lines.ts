import type { Span } from '../types/index.ts';

export type LineKind = 'prose' | 'bullet' | 'lead-in' | 'heading' | 'row';

/** A line of an answer, or a paragraph's lines joined; offsets are those of the document. */
export interface Line extends Span {
  readonly kind: LineKind;
  /** Start of the words, after the bullet sign. */
  readonly bodyStart: number;
  /** Cells of a row, left to right. */
  readonly cells: readonly Span[];
  /** Paragraph, list or table: consecutive lines between blank lines. */
  readonly block: number;
  readonly indent: number;
}

const BULLET =
  /^\s*(?:[-–—•*·►▪▸➤✓✔✅+>o◦○]{1,2}\s+|[-•–►▪✓✔✅]+(?=\p{L})|->\s*|=>\s*|→\s*|\(?[0-9]{1,2}\s*[).°/-]\s*(?=\D)|\(?[a-hA-H][).]\s+|[ivxIVX]{1,4}[).]\s+)/u;
const ENDS_SENTENCE = /[.!?…;:»"]\s*$/;
const MIN_WRAPPED = 55;

/** Cuts a range of the text into lines, joins the lines of a wrapped paragraph, and says what each is. */
export function cutLines(text: string, span: Span, firstBlock: number): Line[] {
  const raw = rawLines(text, span);
  const widest = raw.reduce((max, line) => Math.max(max, line.end - line.start), 0);
  const lines: Line[] = [];
  let block = firstBlock;
  let open: Line | null = null;
  let lastRaw: Span | null = null;
  for (const line of raw) {
    if (line.start !== line.end && MARKDOWN_RULE.test(text.slice(line.start, line.end))) continue;
    if (line.start === line.end) {
      if (open !== null) block += 1;
      open = null;
      continue;
    }
    if (open !== null && lastRaw !== null && continues(text, open, lastRaw, line, widest)) {
      const joined: Line = { ...(open as Line), end: line.end };
      open = joined;
      lines[lines.length - 1] = joined;
    } else {
      open = describe(text, line, block);
      lines.push(open);
    }
    lastRaw = line;
  }
  const listed = numberedOnly(text, lines);
  return listed.map((line, index) => promote(text, line, listed[index + 1]));
}

const NUMBER_ONLY = /^\s*(\d{1,2})\s+(?=\p{L})/u;

/** "1 site adapté", "2 port annoncé", "3 un tchat": numbers without a sign, one after the other from 1 on. */
function numberedOnly(text: string, lines: readonly Line[]): Line[] {
  const numbers = lines.map((line) =>
    line.kind === 'prose' ? NUMBER_ONLY.exec(text.slice(line.start, line.end)) : null,
  );
  const run: number[] = [];
  numbers.forEach((found, index) => {
    if (found !== null && Number(found[1]) === run.length + 1) run.push(index);
  });
  if (run.length < 2) return [...lines];
  return lines.map((line, index) => {
    const found = numbers[index];
    if (found == null || !run.includes(index)) return line;
    return { ...line, kind: 'bullet', bodyStart: line.start + found[0].length };
  });
}

function rawLines(text: string, span: Span): Span[] {
  const lines: Span[] = [];
  let start = span.start;
  while (start <= span.end) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 || newline > span.end ? span.end : newline;
    let from = start;
    let to = end;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
    if (to === from) from = to;
    lines.push({ start: from, end: to });
    start = end + 1;
  }
  return lines;
}

const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 13 || code === 0xa0 || code === 0x202f;

/** A line goes on with the one before when that one was as wide as the page lets it and did not end a sentence. */
function continues(text: string, open: Line, last: Span, line: Span, widest: number): boolean {
  if (open.kind === 'row') return false;
  const width = last.end - last.start;
  const here = text.slice(line.start, line.end);
  const before = text.slice(last.start, last.end);
  // Beside paragraphs that a PDF gives whole, lines wrapped by hand look short: a sentence cut in two still goes on.
  const goesOn = /^\s*\p{Ll}/u.test(here) && !ENDS_SENTENCE.test(before);
  if (width < MIN_WRAPPED || (width < widest * 0.6 && !(goesOn && width >= WRAPPED_BY_HAND))) return false;
  if (isLoneTitle(here)) return false;
  if (HASHTAGS.test(here) || BULLET.test(here) || cellsOf(text, line).length > 1) return false;
  if (/^\s*\p{Ll}/u.test(here)) return true;
  return !ENDS_SENTENCE.test(before) && width > widest * 0.75 && open.kind !== 'heading';
}

const WRAPPED_BY_HAND = 70;
const HASHTAGS = /^\s*#\p{L}/u;

/** One to three words with a capital and no punctuation: a title, even under a line that ends in mid-air. */
const isLoneTitle = (line: string): boolean =>
  /^\s*\p{Lu}/u.test(line) && !/[.,;:!?…]\s*$/.test(line) && line.trim().split(/\s+/).length <= 3;

const MARKDOWN_ROW = /^\s*\|.*\|\s*$/;
const MARKDOWN_RULE = /^\s*\|?[\s:|+-]*-{3,}[\s:|+-]*\|?\s*$/;

function describe(text: string, line: Span, block: number): Line {
  const content = text.slice(line.start, line.end);
  const indent = content.length - content.trimStart().length;
  const cells = cellsOf(text, line);
  const { start, end } = line;
  if (cells.length > 1) return { start, end, kind: 'row', bodyStart: start + indent, cells, block, indent };
  const sign = BULLET.exec(content)?.[0].length ?? content.length;
  const isBullet = sign < content.length;
  const bodyStart = start + (isBullet ? sign : indent);
  return { start, end, kind: isBullet ? 'bullet' : 'prose', bodyStart, cells: [], block, indent };
}

/** Cells between bars, tabs, or runs of three spaces and more (two when the line has several). */
export function cellsOf(text: string, line: Span): Span[] {
  const content = text.slice(line.start, line.end);
  const separator = content.includes('|') ? /\s*\|\s*/g : content.includes('\t') ? /\s*\t\s*/g : /[   ]{3,}/g;
  const cells: Span[] = [];
  let from = 0;
  const lead = content.length - content.trimStart().length;
  if (separator.source.startsWith('[')) from = lead;
  separator.lastIndex = from;
  for (let found = separator.exec(content); found !== null; found = separator.exec(content)) {
    cells.push({ start: line.start + from, end: line.start + found.index });
    from = found.index + found[0].length;
  }
  if (cells.length === 0) return [];
  cells.push({ start: line.start + from, end: line.end });
  if (MARKDOWN_ROW.test(content)) {
    cells.shift();
    cells.pop();
  }
  const filled = cells.filter((cell) => cell.end > cell.start).length;
  return filled >= 2 || (filled === 1 && content.includes('|')) ? cells : [];
}

/** A short line without a full stop over other lines is a heading; one that ends with a colon is a lead-in. */
function promote(text: string, line: Line, next: Line | undefined): Line {
  if (line.kind !== 'prose' && line.kind !== 'bullet') return line;
  const content = text.slice(line.bodyStart, line.end);
  const words = content.split(/\s+/).length;
  if (/[:=]\s*$/.test(content) && words <= 25 && next !== undefined) return { ...line, kind: 'lead-in' };
  if (next === undefined) return line;
  if (line.kind === 'bullet') return isLetteredTitle(text, line, next) ? { ...line, kind: 'heading' } : line;
  const short = words <= 7 && !/[.!?…,;]\s*$/.test(content) && !/:\s*\S/.test(content) && !/\d+\s*[%€]/.test(content);
  const shout = content === content.toUpperCase() && /\p{Lu}{3}/u.test(content) && words <= 12;
  return shout || (short && (next.block !== line.block || next.kind !== 'prose' || next.end - next.start > 60))
    ? { ...line, kind: 'heading' }
    : line;
}

/** "a) Le site", "1. Instagram" over what is not another item: the title of a part, not a bullet. */
function isLetteredTitle(text: string, line: Line, next: Line): boolean {
  const content = text.slice(line.bodyStart, line.end);
  const sign = text.slice(line.start, line.bodyStart);
  if (!/[\p{L}\d]/u.test(sign) || next.kind === 'bullet') return false;
  return content.split(/\s+/).length <= 7 && !/[.!?…,;]\s*$/.test(content) && !/[%€]|:\s*\S/.test(content);
}
