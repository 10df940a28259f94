import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.d.ts';
import type { HiddenText } from '../../types/index.ts';
import type { ReadingLimits } from '../limits.ts';
import { refuse } from '../refusals.ts';
import { addedText } from './added-text.ts';
import { hiddenText } from './hidden-text.ts';
import type { Ink, PageInk } from './ink.ts';
import { isGarbled, needsLooking, withoutControls } from './legibility.ts';
import { loadPdfJs, openPdf, type PdfJs, pdfFault } from './open-pdf.ts';
import { pageInk } from './page-ink.ts';

/** Share of the page above which a picture may hold part of an answer; a logo is smaller. */
const LARGE_PICTURE = 0.05;

/** Why a page goes to optical recognition. */
export type LookReason = 'no-text' | 'garbled';

/** What the text layer of a PDF gives, before lines are made of it. */
export interface PdfInk {
  readonly pageCount: number;
  readonly pages: readonly PageInk[];
  readonly added: readonly (readonly [number, readonly string[]])[];
  readonly hidden: readonly HiddenText[];
  /** Pages that could not be read at all. */
  readonly lost: readonly number[];
  /** Pages to be looked at instead. */
  readonly look: readonly { readonly page: number; readonly why: LookReason }[];
  /** Typed pages with a picture whose content is not read. */
  readonly pictured: readonly number[];
}

export interface PdfReadingSteps {
  /** Pages given up in an earlier attempt. */
  readonly skip: readonly number[];
  /** Called before each page is begun. */
  onPage(page: number, pages: number): void;
}

/**
 * Reads the text layer of a PDF page by page: a bad page is lost alone.
 *
 * @throws ReadingError `password`, `corrupt`, `too_many_pages`, `too_large`, `resource_limit`
 */
export async function readPdfInk(bytes: Uint8Array, limits: ReadingLimits, steps: PdfReadingSteps): Promise<PdfInk> {
  const pdfjs = await loadPdfJs();
  const { pdf, close } = await openPdf(pdfjs, bytes);
  try {
    const pageCount = pdf.numPages;
    if (pageCount > limits.pages) throw refuse('too_many_pages', ` (${pageCount}, au plus ${limits.pages})`);
    if (pageCount < 1) throw refuse('corrupt', ' : il ne contient aucune page');
    return await readPages(pdfjs, pdf, limits, steps);
  } catch (error) {
    throw pdfFault(error);
  } finally {
    await close();
  }
}

async function readPages(
  pdfjs: PdfJs,
  pdf: PDFDocumentProxy,
  limits: ReadingLimits,
  steps: PdfReadingSteps,
): Promise<PdfInk> {
  const layers = await pdf.getOptionalContentConfig();
  const pages: PageInk[] = [];
  const added: [number, string[]][] = [];
  const hidden: HiddenText[] = [];
  const lost: number[] = [...steps.skip];
  const look: { page: number; why: LookReason }[] = [];
  const pictured: number[] = [];
  let signs = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    if (steps.skip.includes(number)) continue;
    steps.onPage(number, pdf.numPages);
    try {
      const page = await pdf.getPage(number);
      const ink = await pageInk(pdfjs, page, number, layers);
      signs += ink.inks.length;
      if (signs > limits.characters)
        throw refuse('too_large', ` : plus de ${limits.characters.toLocaleString('fr-FR')} caractères`);
      const notes = await addedText(page).catch(() => []);
      page.cleanup();
      const visible = ink.inks.filter((one) => one.hidden === null);
      const why = reasonToLook(ink, visible);
      if (why) look.push({ page: number, why });
      else if (ink.pictures > LARGE_PICTURE) pictured.push(number);
      hidden.push(...hiddenText(ink));
      if (notes.length > 0) added.push([number, notes]);
      pages.push({ ...ink, inks: why === 'garbled' ? [] : withoutControls(visible) });
    } catch (error) {
      const fault = pdfFault(error);
      // After an allocation failure nothing can be trusted to fit: the other pages are tried in a fresh process.
      if (fault.code === 'too_large' || fault.code === 'resource_limit') throw fault;
      lost.push(number);
    }
  }
  return { pageCount: pdf.numPages, pages, added, hidden, lost, look, pictured };
}

function reasonToLook(ink: PageInk, visible: readonly Ink[]): LookReason | null {
  if (isGarbled(visible)) return 'garbled';
  return needsLooking(visible.length, ink.pictures, ink.shapes) ? 'no-text' : null;
}
