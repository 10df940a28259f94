import { closeLabel } from './closing.ts';
import type { Head, Label, LabelForm } from './label.ts';
import { readPair, readSingle, smallNumber } from './numbers.ts';

/** "Dossier 2 / 2.3", "Dossier 1 – question 1.1", "Dossier 2 – question 4 (avis)", "D2 Q3", "D2.3". */
export const dossierQuestion: LabelForm = { name: 'dossier-question', read };

const DOSSIER = /(?:dossiers?|doss|dos|d|partie|mission)[\s.]*(?:n\s?°\s*)?(\d|[ivx]{1,4}(?![a-z]))/y;
const BETWEEN = /\s*[-–—/:,.;|>(]*\s*(questions?|quest|q)?[\s.:-]*(?:n\s?°\s*)?/y;

function read(head: Head): Label | null {
  const { folded } = head;
  DOSSIER.lastIndex = 0;
  const dossier = DOSSIER.exec(folded);
  if (dossier === null) return null;
  BETWEEN.lastIndex = dossier[0].length;
  const between = BETWEEN.exec(folded);
  const from = dossier[0].length + (between?.[0].length ?? 0);
  const asked = between?.[1] !== undefined;
  const number = smallNumber(dossier[1] ?? '');
  const pair = readPair(folded, from);
  if (pair !== null) return label(head, pair.numbers, pair.end, 10);
  const short = /^d[\s.]*\d/.test(folded);
  // "Dossier 1 - 16 points" and "Dossier 2 3 pages" are headings: without the word, only the short "D2.3" is read.
  if (!asked && !(short && between?.[0] !== '')) return null;
  const single = readSingle(folded, from);
  if (single === null) return null;
  return label(
    head,
    single.numbers.map(({ question }) => ({ dossier: number, question })),
    single.end,
    asked ? 10 : 7,
  );
}

function label(head: Head, numbers: Label['numbers'], numberEnd: number, base: number): Label | null {
  const closing = closeLabel(head, numberEnd);
  if (closing === null || closing.following === 'comma' || closing.following === 'digit') return null;
  const evidence = closing.following === 'lower' ? base - 4 : base;
  return { form: dossierQuestion.name, numbers, named: null, suite: closing.suite, end: closing.end, evidence };
}
