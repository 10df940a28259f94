import { refuse } from '../refusals.ts';

/** Decoded text and the encoding it was in; `mended` when some bytes did not belong to that encoding. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  readonly mended: boolean;
}

/**
 * Decodes a text file: UTF-8, UTF-16 (with or without byte order mark), Windows-1252, Latin-9 or Mac Roman. Lines end
 * with `\n`, letters are composed (NFC), characters without width are removed.
 *
 * @throws ReadingError `empty` for 0 bytes, `binary` for bytes that are no text in any of these encodings.
 */
export function decodeText(bytes: Uint8Array): string {
  return decodeTextFully(bytes).text;
}

export function decodeTextFully(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) throw refuse('empty');
  const decoded = decode(bytes);
  if (looksBinary(decoded.text)) throw refuse('binary');
  return { ...decoded, text: normalise(decoded.text) };
}

function decode(bytes: Uint8Array): DecodedText {
  const utf16 = utf16Encoding(bytes);
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes), encoding: utf16, mended: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8', mended: false };
  } catch {
    return mostlyUtf8(bytes) ?? decodeSingleByte(bytes);
  }
}

/** A text in Latin letters has a zero in one byte of nearly every pair. */
function utf16Encoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(bytes.length, 4096) >> 1;
  if (pairs < 2) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (bytes[2 * pair] === 0) evenZeros += 1;
    if (bytes[2 * pair + 1] === 0) oddZeros += 1;
  }
  if (oddZeros > pairs * 0.6 && evenZeros < pairs * 0.05) return 'utf-16le';
  if (evenZeros > pairs * 0.6 && oddZeros < pairs * 0.05) return 'utf-16be';
  return null;
}

/** UTF-8 with a few foreign bytes (a paste, a cut): better lose those than turn every accent into "Ã©". */
function mostlyUtf8(bytes: Uint8Array): DecodedText | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  const lost = text.match(/\uFFFD/g)?.length ?? 0;
  const kept = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  return kept > 10 * lost ? { text, encoding: 'utf-8', mended: true } : null;
}

const FRENCH_SIGNS = /[éèêëàâäîïôöùûüçœæÉÈÊÀÂÎÔÇ€«»’‘“”–…°²\u00A0]/g;

/** 0x80 to 0x9F of Windows-1252; the decoder of Node 20 takes them for control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const windows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80] ?? sign);

/** Windows-1252 first: it wins every tie. The others are told apart by the French letters they give. */
const SINGLE_BYTE: readonly { encoding: string; read(bytes: Uint8Array): string }[] = [
  { encoding: 'windows-1252', read: windows1252 },
  { encoding: 'iso-8859-15', read: (bytes) => new TextDecoder('iso-8859-15').decode(bytes) },
  { encoding: 'macintosh', read: (bytes) => new TextDecoder('macintosh').decode(bytes) },
];

function decodeSingleByte(bytes: Uint8Array): DecodedText {
  let best: DecodedText | null = null;
  let bestScore = -1;
  for (const { encoding, read } of SINGLE_BYTE) {
    const text = read(bytes);
    const score = text.match(FRENCH_SIGNS)?.length ?? 0;
    if (score > bestScore) {
      best = { text, encoding, mended: false };
      bestScore = score;
    }
  }
  if (!best) throw refuse('binary');
  return best;
}

/** More than 1 % of characters that no keyboard types, or the leftovers of a wrong decoding. */
function looksBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is counted
  const strange = text.match(/[\u0000-\u0008\u000E-\u001F\u007F-\u009F\uFFFD\uE000-\uF8FF\uFFFE\uFFFF]/g)?.length ?? 0;
  if (strange === 0) return false;
  return strange > text.length * 0.01 && strange > 1;
}

/** Line ends, form feeds, composed letters, no soft hyphen nor zero-width space (the joiner stays: emoji need it). */
export function normalise(text: string): string {
  return (
    text
      .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: stray control characters are removed
      .replace(/[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u200B\u2060\uFEFF]/g, '')
      .normalize('NFC')
  );
}
