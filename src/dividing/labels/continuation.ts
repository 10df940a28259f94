import { closeLabel } from './closing.ts';
import type { Head, Label, LabelForm } from './label.ts';
import { readPair, readSingle } from './numbers.ts';

/** "suite 1.1", "Suite de la question 1.1 :", "Complément 2.3", "(suite)". */
export const continuation: LabelForm = { name: 'continuation', read };

const WORD = /(?:suite et fin|suite|fin|complements?|ajout|rappel|retour|j'ai oublie)\b[\s:.-]*/y;
const LINK = /(?:(?:(?:de|du|au|a|sur|pour|la|le|ma|mon|reponse|question|quest|dossier)\b|q|n\s?°)[\s.:]*)*/y;
const ALONE = /^[\s():.…-]*$/;

function read(head: Head): Label | null {
  WORD.lastIndex = 0;
  const word = WORD.exec(head.folded)?.[0];
  if (word === undefined) return null;
  LINK.lastIndex = word.length;
  const linked = LINK.exec(head.folded)?.[0] ?? '';
  const from = word.length + linked.length;
  const numbers =
    readPair(head.folded, from) ??
    (/q|n/.test(linked) || word.startsWith('suite') ? readSingle(head.folded, from) : null);
  if (numbers === null) {
    const alone = word.startsWith('suite') && !head.cut && ALONE.test(head.folded.slice(word.length));
    return alone
      ? { form: continuation.name, numbers: [], named: null, suite: true, end: head.folded.length, evidence: 6 }
      : null;
  }
  const closing = closeLabel(head, numbers.end);
  if (closing === null || closing.following === 'comma') return null;
  const evidence = closing.following === 'lower' ? 5 : 10;
  return { form: continuation.name, numbers: numbers.numbers, named: null, suite: true, end: closing.end, evidence };
}
