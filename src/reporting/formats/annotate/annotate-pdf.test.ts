import { degrees, PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { PDFParse } from 'pdf-parse';
import { describe, expect, it } from 'vitest';
import type { Document, TextBox } from '../../../types/index.ts';
import { plainDocument, readCase } from '../../cases/read-case.ts';
import { annotatePdf, buildReport } from '../../index.ts';
import { gutterOf } from './gutter.ts';
import { areasOf } from './line-boxes.ts';
import { stack } from './margin.ts';
import { seenSize, toUserSpace } from './sheet.ts';

const given = readCase('mixed');
const copy = { id: 'essai-01', sha256: 'a'.repeat(64) };
const options = { view: 'teacher', lang: 'fr' } as const;
const TEXT = 'avant preuve apres';
/** The word "preuve" as a reader of the page sees it. */
const PLACE = { x: 120, y: 200, width: 60, height: 14 };

function reportOn(document: Document) {
  const report = buildReport({ engine: '0.1.0', copy, lang: 'fr', view: 'teacher', ...given });
  const [question] = report.questions;
  const [criterion] = question?.criteria ?? [];
  if (question === undefined || criterion === undefined) throw new Error('The case has no criterion');
  const evidence = [{ quote: 'preuve', start: 6, end: 12, page: 1 }];
  expect(document.text.slice(6, 12)).toBe('preuve');
  return { ...report, questions: [{ ...question, criteria: [{ ...criterion, evidence }] }], unexpected: [], flags: [] };
}

/** One page, turned, its crop box away from the origin, the word drawn upright where `PLACE` says. */
async function pageWith(turn: number, left: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([595, 842]);
  page.setMediaBox(30, 50, 595, 842);
  page.setCropBox(30, 50, 595, 842);
  page.setRotation(degrees(turn));
  const sheet = { left: 30, bottom: 50, right: 625, top: 892, turn };
  const [x, y] = toUserSpace(sheet, left, PLACE.y + 11);
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  page.drawText('preuve', { x, y, size: 14, font, rotate: degrees(turn) });
  return await pdf.save();
}

function documentWith(left: number): Document {
  const box: TextBox = { ...PLACE, x: left, page: 1, start: 6, end: 12 };
  return { ...plainDocument(TEXT), origin: 'pdf', boxes: [box] };
}

/** Colour of a page at a point, as it is seen. */
async function painter(bytes: Uint8Array): Promise<{ width: number; at: (x: number, y: number) => number[] }> {
  const parser = new PDFParse({ data: bytes.slice(), verbosity: 0 });
  const { pages } = await parser.getScreenshot({ partial: [1], scale: 1, imageBuffer: true, imageDataUrl: false });
  await parser.destroy();
  const image = await loadImage(Buffer.from(pages[0]?.data ?? []));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  return {
    width: image.width,
    at: (x, y) => [...context.getImageData(Math.round(x), Math.round(y), 1, 1).data.slice(0, 3)],
  };
}

describe('an annotated PDF', { timeout: 60_000 }, () => {
  it.each([0, 90, 180, 270])('lays the ground on the word, whatever the page is turned by (%i)', async (turn) => {
    const annotated = await annotatePdf(
      await pageWith(turn, PLACE.x),
      reportOn(documentWith(PLACE.x)),
      documentWith(PLACE.x),
      options,
    );
    const { at } = await painter(annotated);
    const ground = [219, 232, 253];
    expect(near(at(PLACE.x + 1, PLACE.y + 1), ground)).toBe(true);
    expect(near(at(PLACE.x + PLACE.width - 2, PLACE.y + 1), ground)).toBe(true);
    expect(at(PLACE.x - 3, PLACE.y + 1)).toEqual([255, 255, 255]);
    expect(at(PLACE.x + PLACE.width + 3, PLACE.y + 1)).toEqual([255, 255, 255]);
    // The label of the margin, in the ink of the question.
    const label = Array.from({ length: 40 }, (_, step) =>
      at(PLACE.x + PLACE.width + 7 + step, PLACE.y + PLACE.height / 2),
    );
    expect(label.some((colour) => near(colour, [29, 67, 148]))).toBe(true);
  });

  it.each([
    ['left', 60, 'left'],
    ['right', 320, 'right'],
  ])('labels a passage of the %s column in the margin nearest to it', async (_, left, side) => {
    const annotated = await annotatePdf(await pageWith(0, left), reportOn(columns(left)), columns(left), options);
    const { at } = await painter(annotated);
    const isLabelled = (from: number): boolean =>
      Array.from({ length: 50 }, (__, step) => at(from + step, PLACE.y + PLACE.height / 2)).some((colour) =>
        near(colour, [29, 67, 148]),
      );
    expect([isLabelled(4), isLabelled(540)]).toEqual([side === 'left', side === 'right']);
  });

  it('widens a page that leaves no room beside its text', async () => {
    const annotated = await annotatePdf(await pageWith(0, 10), reportOn(documentWith(10)), wide(), options);
    expect((await painter(annotated)).width).toBe(595 + 62);
  });

  it('ends with the report, and keeps the points in text', async () => {
    const annotated = await annotatePdf(
      await pageWith(0, PLACE.x),
      reportOn(documentWith(PLACE.x)),
      documentWith(PLACE.x),
      options,
    );
    const parser = new PDFParse({ data: annotated.slice(), verbosity: 0 });
    const { pages } = await parser.getText({ pageJoiner: '' });
    await parser.destroy();
    expect(pages[0]?.text).toMatch(/preuve[\s\S]*1\.1\.a\s+0,75\/0,75/);
    expect(pages[1]?.text).toContain('Proposition de note, à valider par un enseignant');
  });

  it('ends with the signature once a teacher validated the mark', async () => {
    const validation = { by: 'Mme Durand', at: '2026-11-22T10:00:00.000Z' };
    const document = documentWith(PLACE.x);
    const report = { ...reportOn(document), validation };
    const parser = new PDFParse({
      data: (await annotatePdf(await pageWith(0, PLACE.x), report, document, options)).slice(),
      verbosity: 0,
    });
    const { pages } = await parser.getText({ pageJoiner: '' });
    await parser.destroy();
    expect(pages[1]?.text).toContain('Note validée par Mme Durand le 22 novembre 2026');
    expect(pages.map(({ text }) => text).join()).not.toMatch(/Proposition|à valider/);
  });

  it('gives the printed report when the file cannot be drawn upon', async () => {
    const bytes = await annotatePdf(
      new TextEncoder().encode('not a PDF'),
      reportOn(documentWith(10)),
      documentWith(10),
      options,
    );
    expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-');
  });
});

/** Ten lines in each of two columns; the passage is one of those that start at `left`. */
function columns(left: number): Document {
  const around = [60, 320].flatMap((x) =>
    Array.from({ length: 10 }, (_, line): TextBox => {
      const start = 20 + line + x;
      return { page: 1, start, end: start + 1, x, y: 240 + 20 * line, width: 205, height: 14 };
    }),
  );
  const [box] = documentWith(left).boxes;
  return { ...plainDocument(TEXT.padEnd(500)), origin: 'pdf', boxes: box ? [box, ...around] : [] };
}

/** Text from edge to edge. */
function wide(): Document {
  const box: TextBox = { ...PLACE, x: 10, width: 575, page: 1, start: 6, end: 12 };
  return { ...documentWith(10), boxes: [box] };
}

const near = (one: readonly number[], other: readonly number[]) =>
  one.every((value, index) => Math.abs(value - (other[index] ?? 0)) <= 6);

describe('places on a page', () => {
  it('joins the words of a line and cuts a word where the passage does', () => {
    const word = (start: number, end: number, x: number, y = 10): TextBox => ({
      start,
      end,
      page: 1,
      x,
      y,
      width: (end - start) * 5,
      height: 10,
    });
    const boxes = [word(0, 4, 0), word(5, 9, 25), word(10, 14, 0, 30), word(20, 24, 200, 30)];
    expect(areasOf(boxes, { start: 2, end: 22 })).toEqual([
      { page: 1, x: 10, y: 10, width: 35, height: 10 },
      { page: 1, x: 0, y: 30, width: 20, height: 10 },
      { page: 1, x: 200, y: 30, width: 10, height: 10 },
    ]);
    expect(areasOf(boxes, { start: 15, end: 18 })).toEqual([]);
  });

  it('finds the gutter of two columns under a title, and none in running text or beside a lone date', () => {
    const column = (x: number, width: number) =>
      Array.from({ length: 12 }, (_, line) => ({
        page: 1,
        x,
        y: 100 + 14 * line,
        width: width - (line % 3),
        height: 10,
      }));
    const title = { page: 1, x: 60, y: 60, width: 470, height: 14 };
    const gutter = gutterOf([title, ...column(60, 220), ...column(310, 220)]);
    expect(gutter).toBeGreaterThanOrEqual(280);
    expect(gutter).toBeLessThanOrEqual(310);
    expect(gutterOf([title, ...column(60, 470)])).toBeNull();
    expect(gutterOf([{ ...title, x: 450, width: 80 }, ...column(60, 220)])).toBeNull();
    expect(gutterOf([])).toBeNull();
  });

  it('stacks labels without overlap, inside the page', () => {
    const label = (wanted: number) => ({ text: '', question: 0, wanted });
    expect(stack([label(50), label(10), label(12), label(98), label(99)], 10, 5, 100).map(({ at }) => at)).toEqual([
      10, 20, 50, 90, 100,
    ]);
  });

  it('sees a turned page as wide as it is high', () => {
    expect(seenSize({ left: 0, bottom: 0, right: 10, top: 20, turn: 90 })).toEqual({ width: 20, height: 10 });
  });
});
