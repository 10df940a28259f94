import { closeLabel } from './closing.ts';
import type { Head, Label, LabelForm } from './label.ts';
import { smallNumber } from './numbers.ts';

/** "II.3", "II - 2)", "I) Le site", "III." A bare one may be a dossier, a question, or a part of an essay. */
export const romanNumber: LabelForm = { name: 'roman-number', read };

const PAIR = /([ivx]{1,4})\s?[.\-–—/)]\s?(\d{1,2})(?!\d|[.,]\d)/y;
const BARE = /[ivx]{1,4}(?![a-z'’\d])/y;

function read(head: Head): Label | null {
  PAIR.lastIndex = 0;
  const pair = PAIR.exec(head.folded);
  if (pair !== null) {
    const dossier = smallNumber(pair[1] ?? '');
    const closing = closeLabel(head, pair[0].length);
    if (dossier === null || closing === null || closing.following === 'comma' || closing.following === 'lower')
      return null;
    return {
      form: romanNumber.name,
      numbers: [{ dossier, question: Number(pair[2]) }],
      named: null,
      suite: closing.suite,
      end: closing.end,
      evidence: 8,
    };
  }
  BARE.lastIndex = 0;
  const bare = BARE.exec(head.folded)?.[0];
  const number = bare === undefined ? null : smallNumber(bare);
  // In lower case "i)" is the ninth item of a list, and "v" or "x" a word.
  if (bare === undefined || number === null || head.raw.slice(0, bare.length) !== bare.toUpperCase()) return null;
  const closing = closeLabel(head, bare.length);
  if (closing === null || (closing.mark === '' && closing.following !== 'nothing')) return null;
  return {
    form: romanNumber.name,
    numbers: [{ dossier: null, question: number }],
    named: null,
    suite: closing.suite,
    end: closing.end,
    evidence: 1,
  };
}
