/** What the first bytes of a file say it is; the name is never believed. */
export type Kind = 'text' | 'pdf' | 'zip' | 'png' | 'jpeg' | 'unsupported';

export interface Sniffed {
  readonly kind: Kind;
  /** French name of a format that is recognised but not read, with what to do when the general advice is not enough. */
  readonly format?: string;
}

interface Signature {
  readonly kind: Kind;
  readonly at: number;
  readonly bytes: readonly number[];
  readonly format?: string;
}

const ascii = (text: string): readonly number[] => [...text].map((char) => char.charCodeAt(0));

/** Only signatures that no typed text starts with: "BM" or "MZ" alone could open a sentence. */
const SIGNATURES: readonly Signature[] = [
  { kind: 'png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], format: 'image PNG' },
  { kind: 'jpeg', at: 0, bytes: [0xff, 0xd8, 0xff], format: 'image JPEG' },
  { kind: 'zip', at: 0, bytes: [0x50, 0x4b, 0x03, 0x04], format: 'archive ZIP ou document DOCX/ODT' },
  { kind: 'zip', at: 0, bytes: [0x50, 0x4b, 0x05, 0x06], format: 'archive ZIP vide' },
  { kind: 'unsupported', at: 0, bytes: ascii('{\\rtf'), format: 'document RTF' },
  { kind: 'unsupported', at: 0, bytes: [0xd0, 0xcf, 0x11, 0xe0], format: 'ancien document Office (.doc, .xls, .ppt)' },
  { kind: 'unsupported', at: 0, bytes: ascii('GIF8'), format: 'image GIF' },
  { kind: 'unsupported', at: 0, bytes: [0x49, 0x49, 0x2a, 0x00], format: 'image TIFF' },
  { kind: 'unsupported', at: 0, bytes: [0x4d, 0x4d, 0x00, 0x2a], format: 'image TIFF' },
  { kind: 'unsupported', at: 8, bytes: ascii('WEBP'), format: 'image WebP' },
  { kind: 'unsupported', at: 4, bytes: ascii('ftypheic'), format: "photo HEIC d'iPhone" },
  { kind: 'unsupported', at: 4, bytes: ascii('ftyp'), format: 'vidéo ou photo' },
  { kind: 'unsupported', at: 0, bytes: [0x1f, 0x8b], format: 'archive GZIP' },
  { kind: 'unsupported', at: 0, bytes: ascii("7z\xbc\xaf'\x1c"), format: 'archive 7z' },
  { kind: 'unsupported', at: 0, bytes: ascii('Rar!\x1a'), format: 'archive RAR' },
  { kind: 'unsupported', at: 0, bytes: ascii('%!PS'), format: 'document PostScript' },
  { kind: 'unsupported', at: 0, bytes: [0x7f, 0x45, 0x4c, 0x46], format: 'programme' },
];

/** pdf.js, like every viewer, accepts up to 1024 bytes of junk before the header. */
const PDF_HEADER_WINDOW = 1024;

export function sniff(bytes: Uint8Array): Sniffed {
  for (const { kind, at, bytes: expected, format } of SIGNATURES) {
    if (expected.every((byte, index) => bytes[at + index] === byte)) return { kind, format };
  }
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PDF_HEADER_WINDOW));
  if (head.includes('%PDF-')) return { kind: 'pdf' };
  if (/^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b/i.test(head)) {
    return { kind: 'unsupported', format: 'page web (HTML)' };
  }
  if (/^(?:\xef\xbb\xbf)?\s*<\?xml\b/i.test(head)) return { kind: 'unsupported', format: 'fichier XML' };
  return { kind: 'text', format: 'texte brut' };
}
