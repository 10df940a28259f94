import { extname } from 'node:path';
import type { Told } from '../errors/index.ts';
import { serverRefusals } from './refusals.ts';

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

/** A file of more bytes than `limit`. */
export function overLimit(limit: number): Told {
  const megabytes = Math.round(limit / 1024 / 1024);
  return { fr: `Le fichier dépasse ${megabytes} Mo.`, en: `The file exceeds ${megabytes} MB.` };
}

/** Why a file cannot be a copy, or null. Whether it can be read is the reader's to say. */
export function problemOf(name: string, bytes: Uint8Array, limit: number): Told | null {
  const extension = extensionOf(name);
  const kind = KIND_OF_EXTENSION[extension];
  if (kind === undefined) {
    const accepted = acceptedExtensions.join(', ');
    return {
      fr: `Format refusé (${extension === '' ? 'sans extension' : `.${extension}`}). Formats acceptés : ${accepted}.`,
      en: `Format refused (${extension === '' ? 'no extension' : `.${extension}`}). Accepted formats: ${accepted}.`,
    };
  }
  if (bytes.length === 0) return { fr: 'Le fichier est vide.', en: 'The file is empty.' };
  if (bytes.length > limit) return overLimit(limit);
  if (!matches(kind, bytes)) {
    return {
      fr: `Le contenu n’est pas celui d’un fichier .${extension}.`,
      en: `What is inside is not a .${extension} file.`,
    };
  }
  return null;
}

/** Throws BaremeError `too_large` or `unreadable_file` for a file that cannot be a copy. */
export function checkFile(name: string, bytes: Uint8Array, limit: number): { readonly extension: string } {
  const problem = problemOf(name, bytes, limit);
  if (problem === null) return { extension: extensionOf(name) };
  throw bytes.length > limit ? serverRefusals.fileTooLarge(problem) : serverRefusals.unreadableFile(problem);
}
