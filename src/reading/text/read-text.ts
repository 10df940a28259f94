import type { Document, ReadingWarning } from '../../types/index.ts';
import type { ReadingLimits } from '../limits.ts';
import { refuse } from '../refusals.ts';
import { decodeTextFully } from './decode-text.ts';

/** A typed text as a document of one page. Blank text is a document too: blank is a state, not an error. */
export function readText(bytes: Uint8Array, limits: ReadingLimits): Document {
  // A character takes at most four bytes: beyond that the text is too long whatever its encoding.
  if (bytes.length > limits.characters * 4) throw tooLong(limits);
  const { text, mended } = decodeTextFully(bytes);
  if (text.length > limits.characters) throw tooLong(limits);
  const warnings: ReadingWarning[] = mended
    ? [
        {
          code: 'encoding',
          message: 'Quelques caractères du fichier sont illisibles : il mélange plusieurs encodages.',
        },
      ]
    : [];
  return plainDocument(text, warnings);
}

export function plainDocument(text: string, warnings: readonly ReadingWarning[] = []): Document {
  return {
    origin: 'text',
    text,
    pages: [{ number: 1, start: 0, end: text.length }],
    warnings,
    furniture: [],
    hidden: [],
    boxes: [],
    confidences: [],
  };
}

function tooLong(limits: ReadingLimits): Error {
  const most = limits.characters.toLocaleString('fr-FR');
  return refuse('too_large', ` : une copie de texte a au plus ${most} caractères`);
}
