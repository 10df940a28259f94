import { isTitleWord, wordsOf } from '../vocabulary.ts';
import type { Head, Label, LabelForm } from './label.ts';

/** "Réflexion commerciale structurée :", "Buyer persona", "RFM": a short line made of the words of a question's title. */
export const titleWords: LabelForm = { name: 'title-words', read };

const MAX_WORDS = 9;

function read(head: Head, subject: Parameters<LabelForm['read']>[1]): Label | null {
  if (head.cut || /\d|[,;!?]|\.\s/.test(head.folded)) return null;
  const words = wordsOf(head.raw, subject.vocabulary);
  if (words.length === 0 || words.length > MAX_WORDS) return null;
  let best = { question: -1, evidence: 0 };
  for (let question = 0; question < subject.count; question += 1) {
    const evidence = evidenceFor(
      words.map(({ entry }) => entry),
      question,
      subject,
    );
    if (evidence > best.evidence) best = { question, evidence };
    else if (evidence === best.evidence) best = { question: -1, evidence };
  }
  const named = subject.questions[best.question]?.id;
  if (named === undefined) return null;
  return { form: titleWords.name, numbers: [], named, suite: false, end: head.folded.length, evidence: best.evidence };
}

/** Grows with the share of the title; a single word counts only when it leads this title and no other has it. */
function evidenceFor(entries: readonly number[], question: number, subject: Parameters<LabelForm['read']>[1]): number {
  const { vocabulary } = subject;
  const mine = new Set(entries.filter((entry) => isTitleWord(vocabulary, entry, question)));
  const strangers = entries.filter((entry) => !isTitleWord(vocabulary, entry, question)).length;
  if (mine.size === 0 || strangers > (mine.size >= 3 ? 1 : 0)) return 0;
  const share = mine.size / Math.max(1, vocabulary.titleSizes[question] ?? 1);
  const own = [...mine].some(
    (entry) =>
      (vocabulary.titles[entry] ?? 0) === 1 << question && vocabulary.titleHeads[question]?.includes(entry) === true,
  );
  if (share >= 0.7 && mine.size >= 2) return 7;
  if (mine.size >= 2) return 4;
  return own ? (share >= 0.5 ? 5 : 3) : 0;
}
