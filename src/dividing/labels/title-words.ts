import type { Title } from '../titles.ts';
import { wordsOf } from '../vocabulary.ts';
import type { Head, Label, LabelForm } from './label.ts';

/** "Réflexion commerciale structurée :", "Buyer persona", "RFM": a short line made of the words of a question's title. */
export const titleWords: LabelForm = { name: 'title-words', read };

const MAX_WORDS = 9;

function read(head: Head, subject: Parameters<LabelForm['read']>[1]): Label | null {
  if (head.cut || /\d|[#,;!?]|\.\s/.test(head.folded)) return null;
  const words = wordsOf(head.raw, subject.vocabulary);
  if (words.length === 0 || words.length > MAX_WORDS) return null;
  const entries = words.map(({ entry }) => entry);
  const evidences = new Float64Array(subject.count);
  for (const title of subject.titles) {
    evidences[title.question] = Math.max(evidences[title.question] ?? 0, evidenceFor(entries, title, subject.titles));
  }
  const evidence = Math.max(...evidences);
  const question = evidences.indexOf(evidence);
  const named = subject.questions[question]?.id;
  if (evidence === 0 || named === undefined || evidences.lastIndexOf(evidence) !== question) return null;
  return { form: titleWords.name, numbers: [], named, suite: false, end: head.folded.length, evidence };
}

/** Grows with the share of the title; a single word counts only when no other question's title has it. */
function evidenceFor(entries: readonly number[], title: Title, titles: readonly Title[]): number {
  const found = new Set(entries.filter((entry) => title.entries.includes(entry)));
  const strangers = entries.filter((entry) => !title.entries.includes(entry)).length;
  if (found.size === 0 || strangers > (found.size >= 3 ? 1 : 0)) return 0;
  const share = found.size / title.entries.length;
  if (found.size >= 2) return share >= 0.7 ? 7 : 4;
  const [word] = found;
  const shared = titles.some(
    ({ question, entries: others }) => question !== title.question && others.includes(word ?? -1),
  );
  if (shared) return 0;
  const place = title.entries.indexOf(word ?? -1);
  return share >= 0.5 ? 5 : place === 0 ? 3 : place === 1 ? 2 : 0;
}
