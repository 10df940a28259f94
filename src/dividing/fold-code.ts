const LATIN_END = 0x250;
const MARK_FIRST = 0x300;
const MARK_LAST = 0x36f;
/** Combining accents: part of the letter before them, so that decomposed text folds like composed text. */
export const SKIP = 1;

/**
 * UTF-16 unit → the unit without case or accent: the code of `a`-`z` or `0`-`9`, `SKIP` for a combining accent, 0 for
 * all that is no part of a word. Unit by unit, so that offsets never move; a table, because every letter of every copy
 * goes through it.
 */
export const FOLDED: Uint8Array = foldTable();

function foldTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let code = 48; code <= 57; code += 1) table[code] = code;
  for (let code = 0; code < LATIN_END; code += 1) {
    const base = String.fromCharCode(code).toLowerCase().normalize('NFD').charCodeAt(0);
    if (base >= 97 && base <= 122) table[code] = base;
  }
  table.fill(SKIP, MARK_FIRST, MARK_LAST + 1);
  // Ligatures count as their first sounded letter: "œuvre" is "euvre" in rubrics and copies alike.
  table[0xe6] = table[0xc6] = 97;
  table[0x152] = table[0x153] = 101;
  return table;
}

export function foldCode(code: number): number {
  return FOLDED[code] ?? 0;
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
