import { closeLabel } from './closing.ts';
import type { Head, Label, LabelForm } from './label.ts';
import { rankOf, readPair, readSingle, smallNumber } from './numbers.ts';

/** "Question 1.1 :", "Q1.1", "Q 3", "Réponse à la question 2.1", "Première question", "n°4". */
export const questionWord: LabelForm = { name: 'question-word', read };

const WORD =
  /(?:reponses?(?:\s+(?:a|de)\s+(?:la\s+)?question)?|rep|questions?|quest|qst|qu|q|exercice|exo|ex|n(?=\s?°))[\s.:_-]*(?:n\s?[°o]?\.?\s*|numero\s+|°\s*)?/y;
const SPELLED = /(un|une|deux|trois|quatre|cinq|six|i{1,3}|iv|v)\b/y;
const RANK_FIRST =
  /((?:1\s?(?:er|ere|re)|[2-6]\s?(?:e|eme|nde?)|premiere|deuxieme|seconde|troisieme|quatrieme|cinquieme|sixieme))\s+question\b/y;

function read(head: Head): Label | null {
  const { folded } = head;
  RANK_FIRST.lastIndex = 0;
  const rank = RANK_FIRST.exec(folded);
  if (rank !== null) return label(head, [{ dossier: null, question: rankOf(rank[1] ?? '') }], rank[0].length, 6);
  WORD.lastIndex = 0;
  const word = WORD.exec(folded)?.[0];
  if (word === undefined) return null;
  const pair = readPair(folded, word.length);
  if (pair !== null) return label(head, pair.numbers, pair.end, 10);
  const single = readSingle(folded, word.length);
  if (single !== null)
    return label(head, single.numbers, single.end, word.startsWith('n') || word.startsWith('ex') ? 5 : 8);
  SPELLED.lastIndex = word.length;
  const spelled = SPELLED.exec(folded)?.[1];
  if (spelled === undefined || !word.startsWith('quest')) return null;
  return label(
    head,
    [{ dossier: null, question: smallNumber(spelled === 'une' ? 'un' : spelled) }],
    word.length + spelled.length,
    6,
  );
}

function label(head: Head, numbers: Label['numbers'], numberEnd: number, base: number): Label | null {
  const closing = closeLabel(head, numberEnd);
  if (closing === null || numbers.some(({ question }) => question === null)) return null;
  const loss = { nothing: 0, closed: 0, capital: 1, lower: 4, comma: 10, digit: 3 }[closing.following];
  if (base <= loss) return null;
  return {
    form: questionWord.name,
    numbers,
    named: null,
    suite: closing.suite,
    end: closing.end,
    evidence: base - loss,
  };
}
