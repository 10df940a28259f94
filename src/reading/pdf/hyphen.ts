/** Second halves that a French compound has and a cut word hardly ever is. */
const COMPOUND_TAILS = new Set(
  'être à dire ci là elle elles il ils on je tu nous vous moi toi lui leur t ce même mêmes faire vous vente dessus dessous clients client commerce marketing mail réseaux'.split(
    ' ',
  ),
);
/** First halves that are words of their own and live in compounds. */
const COMPOUND_HEADS = new Set(
  "c'est est-ce celui celle ceux savoir rendez sous non demi semi mi vis après avant porte chef mot auto".split(' '),
);

/**
 * Whether a hyphen at a line end belongs to the word: "peut-⏎être" does, "indis-⏎pensable" does not.
 *
 * @param head the letters before the hyphen, `tail` those after the line break
 * @param words how the copy writes words elsewhere, in lower case; it knows better than any rule
 */
export function keepsHyphen(head: string, tail: string, words: ReadonlySet<string>): boolean {
  const [left, right] = [head.toLowerCase(), tail.toLowerCase()];
  if (words.has(`${left}-${right}`)) return true;
  if (words.has(left + right)) return false;
  // Typesetters leave at least two letters on either side.
  if (left.length < 2 || right.length < 2) return true;
  return COMPOUND_TAILS.has(right) || COMPOUND_HEADS.has(left);
}
