import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { fontFiles } from './fonts.ts';

type Pdfmake = typeof import('pdfmake');

let ready: Promise<Pdfmake> | undefined;

/** Loads the library once. It may open its font files and nothing else: a report quotes what a stranger wrote. */
async function pdfmake(): Promise<Pdfmake> {
  const { default: library } = (await import('pdfmake')) as unknown as { default: Pdfmake };
  const fonts = fontFiles();
  const files = new Set(Object.values(fonts).flatMap((font) => Object.values(font)));
  library.setFonts(fonts);
  library.setUrlAccessPolicy(() => false);
  library.setLocalAccessPolicy((path) => files.has(path));
  return library;
}

/** The bytes of a PDF. The same definition gives the same bytes: the date of creation is not the clock's. */
export async function printPdf(definition: TDocumentDefinitions): Promise<Uint8Array> {
  ready ??= pdfmake();
  const library = await ready;
  const info = { creator: 'Barème', producer: 'Barème', creationDate: new Date(0), ...definition.info };
  return new Uint8Array(await library.createPdf({ ...definition, info }).getBuffer());
}
