/**
 * What a UTF-16 unit is and the base letter it folds to ("É" → "e"), as two flat tables: the reader asks once per
 * character, and must not allocate for it.
 */
export const SPACE = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const NEWLINE = 3;
export const PUNCTUATION = 4;

const UNITS = 0x10000;

/** Class of each UTF-16 unit. */
export const CLASS = new Uint8Array(UNITS).fill(PUNCTUATION);
/** Lower-case base letter of each letter; 0 for a combining mark, which folding skips. */
export const FOLD = new Uint16Array(UNITS);

function range(from: number, to: number, kind: number): void {
  CLASS.fill(kind, from, to + 1);
}

function foldLetters(from: number, to: number): void {
  for (let code = from; code <= to; code += 1) {
    const base = String.fromCharCode(code).normalize('NFD').charAt(0).toLowerCase();
    FOLD[code] = base.charCodeAt(0);
  }
}

range(0x00, 0x20, SPACE);
for (const space of [0x7f, 0xa0, 0xad, 0x202f, 0x205f, 0x3000, 0xfeff]) CLASS[space] = SPACE;
range(0x2000, 0x200f, SPACE);
for (const newline of [0x0a, 0x0c, 0x0d, 0x85, 0x2028, 0x2029]) CLASS[newline] = NEWLINE;
range(0x30, 0x39, DIGIT);
for (const [from, to] of [
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0x5f, 0x5f],
  [0xc0, 0x24f],
  [0x300, 0x36f],
  [0x370, 0x1fff],
  [0x3040, 0xd7ff],
] as const) {
  range(from, to, LETTER);
  foldLetters(from, to);
}
CLASS[0xd7] = PUNCTUATION;
CLASS[0xf7] = PUNCTUATION;
FOLD.fill(0, 0x300, 0x370);
FOLD[0x153] = FOLD[0x152] = 0x6f;

/** A single blank that may separate thousands: space, no-break, narrow no-break, thin and their kin. */
export function isThousandsBlank(code: number): boolean {
  return code === 0x20 || code === 0xa0 || code === 0x202f || (code >= 0x2002 && code <= 0x200a);
}

/** "É" → "e", letters only; what the vocabulary is keyed by. */
export function fold(word: string): string {
  let folded = '';
  for (let index = 0; index < word.length; index += 1) {
    const base = FOLD[word.charCodeAt(index)] ?? 0;
    if (base > 0) folded += String.fromCharCode(base);
  }
  return folded;
}
