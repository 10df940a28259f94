import { pagesPdf, type RawObject } from '../../../fixtures/pdf/raw-pdf.ts';
import type { Document } from '../../types/index.ts';
import { readDocument } from '../index.ts';

/** A line of text in Helvetica at a place counted from the bottom left corner, as PDF does. */
export const at = (x: number, y: number, text: string, size = 11): string =>
  `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`;

export const FILLER = [
  at(60, 780, 'Une phrase assez longue pour remplir la page de lettres que tout lecteur voit.'),
  at(60, 300, 'Une autre phrase pour finir la page.'),
].join('\n');

/** Reads a page with the given drawing instructions. */
export function readPage(
  content: string,
  more: { objects?: readonly RawObject[]; resources?: string; extra?: string; catalogue?: string } = {},
): Promise<Document> {
  return readPages([content], more);
}

export function readPages(
  contents: readonly string[],
  {
    objects = [],
    resources = '',
    extra = '',
    catalogue = '',
  }: { objects?: readonly RawObject[]; resources?: string; extra?: string; catalogue?: string } = {},
): Promise<Document> {
  const bytes = pagesPdf(
    contents.map((content) => ({ content, resources, extra })),
    objects,
    catalogue,
  );
  return readDocument({ name: 'page.pdf', bytes }, { ocr: false });
}
