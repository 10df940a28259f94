import type { HiddenText, ReadingWarning } from '../../types/index.ts';
import type { PdfInk } from '../pdf/read-pdf.ts';
import type { LookedPage } from '../scan/looked-page.ts';

/**
 * Under this mean confidence a page is not printed text: scans of typed pages measured 0.92 and more, skewed and badly
 * compressed ones included, pages in cursive fonts 0.43 to 0.65.
 */
const HANDWRITTEN = 0.75;
/** Under this one the page is read, but the teacher should look. */
const UNSURE = 0.88;

const WHY_HIDDEN: Readonly<Record<HiddenText['why'], string>> = {
  invisible: 'invisible',
  white: 'de la couleur du fond',
  tiny: 'minuscule',
  'off-page': 'hors de la page',
  'hidden-layer': 'sur un calque masqué',
};

export function partial(lost: readonly number[]): ReadingWarning[] {
  if (lost.length === 0) return [];
  const pages = [...lost].sort((one, other) => one - other);
  const [first] = pages;
  return [
    {
      code: 'partial',
      message: `${pageList(pages)} : impossible à lire, le reste de la copie a été lu.`,
      ...(first !== undefined && pages.length === 1 && { page: first }),
    },
  ];
}

export function hidden(found: readonly HiddenText[]): ReadingWarning[] {
  return found.map(({ page, why }) => ({
    code: 'hidden-text',
    message: `Page ${page} : du texte ${WHY_HIDDEN[why]} a été mis à part, il n'est pas noté.`,
    page,
  }));
}

export function pictured(pages: readonly number[]): ReadingWarning[] {
  return pages.map((page) => ({
    code: 'picture',
    message: `Page ${page} : le contenu d'une image n'est pas lu.`,
    page,
  }));
}

export function recognised(look: PdfInk['look'], pages: readonly number[]): ReadingWarning[] {
  return look
    .filter(({ page }) => pages.includes(page))
    .map(({ page, why }) => ({
      code: why === 'garbled' ? 'garbled' : 'ocr',
      message:
        why === 'garbled'
          ? `Page ${page} : polices illisibles, texte lu par reconnaissance optique.`
          : `Page ${page} : image sans texte, lue par reconnaissance optique.`,
      page,
    }));
}

export function unsure(looked: ReadonlyMap<number, LookedPage>, pages: readonly number[]): ReadingWarning[] {
  return pages
    .filter((page) => (looked.get(page)?.confidence ?? 1) < UNSURE)
    .map((page) => ({ code: 'ocr-unsure', message: `Page ${page} : lecture peu sûre, à vérifier sur la page.`, page }));
}

export function notLookedAt(look: PdfInk['look']): ReadingWarning[] {
  return look.map(({ page, why }) => ({
    code: why === 'garbled' ? 'garbled_needs_ocr' : 'no_text_needs_ocr',
    message: `Page ${page} : texte illisible sans reconnaissance optique, qui est désactivée.`,
    page,
  }));
}

/** Whether most of what was recognised is no printed text. */
export function looksHandwritten(pages: readonly (LookedPage | undefined)[]): boolean {
  const written = pages.filter((page) => page !== undefined && !page.blank);
  const doubtful = written.filter((page) => (page?.confidence ?? 0) < HANDWRITTEN);
  return written.length > 0 && doubtful.length > written.length / 2;
}

function pageList(pages: readonly number[]): string {
  return pages.length === 1 ? `Page ${pages[0]}` : `Pages ${pages.slice(0, -1).join(', ')} et ${pages.at(-1)}`;
}
