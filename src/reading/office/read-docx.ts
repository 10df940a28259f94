import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { refuse } from '../refusals.ts';
import { writeHtml } from './html-lines.ts';
import { type OfficeText, type Parts, pictureWarning } from './office-text.ts';
import { prepareDocx } from './prepare-docx.ts';

/** Reads a DOCX with mammoth, after taking out what a reader would not see and writing equations as text. */
export async function readDocx(parts: Parts): Promise<Omit<OfficeText, 'origin'>> {
  const document = parts.get('word/document.xml');
  if (!document) throw refuse('corrupt');
  const { xml, hidden } = prepareDocx(document);
  const files: Record<string, Uint8Array> = { 'word/document.xml': new TextEncoder().encode(xml) };
  for (const name of parts.names) {
    // Pictures are of no use for the text and the heaviest part of the file.
    if (name === 'word/document.xml' || !/\.(?:xml|rels)$/i.test(name)) continue;
    const part = parts.get(name);
    if (part) files[name] = part;
  }
  const html = await toHtml(Buffer.from(zipSync(files, { level: 0 })));
  const pictures = parts.names.filter((name) =>
    /^word\/media\/.+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf)$/i.test(name),
  ).length;
  return { text: writeHtml(html), hidden, warnings: pictureWarning(pictures) };
}

async function toHtml(buffer: Buffer): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        ignoreEmptyParagraphs: false,
        includeEmbeddedStyleMap: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
    return value;
  } catch (error) {
    throw refuse('corrupt', '', { cause: error });
  }
}
