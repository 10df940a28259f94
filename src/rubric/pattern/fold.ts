const PLAIN = /^[a-z0-9]*$/;

/**
 * What words are compared by: lower case, no accents, ligatures opened, typographic apostrophes made plain.
 * The length may change: fold words, never a text whose offsets matter.
 */
export function fold(word: string): string {
  const known = folded.get(word);
  if (known !== undefined) return known;
  const result = foldOnce(word);
  if (folded.size > MOST_REMEMBERED) folded.clear();
  folded.set(word, result);
  return result;
}

/** Students use the same words again and again: remembering them spares most of the work. */
const folded = new Map<string, string>();
const MOST_REMEMBERED = 50_000;

function foldOnce(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[’ʼ‘`´]/g, "'");
}
