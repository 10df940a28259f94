import type { CriterionMark, Document, QuestionMark, Span, UnexpectedIdea } from '../types/index.ts';

/** Below this, a word read by optical recognition proves nothing. */
const BADLY_READ = 0.6;

/** Certainty of a criterion: its parts must all be right, the answer must be the right one, its words well read. */
export function confidenceOf(partSureness: readonly number[], divisionCertainty: number, badlyRead: boolean): number {
  const product = partSureness.reduce((total, sureness) => total * sureness, 1);
  const divided = product * (0.6 + 0.4 * divisionCertainty);
  const capped = badlyRead ? Math.min(divided, 0.5) : divided;
  return Math.round(Math.min(0.98, Math.max(0.05, capped)) * 100) / 100;
}

/** True when the evidence rests on words that optical recognition was unsure of. */
export function restsOnBadWords(document: Document, spans: readonly Span[]): boolean {
  if (document.confidences.length === 0) return false;
  return spans.some((span) =>
    document.confidences.some((word) => word.start < span.end && word.end > span.start && word.confidence < BADLY_READ),
  );
}

/** Half-width of the mark's interval, in quarters, from the doubt of each criterion: about nine copies in ten lie inside. */
export function spreadOf(criteria: readonly { readonly confidence: number; readonly outOf: number }[]): number {
  const variance = criteria.reduce((sum, one) => {
    const typical = Math.max(1, Math.min(2, one.outOf / 2));
    return sum + (1 - one.confidence) * typical * typical;
  }, 0);
  return 1.64 * Math.sqrt(variance);
}

/** What one unused sentence takes from the confidence of a criterion that is not full, up to five of them. */
const DOUBT = 0.05;
const MOST_DOUBTS = 5;

/**
 * Sentences of substance that no criterion used may hold what a criterion misses: measured on copies kept back, its
 * agreement with the markers falls with their number, while that of full marks does not.
 */
export function doubtedBeside(criteria: readonly CriterionMark[], unused: number): readonly CriterionMark[] {
  if (unused === 0) return criteria;
  const factor = 1 - DOUBT * Math.min(unused, MOST_DOUBTS);
  return criteria.map((one) =>
    one.quarters === one.outOf ? one : { ...one, confidence: Math.round(one.confidence * factor * 100) / 100 },
  );
}

/** Share of what the unused sentences could bring that the interval holds. */
const ACCEPTED = 0.75;

/** Quarters that a teacher might add for ideas that the rubric did not foresee: one each, within what each question has left. */
export function upsideOf(questions: readonly QuestionMark[], unexpected: readonly UnexpectedIdea[]): number {
  const possible = questions.reduce((sum, question) => {
    const ideas = unexpected.filter((idea) => idea.question === question.id).length;
    return sum + Math.min(ideas, question.outOf - question.quarters);
  }, 0);
  return ACCEPTED * possible;
}
