const SIZE = 0x250;
const MARK_FIRST = 0x300;
const MARK_LAST = 0x36f;
/** Combining accents: part of the letter before them, so that decomposed text folds like composed text. */
export const SKIP = 1;

const table = new Uint8Array(SIZE);
for (let code = 48; code <= 57; code += 1) table[code] = code;
for (let code = 0; code < SIZE; code += 1) {
  const base = String.fromCharCode(code).toLowerCase().normalize('NFD').charCodeAt(0);
  if (base >= 97 && base <= 122) table[code] = base;
}
table[0xe6] = table[0xc6] = 97;
table[0x152] = table[0x153] = 101;

/**
 * One UTF-16 unit without case or accent: the code of `a`-`z` or `0`-`9`, `SKIP` for a combining accent, 0 for all
 * that is no part of a word. Works unit by unit, so offsets never move.
 */
export function foldCode(code: number): number {
  if (code < SIZE) return table[code] ?? 0;
  return code >= MARK_FIRST && code <= MARK_LAST ? SKIP : 0;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole ASCII range is meant.
const NOT_ASCII = /[^\u0000-\u007f]/g;

/** A short text folded unit by unit, of the same length: letters and digits folded, everything else as it was. */
export function foldInPlace(text: string): string {
  return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase()).replace(NOT_ASCII, foldUnit);
}

function foldUnit(unit: string): string {
  const plain = foldCode(unit.charCodeAt(0));
  return plain > SKIP ? String.fromCharCode(plain) : unit;
}
