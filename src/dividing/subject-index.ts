import type { Subject } from '../rubric/index.ts';
import { foldInPlace } from './fold-code.ts';
import { indexTitles, type Title } from './titles.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

export interface IndexedQuestion {
  readonly id: string;
  /** Index of its dossier. */
  readonly dossier: number;
  /** Rank in its dossier, from 1. */
  readonly rank: number;
  /** The number that the id writes: 3 for "2.3" and for "3"; null for "RC". */
  readonly number: number | null;
}

/** What dividing asks of a subject, prepared once. Questions and dossiers are named by their index. */
export interface SubjectIndex {
  readonly count: number;
  readonly questions: readonly IndexedQuestion[];
  readonly dossierCount: number;
  /** Questions of each dossier, in order. */
  readonly dossiers: readonly (readonly number[])[];
  /** Numbers that dossiers go by in labels. */
  readonly dossierNumbers: readonly number[];
  /** Folded ids that are not made of numbers. */
  readonly wordIds: readonly { readonly folded: string; readonly id: string }[];
  /** Words of the dossiers' titles, folded, to tell "Dossier 1 : <title>" from "Dossier 1 : <answer>". */
  readonly headingWords: ReadonlySet<string>;
  readonly vocabulary: Vocabulary;
  readonly titles: readonly Title[];
}

const cache = new WeakMap<Subject, SubjectIndex>();

export function indexSubject(subject: Subject): SubjectIndex {
  const known = cache.get(subject);
  if (known !== undefined) return known;
  const made = build(subject);
  cache.set(subject, made);
  return made;
}

function build(subject: Subject): SubjectIndex {
  const vocabulary = vocabularyOf(subject);
  const dossierOf = new Map(
    subject.dossiers.flatMap((dossier, index) => dossier.questions.map((id) => [id, index] as const)),
  );
  const dossiers: number[][] = subject.dossiers.map(() => []);
  const questions = subject.questions.map((question, index): IndexedQuestion => {
    const dossier = dossierOf.get(question.id) ?? 0;
    const rank = dossiers[dossier]?.push(index) ?? index + 1;
    const number = /^(?:\d{1,2}\D{1,3})?(\d{1,2})$/.exec(question.id)?.[1];
    return { id: question.id, dossier, rank, number: number === undefined ? null : Number(number) };
  });
  return {
    count: questions.length,
    questions,
    dossierCount: dossiers.length,
    dossiers,
    dossierNumbers: subject.dossiers.map((dossier, index) => dossierNumber(dossier.id, dossier.questions, index)),
    wordIds: questions.filter(({ number }) => number === null).map(({ id }) => ({ folded: foldInPlace(id), id })),
    headingWords: new Set(
      foldInPlace([subject.title, ...subject.dossiers.map(({ title }) => title)].join(' ')).match(/[a-z]{3,}/g) ?? [],
    ),
    vocabulary,
    titles: indexTitles(subject, vocabulary),
  };
}

/** The number that its questions carry ("2" for 2.1), else that of its own id, else its rank. */
function dossierNumber(id: string, questions: readonly string[], index: number): number {
  const carried = /^(\d{1,2})\D{1,3}\d{1,2}$/.exec(questions[0] ?? '')?.[1] ?? /\d{1,2}/.exec(id)?.[0];
  return carried === undefined ? index + 1 : Number(carried);
}

/** Index of the question that "dossier.question" names; -1 when the subject has none. */
export function questionAt(subject: SubjectIndex, dossierNumber: number, number: number): number {
  const dossier = subject.dossierNumbers.indexOf(dossierNumber);
  return (
    (subject.dossiers[dossier] ?? []).find((question) => subject.questions[question]?.number === number) ??
    rankAt(subject, dossier, number)
  );
}

function rankAt(subject: SubjectIndex, dossier: number, rank: number): number {
  const question = subject.dossiers[dossier]?.[rank - 1];
  return question !== undefined && subject.questions[question]?.number === null ? question : -1;
}
