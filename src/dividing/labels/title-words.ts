import { wordsOf } from '../content.ts';
import type { SubjectIndex } from '../subject-index.ts';
import { isGenericWord, type Title } from '../titles.ts';
import type { Head, Label, LabelForm } from './label.ts';

/**
 * "Réflexion commerciale structurée :", "Buyer persona", "RFM (3,5 points)": a short line made of the words of a
 * question's title, or such words before a colon ("Persona : Julie, 38 ans").
 */
export const titleWords: LabelForm = { name: 'title-words', read };

const MAX_WORDS = 9;
const MAX_LEAD_WORDS = 4;
/** A title followed by text on its line must be half of it or two words: "Avantages : …" opens a line of any answer. */
const LEAD_LEAST = 4;
const LEAD = /^([^:\d#,;.!?]{3,50}?)\s*:\s+(?=\S)/;
const REMARK = /\s*\([^)]*\)\s*:?$/;
const NO_TITLE = /\d|[#,;!?]|\.\s/;

function read(head: Head, subject: SubjectIndex): Label | null {
  const lead = LEAD.exec(head.raw);
  const name = lead === null ? head.raw.replace(REMARK, '') : (lead[1] ?? '');
  if ((lead === null && head.cut) || NO_TITLE.test(name)) return null;
  const words = wordsOf(name, subject.vocabulary).filter(({ start, end }) => !isGenericWord(name.slice(start, end)));
  if (words.length === 0 || words.length > (lead === null ? MAX_WORDS : MAX_LEAD_WORDS)) return null;
  const entries = words.map(({ entry }) => entry);
  const evidences = new Float64Array(subject.count);
  for (const title of subject.titles) {
    evidences[title.question] = Math.max(evidences[title.question] ?? 0, evidenceFor(entries, title, subject.titles));
  }
  const evidence = Math.max(...evidences);
  const question = evidences.indexOf(evidence);
  const named = subject.questions[question]?.id;
  if (
    evidence < (lead === null ? 1 : LEAD_LEAST) ||
    named === undefined ||
    evidences.lastIndexOf(evidence) !== question
  )
    return null;
  return {
    form: titleWords.name,
    numbers: [],
    named,
    suite: false,
    end: lead?.[0].length ?? head.raw.length,
    evidence,
  };
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
