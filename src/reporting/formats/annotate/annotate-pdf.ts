import type { PDFDocument, PDFFont, PDFPage } from '@cantoo/pdf-lib';
import type { Document, Report, Span } from '../../../types/index.ts';
import type { Note } from '../notes.ts';
import { type PageContext, type PageOptions, pageContext } from '../page-context.ts';
import { coloursOf } from '../palette.ts';
import { renderPdf } from '../pdf/render-pdf.ts';
import { segmentsOf } from '../segments.ts';
import { gutterOf } from './gutter.ts';
import { type Area, areasOf } from './line-boxes.ts';
import { type Label, stack } from './margin.ts';
import { type Sheet, seenSize, toUserArea, toUserSpace } from './sheet.ts';

type Library = typeof import('@cantoo/pdf-lib');

const FONT_SIZE = 6.5;
const STEP = 9;
/** Room that a label needs beside the text; a page without it is made wider by as much. */
const MARGIN = 62;
const EDGE = 6;

/**
 * The student's own pages with the evidence on the colour of its question and the points in the margin, then the
 * report without the copy. When the bytes cannot be drawn upon (an image, a damaged or locked PDF that was read all
 * the same) the answer is the report with the copy as it was read. Libraries are loaded on the first call.
 */
export async function annotatePdf(
  bytes: Uint8Array,
  report: Report,
  document: Document,
  options: PageOptions,
): Promise<Uint8Array> {
  const library = await import('@cantoo/pdf-lib');
  const pdf = await openPdf(library, bytes);
  if (pdf === null || document.boxes.length === 0) return await renderPdf(report, document, options);
  const page = pageContext(report, document.text.length, options);
  const font = await pdf.embedFont(library.StandardFonts.HelveticaBold);
  const { all } = page.notes;
  const passages = placed(
    document,
    all.map((note) => ({ note, span: note })),
  );
  // Painted by segment: where passages overlap, the colour of the innermost one is laid once.
  const painted = segmentsOf(document.text.length, all, []).flatMap((segment) => {
    const note = segment.notes.at(-1);
    return note === undefined ? [] : [{ note, span: segment }];
  });
  const grounds = placed(document, painted);
  const lines = areasOf(document.boxes, { start: 0, end: document.text.length });
  for (const [index, sheetPage] of pdf.getPages().entries()) {
    const here = (drawn: readonly Placed[]) => drawn.filter(({ area }) => area.page === index + 1);
    if (here(passages).length === 0) continue;
    drawPage({
      library,
      page: sheetPage,
      font,
      passages: here(passages),
      grounds: here(grounds),
      lines: lines.filter((line) => line.page === index + 1),
      context: page,
    });
  }
  await append(library, pdf, await renderPdf(report, null, options));
  return await pdf.save();
}

type Side = 'left' | 'right';

/** A label and, across the page, the middle of the passage that it stands for. */
type Wanted = Omit<Label, 'at'> & { readonly middle: number };

interface Placed {
  readonly note: Note;
  readonly area: Area;
}

function placed(document: Document, passages: readonly { readonly note: Note; readonly span: Span }[]): Placed[] {
  return passages.flatMap(({ note, span }) => areasOf(document.boxes, span).map((area) => ({ note, area })));
}

/** Null when the library cannot open the file for writing. */
async function openPdf(library: Library, bytes: Uint8Array): Promise<PDFDocument | null> {
  try {
    return await library.PDFDocument.load(bytes, { updateMetadata: false, password: '' });
  } catch {
    return null;
  }
}

async function append(library: Library, pdf: PDFDocument, summary: Uint8Array): Promise<void> {
  const source = await library.PDFDocument.load(summary, { updateMetadata: false });
  for (const page of await pdf.copyPages(source, source.getPageIndices())) pdf.addPage(page);
}

interface PageDrawing {
  readonly library: Library;
  readonly page: PDFPage;
  readonly font: PDFFont;
  readonly passages: readonly Placed[];
  readonly grounds: readonly Placed[];
  /** All lines of text of the page. */
  readonly lines: readonly Area[];
  readonly context: PageContext;
}

function drawPage(drawing: PageDrawing): void {
  const { library, page, grounds } = drawing;
  const sheet = sheetOf(page);
  for (const { note, area } of grounds) drawHighlight(library, page, sheet, note, area);
  drawMargin(drawing, sheet);
}

function sheetOf(page: PDFPage): Sheet {
  const crop = page.getCropBox();
  const turn = ((page.getRotation().angle % 360) + 360) % 360;
  return { left: crop.x, bottom: crop.y, right: crop.x + crop.width, top: crop.y + crop.height, turn };
}

/** Multiplied with the page, so that the words stay as dark as they were; a line under them for who sees no colour. */
function drawHighlight(library: Library, page: PDFPage, sheet: Sheet, note: Note, area: Area): void {
  const [ground, ink] = coloursOf(note.question).map((colour) => rgb(library, colour));
  const filled = note.tone === 'full' || note.tone === 'part' || note.tone === 'error';
  if (filled) {
    page.drawRectangle({ ...toUserArea(sheet, area), color: ground, blendMode: library.BlendMode.Multiply });
  }
  const under = area.y + area.height;
  const [startX, startY] = toUserSpace(sheet, area.x, under);
  const [endX, endY] = toUserSpace(sheet, area.x + area.width, under);
  const dashes: Readonly<Record<Note['tone'], number[] | undefined>> = {
    full: undefined,
    part: [3, 2],
    none: [1, 1.5],
    error: undefined,
    idea: [5, 2],
    flag: [5, 2],
  };
  page.drawLine({
    start: { x: startX, y: startY },
    end: { x: endX, y: endY },
    thickness: note.tone === 'idea' || note.tone === 'flag' ? 0.4 : 0.8,
    color: note.tone === 'error' ? rgb(library, '#b3261e') : ink,
    dashArray: dashes[note.tone],
  });
}

function drawMargin(drawing: PageDrawing, sheet: Sheet): void {
  const { lines } = drawing;
  const { width, height } = seenSize(sheet);
  const left = Math.min(...lines.map(({ x }) => x));
  const right = Math.max(...lines.map((line) => line.x + line.width));
  const gutter = gutterOf(lines);
  const wider: Side = left >= MARGIN && left >= width - right ? 'left' : 'right';
  const sideOf = ({ middle }: Wanted): Side => (gutter === null ? wider : middle < gutter ? 'left' : 'right');
  const labels = labelsOf(drawing);
  for (const side of ['left', 'right'] as const) {
    const here = labels.filter((label) => sideOf(label) === side);
    if (here.length === 0) continue;
    const fits = Math.max(...here.map((label) => lengthOf(drawing.font, label))) + 2 * EDGE;
    const narrow = (side === 'left' ? left : width - right) < fits;
    if (narrow) widen(drawing.page, sheet, side);
    const edge = side === 'left' ? (narrow ? 0 : left - EDGE) : narrow ? width : right + EDGE;
    for (const label of stack(here, STEP, STEP, height - STEP)) drawLabel(drawing, sheet, label, side, edge);
  }
}

const lengthOf = (font: PDFFont, { text }: { readonly text: string }): number =>
  font.widthOfTextAtSize(text, FONT_SIZE) + 4;

/** A label that ends at `edge` in the left margin, or starts there in the right one. */
function drawLabel({ library, page, font }: PageDrawing, sheet: Sheet, label: Label, side: Side, edge: number): void {
  const length = lengthOf(font, label);
  const x = side === 'left' ? edge - length : edge;
  const color = rgb(library, coloursOf(label.question)[1]);
  page.drawRectangle({ ...toUserArea(sheet, { x, y: label.at - 6.5, width: length, height: 8.5 }), color });
  const [textX, textY] = toUserSpace(sheet, x + 2, label.at);
  page.drawText(label.text, {
    x: textX,
    y: textY,
    size: FONT_SIZE,
    font,
    color: library.rgb(1, 1, 1),
    rotate: library.degrees(sheet.turn),
  });
}

/** One label per criterion and page, beside the first of its passages: its id and its points. */
function labelsOf({ passages, context }: PageDrawing): Wanted[] {
  const criteria = new Map(
    context.report.questions.flatMap((question) => question.criteria).map((criterion) => [criterion.id, criterion]),
  );
  const labels = new Map<string, Wanted>();
  for (const { note, area } of passages) {
    const criterion = criteria.get(note.owner);
    if (criterion === undefined || labels.has(note.owner)) continue;
    const points = `${context.number(criterion.points)}/${context.number(criterion.outOf)}`;
    labels.set(note.owner, {
      text: encodable(`${criterion.id}  ${points}`),
      question: note.question,
      wanted: area.y + area.height * 0.75,
      middle: area.x + area.width / 2,
    });
  }
  return [...labels.values()];
}

/** The standard font knows Latin letters only; ids of criteria hold no others, no-break spaces apart. */
const encodable = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[^\u0020-\u007e\u00a1-\u00ff]/g, '?');

/** More paper on a side of the page as it is seen; `page` may have been widened before. */
function widen(page: PDFPage, { turn }: Sheet, side: Side): void {
  const crop = page.getCropBox();
  const box = { left: crop.x, bottom: crop.y, right: crop.x + crop.width, top: crop.y + crop.height };
  // What is seen on the left of a page lies, in its own space, on the right of one that is turned by a half, and so on.
  switch ((turn + (side === 'left' ? 180 : 0)) % 360) {
    case 0:
      box.right += MARGIN;
      break;
    case 90:
      box.top += MARGIN;
      break;
    case 180:
      box.left -= MARGIN;
      break;
    default:
      box.bottom -= MARGIN;
  }
  const [x, y, width, height] = [box.left, box.bottom, box.right - box.left, box.top - box.bottom] as const;
  page.setMediaBox(x, y, width, height);
  page.setCropBox(x, y, width, height);
}

function rgb(library: Library, colour: string): ReturnType<Library['rgb']> {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  return library.rgb(red, green, blue);
}
