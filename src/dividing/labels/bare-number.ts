import { type Closing, closeLabel } from './closing.ts';
import type { Head, Label, LabelForm } from './label.ts';
import { readSingle } from './numbers.ts';

/** "1)", "2) la loi", "5. post", "1 - Le site", "3/", "4°". As often the item of a list: the copy decides. */
export const bareNumber: LabelForm = { name: 'bare-number', read };

function read(head: Head): Label | null {
  const single = readSingle(head.folded, 0);
  if (single === null) return null;
  const closing = closeLabel(head, single.end);
  if (closing === null) return null;
  if (/^[-–—/:]/.test(closing.mark) && /\d/.test(head.raw.charAt(closing.end))) return null;
  const evidence = evidenceOf(closing) - (head.bullet ? 3 : 0);
  if (evidence < -2) return null;
  return {
    form: bareNumber.name,
    numbers: single.numbers,
    named: null,
    suite: closing.suite,
    end: closing.end,
    evidence,
  };
}

function evidenceOf(closing: Closing): number {
  if (closing.suite) return 5;
  if (closing.following === 'nothing') return closing.mark === '' ? 1 : 5;
  if (closing.mark === '') return closing.following === 'capital' ? -1 : -10;
  return closing.mark.startsWith('-') || closing.mark.startsWith('–') ? 2 : 3;
}
