import { closeLabel } from './closing.ts';
import type { Head, Label, LabelForm } from './label.ts';

/** "RC", "RC)", "RC : l'omnicanalité": a question whose id is not a number, written as it is. */
export const literalId: LabelForm = {
  name: 'literal-id',
  read(head: Head, subject): Label | null {
    for (const { folded, id } of subject.wordIds) {
      if (!head.folded.startsWith(folded) || /[a-z\d]/.test(head.folded.charAt(folded.length))) continue;
      const closing = closeLabel(head, folded.length);
      if (closing === null || closing.following === 'lower' || closing.following === 'comma') return null;
      return { form: literalId.name, numbers: [], named: id, suite: closing.suite, end: closing.end, evidence: 9 };
    }
    return null;
  },
};
