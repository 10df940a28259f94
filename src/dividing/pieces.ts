import type { Candidate } from './candidates.ts';
import { isExplicit } from './candidates.ts';
import { titleWords } from './labels/title-words.ts';
import type { Step } from './sequence.ts';
import type { SubjectIndex } from './subject-index.ts';

/** A run of text attributed to one question, or to none (-1). */
export interface Piece {
  /** Index of the question; -1: unclaimed. */
  readonly question: number;
  /** The label that opens it; null when it was inferred or stands before all labels. */
  readonly label: Candidate | null;
  /** Questions of a joint label, both possible inside. */
  readonly joint: readonly number[];
  /** Dossier under whose heading unclaimed text stands; -1. */
  readonly dossier: number;
  /** First line of its text (that of the label when there is one) and the line after its last. */
  readonly fromLine: number;
  readonly toLine: number;
  /** Where its text starts: behind the label. */
  readonly start: number;
  readonly certainty: number;
  readonly origin: 'label' | 'relabelled' | 'inferred' | 'none';
}

/** Cuts the copy at the labels that were chosen; `passed` are headings that interrupt nothing, by line. */
export function cutPieces(
  steps: readonly Step[],
  subject: SubjectIndex,
  lineCount: number,
): { pieces: Piece[]; passed: Map<number, Candidate> } {
  const opens = steps.filter(({ action }) => action === 'opens');
  const pieces: Piece[] = [
    {
      question: -1,
      label: null,
      joint: [],
      dossier: -1,
      fromLine: 0,
      toLine: opens[0]?.candidate.line ?? lineCount,
      start: 0,
      certainty: 0,
      origin: 'none',
    },
  ];
  for (const [index, { candidate, state }] of opens.entries()) {
    const inQuestion = state < subject.count;
    const relabelled = inQuestion && isRelabelled(candidate, state, subject);
    pieces.push({
      question: inQuestion ? state : -1,
      label: candidate,
      joint: inQuestion && candidate.literal.length > 1 ? candidate.literal : [],
      dossier: !inQuestion && state < subject.count + subject.dossierCount ? state - subject.count : -1,
      fromLine: candidate.line,
      toLine: opens[index + 1]?.candidate.line ?? lineCount,
      start: candidate.end,
      certainty: relabelled ? 0.6 : certaintyOf(candidate),
      origin: relabelled ? 'relabelled' : 'label',
    });
  }
  const passed = steps
    .filter(({ action }) => action === 'passes')
    .map(({ candidate }) => [candidate.line, candidate] as const);
  return { pieces, passed: new Map(passed) };
}

function isRelabelled(candidate: Candidate, question: number, subject: SubjectIndex): boolean {
  if (candidate.heading >= 0) return false;
  if (candidate.literal.length > 0) return !candidate.literal.includes(question);
  if (candidate.bare === null) return true;
  const { rank, number } = subject.questions[question] ?? { rank: 0, number: 0 };
  return candidate.bare !== (number ?? rank) && candidate.bare !== question + 1;
}

function certaintyOf(candidate: Candidate): number {
  if (candidate.literal.length > 1) return 0.7;
  if (isExplicit(candidate) || candidate.heading >= 0) return 1;
  if (candidate.label.form === titleWords.name) return 0.8;
  return candidate.label.form === 'question-word' || candidate.evidence >= 3 ? 0.95 : 0.85;
}
