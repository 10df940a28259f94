import { type Closing, closeLabel } from './closing.ts';
import type { Head, Label, LabelForm } from './label.ts';
import { type ReadNumbers, readPair } from './numbers.ts';

/** "1.1", "1-1)", "1/1", "1.1 Analyse des performances", "1.2 et 1.3", "1.1.2 Instagram". */
export const fullNumber: LabelForm = { name: 'full-number', read };

const BY_FOLLOWING = { nothing: 10, closed: 10, capital: 9, lower: 5, comma: 0, digit: 3 } as const;

/** "1/1 le site" may be a label, "1/2 journée" is a fraction. */
const ARTICLE = /^(?:les?|la|l'|l’|une?|il|elle|on|je|pour)\b/;

function read(head: Head): Label | null {
  const pair = readPair(head.folded, 0);
  if (pair === null) return null;
  const closing = closeLabel(head, pair.end);
  if (closing === null) return null;
  const evidence = evidenceOf(head, pair, closing);
  if (evidence <= 0) return null;
  return {
    form: fullNumber.name,
    numbers: pair.numbers,
    named: null,
    suite: closing.suite,
    end: closing.end,
    evidence,
  };
}

/** A dot is the usual separator; a comma makes a decimal, a slash a fraction, a dash a range unless closed. */
function evidenceOf(head: Head, pair: ReadNumbers, closing: Closing): number {
  const base = BY_FOLLOWING[closing.following];
  if (closing.suite || pair.numbers.length > 1) return 9;
  if (pair.part) return Math.min(base, 6);
  const open = closing.following !== 'nothing' && closing.following !== 'closed';
  if (pair.separator === ',') return open ? 0 : closing.mark === '' ? 2 : 6;
  if (pair.separator === '/')
    return closing.following === 'lower' && !ARTICLE.test(head.folded.slice(closing.end)) ? 0 : open ? base - 4 : 9;
  if (pair.separator !== '.') return closing.following === 'lower' ? 2 : base;
  return base;
}
