import { extname } from 'node:path';
import { BaremeError } from '../errors/index.ts';

/** What a copy may be. The name and the content must agree; the browser's own type is not looked at. */
type Kind = 'pdf' | 'docx' | 'text' | 'png' | 'jpeg' | 'zip';
const KIND_OF_EXTENSION: Readonly<Record<string, Kind>> = {
  pdf: 'pdf',
  docx: 'docx',
  txt: 'text',
  md: 'text',
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
};

/** Formats offered in the upload forms. */
export const acceptedExtensions: readonly string[] = Object.keys(KIND_OF_EXTENSION).map((extension) => `.${extension}`);

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

export const isZip = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0x50, 0x4b, 5, 6);

function matches(kind: Kind, bytes: Uint8Array): boolean {
  if (kind === 'pdf')
    return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');
  if (kind === 'docx' || kind === 'zip') return isZip(bytes);
  if (kind === 'png') return startsWith(bytes, 0x89, 0x50, 0x4e, 0x47);
  if (kind === 'jpeg') return startsWith(bytes, 0xff, 0xd8, 0xff);
  // UTF-16 has zeros; without its mark, a zero byte means that this is no text.
  return startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff) || !bytes.subarray(0, 4096).includes(0);
}

/** The extension of a file name, lower case, "" when it has none. Nothing else of a client's file name is used. */
export const extensionOf = (name: string): string => extname(name.replaceAll('\0', '')).slice(1).toLowerCase();

/** Why a file cannot be a copy, in French, or null. Whether it can be read is the reader's to say. */
export function problemOf(name: string, bytes: Uint8Array, limit: number): string | null {
  const extension = extensionOf(name);
  const kind = KIND_OF_EXTENSION[extension];
  if (kind === undefined) {
    return `Format refusé (${extension === '' ? 'sans extension' : `.${extension}`}). Formats acceptés : ${acceptedExtensions.join(', ')}.`;
  }
  if (bytes.length === 0) return 'Le fichier est vide.';
  if (bytes.length > limit) return `Le fichier dépasse ${Math.round(limit / 1024 / 1024)} Mo.`;
  if (!matches(kind, bytes)) return `Le contenu n’est pas celui d’un fichier .${extension}.`;
  return null;
}

/** Throws BaremeError `too_large` or `unreadable_file` for a file that cannot be a copy. */
export function checkFile(name: string, bytes: Uint8Array, limit: number): { readonly extension: string } {
  const problem = problemOf(name, bytes, limit);
  if (problem === null) return { extension: extensionOf(name) };
  throw new BaremeError(bytes.length > limit ? 'too_large' : 'unreadable_file', problem, {
    remedy: 'Enregistrez la copie en PDF, DOCX ou texte, puis déposez-la de nouveau.',
  });
}
