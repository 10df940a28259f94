/** Letters beside each other on a French keyboard. */
const ROWS = ['azertyuiop', 'qsdfghjklm', 'wxcvbn'];
const SHORTEST = 4;

/** Numbers from 0 to 1 that follow from `seed` alone (mulberry32, public domain): two runs make the same mistakes. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const withoutAccents = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');

function neighbour(letter: string, random: () => number): string {
  const row = ROWS.find((one) => one.includes(letter.toLowerCase()));
  if (row === undefined) return letter;
  const at = row.indexOf(letter.toLowerCase()) + (random() < 0.5 ? -1 : 1);
  return row[at] ?? letter;
}

/** One mistake as they are made at a keyboard: an accent left out, a letter left out, doubled, swapped or hit beside. */
function mistake(word: string, random: () => number): string {
  const bare = withoutAccents(word);
  if (bare !== word && random() < 0.6) return bare;
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, letter, next, after] = [word.slice(0, at), word[at] ?? '', word[at + 1] ?? '', word.slice(at + 2)];
  const kind = Math.floor(random() * 4);
  if (kind === 0) return `${before}${next}${after}`;
  if (kind === 1) return `${before}${letter}${letter}${next}${after}`;
  if (kind === 2) return `${before}${next}${letter}${after}`;
  return `${before}${neighbour(letter, random)}${next}${after}`;
}

/** The text with typing and accent mistakes in this share (0 to 1) of its words of four letters and more; figures stay. */
export function misspell(text: string, share: number, seed: number): string {
  const random = randomFrom(seed);
  return text.replace(/\p{L}+/gu, (word) =>
    word.length >= SHORTEST && random() < share ? mistake(word, random) : word,
  );
}
