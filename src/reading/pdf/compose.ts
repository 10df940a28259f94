import type { Document, Furniture, Page } from '../../types/index.ts';
import { composeAccents } from './accents.ts';
import { furnitureOf, type PageRows } from './furniture.ts';
import { keepsHyphen } from './hyphen.ts';
import { type PageInk, type Row, type Segment, textOfRow, textOfSegment } from './ink.ts';
import { flowsOn, type Line, linesOf, startsItem, usualLeading } from './lines.ts';
import { lineNumbers, placeMarks } from './margin-marks.ts';
import { columnStarts, rowsOf } from './rows.ts';
import { segmentsOf } from './segments.ts';
import { TextBuilder } from './text-builder.ts';
import { watermarksOf } from './watermarks.ts';

/** Text of a page that is not drawn on it: notes typed on the page, values of form fields. */
export type AddedText = ReadonlyMap<number, readonly string[]>;

type Composed = Pick<Document, 'text' | 'pages' | 'furniture' | 'boxes' | 'confidences'>;

/** Makes the text of a document from the visible ink of its pages: lines, cells, words, paragraphs, page ranges. */
export function compose(inked: readonly PageInk[], added: AddedText = new Map()): Composed {
  const all = inked.map((page) => segmentPage(page));
  const stamped = watermarksOf(all);
  const segmented = all.map((one) => ({ ...one, segments: one.segments.filter((segment) => !stamped.has(segment)) }));
  const columns = segmented.flatMap(({ segments }) => columnStarts(segments));
  const pages = segmented.map(({ page, segments }) => ({ ...page, rows: rowsOf(segments, columns) }));
  const left = furnitureOf(pages);
  const lines = linesOf(pages, left, distinct(columns));
  const apart = all.flatMap(({ page, segments, numbers }) => [
    ...marginNumbers(page.number, numbers),
    ...segments.filter((one) => stamped.has(one)).map((one) => ({ page: page.number, text: textOfSegment(one) })),
  ]);
  return { ...write(pages, lines, added), furniture: [...furnitureList(pages, left), ...apart] };
}

function segmentPage(page: PageInk): { page: PageInk; segments: Segment[]; numbers: ReadonlySet<Segment> } {
  const all = segmentsOf(composeAccents(page.inks.filter(({ hidden }) => hidden === null)));
  const numbers = lineNumbers(all);
  return { page, segments: placeMarks(all.filter((segment) => !numbers.has(segment))), numbers };
}

function marginNumbers(page: number, numbers: ReadonlySet<Segment>): Furniture[] {
  return numbers.size === 0 ? [] : [{ page, text: [...numbers].map(textOfSegment).join(' ') }];
}

function distinct(columns: readonly number[]): number[] {
  const kept: number[] = [];
  for (const start of [...columns].sort((one, other) => one - other)) {
    if (kept.every((other) => Math.abs(other - start) > 20)) kept.push(start);
  }
  return kept;
}

function furnitureList(pages: readonly PageRows[], left: ReadonlySet<Row>): Furniture[] {
  return pages.flatMap(({ number, rows }) =>
    rows.filter((row) => left.has(row)).map((row) => ({ page: number, text: textOfRow(row) })),
  );
}

function write(pages: readonly PageRows[], lines: readonly Line[], added: AddedText): Omit<Composed, 'furniture'> {
  const builder = new TextBuilder(new Map(pages.map(({ number, width, height }) => [number, { width, height }])));
  const leading = usualLeading(lines);
  const spacing = { leading, parted: partsParagraphs(lines, leading) };
  const words = wordsOf(lines);
  const ranges: Page[] = [];
  let previous: Line | null = null;
  for (const { number, width, height } of pages) {
    let start = -1;
    for (const line of lines.filter(({ page }) => page === number)) {
      if (previous) joinLines(builder, previous, line, spacing, words);
      if (start === -1) start = builder.length;
      writeRow(builder, line, words);
      previous = line;
    }
    for (const text of added.get(number) ?? []) {
      if (builder.length > 0) builder.separate('\n');
      if (start === -1) start = builder.length;
      builder.plain(text);
      previous = null;
    }
    if (previous === null && builder.length > 0 && number !== pages.at(-1)?.number) builder.separate('\n');
    ranges.push({ number, start: start === -1 ? builder.length : start, end: builder.length, width, height });
  }
  const { text, boxes, confidences } = builder.finish();
  return { text, pages: ranges, boxes, confidences };
}

function writeRow(builder: TextBuilder, { row, page }: Line, words: ReadonlySet<string>): void {
  row.cells.forEach((cell, cellIndex) => {
    if (cellIndex > 0) builder.separate('\t');
    cell.forEach((segment, segmentIndex) => {
      const above = cell[segmentIndex - 1];
      if (above) breakLine(builder, textOfSegment(above), textOfSegment(segment), ' ', words);
      segment.inks.forEach((ink, index) => {
        if (index > 0 && ink.space !== '') builder.separate(ink.space);
        builder.ink(ink, page);
      });
    });
  });
}

/** A line end is a space inside a paragraph, nothing inside a cut word, and a line end anywhere else. */
function joinLines(
  builder: TextBuilder,
  previous: Line,
  line: Line,
  spacing: Spacing,
  words: ReadonlySet<string>,
): void {
  const inTable = previous.isTable && line.isTable;
  if (inTable) builder.separate('\n');
  else breakLine(builder, previous.text, line.text, separator(previous, line, spacing), words);
}

/** `parted`: whether the copy leaves an empty line between paragraphs. */
interface Spacing {
  readonly leading: number;
  readonly parted: boolean;
}

/** An empty line where the page leaves one: typed text has them, and they tell paragraphs apart. */
function separator(previous: Line, line: Line, { leading, parted }: Spacing): string {
  if (flowsOn(previous, line, leading)) return ' ';
  if (inOneColumn(previous, line)) return isGap(previous, line, leading) ? '\n\n' : '\n';
  // The end of a page or column swallows the empty line that the copy leaves elsewhere.
  return parted && endsParagraph(previous, line) ? '\n\n' : '\n';
}

const inOneColumn = (previous: Line, line: Line): boolean =>
  previous.column === line.column && previous.page === line.page;

const isGap = (previous: Line, line: Line, leading: number): boolean =>
  line.v - previous.v > 1.45 * leading * line.size;

/** The end of a sentence before a line that is no item of a list. */
function endsParagraph(previous: Line, line: Line): boolean {
  return !previous.isTable && !line.isTable && /[.!?»"]$/.test(previous.text) && !startsItem(line.text);
}

/** Whether most paragraphs of the copy are followed by an empty line. */
function partsParagraphs(lines: readonly Line[], leading: number): boolean {
  let parted = 0;
  let seen = 0;
  lines.forEach((line, index) => {
    const previous = lines[index - 1];
    if (!previous || !inOneColumn(previous, line) || !endsParagraph(previous, line)) return;
    if (flowsOn(previous, line, leading)) return;
    seen += 1;
    if (isGap(previous, line, leading)) parted += 1;
  });
  return parted > seen / 2;
}

/** Writes `separator`, or joins the two halves of a word that a hyphen cuts at the line end. */
function breakLine(
  builder: TextBuilder,
  above: string,
  below: string,
  separator: string,
  words: ReadonlySet<string>,
): void {
  if (separator === '\n\n') {
    builder.separate(separator);
    return;
  }
  // An elided article is no part of the word: "l'e-⏎mailing".
  const head = above.endsWith('-') ? /(\p{L}+)-$/u.exec(above)?.[1] : undefined;
  const tail = head && /^(\p{Ll}\p{L}*)/u.exec(below)?.[1];
  if (head && tail) {
    if (keepsHyphen(head, tail, words)) builder.endWord();
    else builder.dropLast();
  } else if (head && cutsCapitals(head, below, words)) builder.dropLast();
  else if (separator === ' ' && goesOnAfterSign(above, below)) builder.endWord();
  else builder.separate(cutsWord(above, below, words) ? '' : separator);
}

/** "ECO-⏎LO'BULLES", where the copy writes "ECOLO'BULLES" elsewhere. */
function cutsCapitals(head: string, below: string, words: ReadonlySet<string>): boolean {
  const tail = /^(\p{Lu}[\p{Lu}'’-]*\p{Lu})/u.exec(below)?.[1];
  return tail !== undefined && words.has((head + tail).toLowerCase());
}

/** "25-⏎40 ans", "CA/⏎session": lines may end after these signs without a space. */
const goesOnAfterSign = (above: string, below: string): boolean =>
  (/\d-$/.test(above) && /^\d/.test(below)) || (/[\p{L}\d]\/$/u.test(above) && /^[\p{L}\d]/u.test(below));

/** A cell too narrow for its word cuts it anywhere: the copy writes the whole elsewhere, and never the first half. */
function cutsWord(above: string, below: string, words: ReadonlySet<string>): boolean {
  const tail = /^(\p{Ll}+)/u.exec(below)?.[1];
  const head = tail && /(\p{L}{3,})$/u.exec(above)?.[1]?.toLowerCase();
  return head !== undefined && tail !== undefined && words.has(head + tail) && !words.has(tail);
}

/** Words as the copy writes them inside its lines, in lower case. */
function wordsOf(lines: readonly Line[]): Set<string> {
  const words = new Set<string>();
  for (const { text } of lines) {
    for (const [word] of text.toLowerCase().matchAll(/\p{L}[\p{L}'’-]*\p{L}/gu)) words.add(word);
  }
  return words;
}
