import type { Content, ContentText } from 'pdfmake/interfaces.js';
import type { Document, Span } from '../../../types/index.ts';
import { type Block, blocksOf, cellsOf } from '../blocks.ts';
import type { Note } from '../notes.ts';
import type { PageContext } from '../page-context.ts';
import { coloursOf } from '../palette.ts';
import { type Segment, segmentsOf } from '../segments.ts';
import { runs, type Style } from './runs.ts';

const LINE: Readonly<Record<Note['tone'], Style>> = {
  full: { decoration: 'underline' },
  part: { decoration: 'underline', decorationStyle: 'dashed' },
  none: { decoration: 'underline', decorationStyle: 'dotted' },
  error: { decoration: 'underline', decorationStyle: 'wavy', decorationColor: '#b3261e' },
  idea: { decoration: 'underline', decorationStyle: 'double' },
  flag: { decoration: 'underline', decorationStyle: 'double' },
};

/** The copy with its passages on the colour of their question, each behind its number. */
export function copyContent(document: Document, page: PageContext): Content[] {
  const { text } = document;
  const blocks = blocksOf(document);
  const ends = blocks.flatMap((block) => block.lines.flatMap((line) => piecesOf(text, block, line)));
  const segments = segmentsOf(
    text.length,
    page.notes.all,
    ends.map(({ end }) => end),
  );
  return blocks.flatMap((block) => blockContent(block, text, segments, page));
}

const piecesOf = (text: string, block: Block, line: Span) => (block.kind === 'table' ? cellsOf(text, line) : [line]);

function blockContent(block: Block, text: string, segments: readonly Segment[], page: PageContext): Content[] {
  const mark: Content[] = block.page === null ? [] : [pageMark(page.label.page(block.page))];
  if (block.kind === 'gap') return [...mark, { text: ' ', fontSize: 5 }];
  const within = (span: Span) => segments.slice(firstFrom(segments, span.start), firstFrom(segments, span.end));
  if (block.kind === 'paragraph') {
    const said = block.lines.flatMap((line) =>
      within(line).flatMap((segment) => segmentRuns(segment, text, page, line.soft)),
    );
    return [...mark, { text: said, font: 'serif', fontSize: 9.5, lineHeight: 1.25, preserveLeadingSpaces: true }];
  }
  const rows = block.lines.map((line) =>
    cellsOf(text, line).map((cell) => within(cell).flatMap((segment) => segmentRuns(segment, text, page, false))),
  );
  const columns = Math.max(...rows.map((row) => row.length));
  const body = rows.map((row): Content[] =>
    Array.from({ length: columns }, (_, column) => ({ text: row[column] ?? '', font: 'serif', fontSize: 8.5 })),
  );
  return [...mark, { table: { body, widths: new Array(columns).fill('auto') }, layout: 'grid', margin: [0, 3, 0, 3] }];
}

/** Index of the first segment that starts at `offset` or later; segments are in order. */
function firstFrom(segments: readonly Segment[], offset: number): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function segmentRuns(segment: Segment, text: string, page: PageContext, soft: boolean): ContentText[] {
  const said = text.slice(segment.start, segment.end).replace(/\n$/, soft ? ' ' : '');
  const top = segment.notes.at(-1);
  const numbers = segment.opening.flatMap((note) => badge(note, page));
  if (top === undefined || said.trim() === '') return [...numbers, ...runs(said)];
  const [ground, ink] = coloursOf(top.question);
  return [...numbers, ...runs(said, { background: ground, decorationColor: ink, ...LINE[top.tone] })];
}

function badge(note: Note, page: PageContext): ContentText[] {
  const ink = coloursOf(note.question)[1];
  const known = page.report.questions.some((question) => question.criteria.some(({ id }) => id === note.owner));
  const link = known ? { linkToDestination: note.owner } : {};
  return runs(`\u00a0${note.number}\u00a0`, {
    background: ink,
    color: '#ffffff',
    fontSize: 6.5,
    bold: true,
    font: 'sans',
    ...link,
  });
}

function pageMark(said: string): Content {
  return { text: said, fontSize: 7.5, bold: true, color: '#55555f', margin: [0, 8, 0, 4] };
}
