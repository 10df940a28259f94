import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReadingError } from '../../errors/index.ts';
import { decodeText } from '../index.ts';
import { normalise } from './decode-text.ts';

const COPY = 'Coût marginal : 0,90 € – « évolution » de l’été, cœur, naïf, à Noël.\nTaux de rebond = 75 %\n';

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

/** Each sign by its place in the code page, as a table of the standard gives it. */
function singleByte(text: string, high: Readonly<Record<string, number>>): Uint8Array {
  return Uint8Array.from(text, (sign) => high[sign] ?? sign.charCodeAt(0));
}

const WINDOWS = { '€': 0x80, '–': 0x96, '’': 0x92, œ: 0x9c };
const LATIN9 = { '€': 0xa4, œ: 0xbd };
const MAC = {
  û: 0x9e,
  '€': 0xdb,
  '–': 0xd0,
  '«': 0xc7,
  '»': 0xc8,
  é: 0x8e,
  '’': 0xd5,
  œ: 0xcf,
  ï: 0x95,
  à: 0x88,
  ë: 0x91,
};

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from(COPY)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${COPY}`)],
    ['UTF-16 LE with its mark', utf16(COPY, false, true)],
    ['UTF-16 BE with its mark', utf16(COPY, true, true)],
    ['UTF-16 LE', utf16(COPY, false, false)],
    ['UTF-16 BE', utf16(COPY, true, false)],
    ['Windows-1252', singleByte(COPY, WINDOWS)],
    ['Mac Roman', singleByte(COPY, MAC)],
    ['Windows line ends', Buffer.from(COPY.replaceAll('\n', '\r\n'))],
    ['old Mac line ends', Buffer.from(COPY.replaceAll('\n', '\r'))],
    ['decomposed letters', Buffer.from(COPY.normalize('NFD'))],
  ])('reads %s', (_name, bytes) => {
    expect(decodeText(bytes)).toBe(COPY);
  });

  it('reads the euro of Latin-9', () => {
    expect(decodeText(singleByte('40 € de cœur, très élevé', LATIN9))).toBe('40 € de cœur, très élevé');
  });

  it('keeps the accents of a UTF-8 text with one foreign byte', () => {
    const bytes = Buffer.concat([Buffer.from(COPY), Buffer.from([0xe9])]);
    expect(decodeText(bytes).startsWith(COPY)).toBe(true);
  });

  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    [
      'random bytes',
      Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919 + (index >> 3) * 31) & 255),
      'binary',
    ],
    ['zeros', new Uint8Array(100), 'binary'],
  ])('refuses %s', (_name, bytes, code) => {
    expect(() => decodeText(bytes)).toThrow(expect.objectContaining({ code, constructor: ReadingError }));
  });

  it('takes blank text for text', () => {
    expect(decodeText(Buffer.from('  \n\t\n '))).toBe('  \n\t\n ');
  });

  it('gives back any text that was written in UTF-8', () => {
    const typed = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\p{Cc}\p{Co}\uFFFD]/u.test(text));
    fc.assert(
      fc.property(typed, (text) => {
        expect(decodeText(Buffer.from(text))).toBe(normalise(text));
      }),
    );
  });
});
