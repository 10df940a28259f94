import type { Message } from './message.ts';
import type { Span } from './span.ts';

/** The parts of a document that answer one question, in document order. Labels are not part of the spans. */
export interface Answer {
  readonly question: string;
  readonly spans: readonly Span[];
  /** The labels ("1.1", "suite 1.1", "Question 4 (avis)") that opened the spans; empty when inferred from content. */
  readonly labels: readonly Span[];
  /** How sure the attribution is, from 0 to 1. 1: an explicit, unambiguous label. */
  readonly certainty: number;
}

/** A document divided between the questions of a subject. */
export interface Division {
  /** One per question that has any text, in the order of the subject. */
  readonly answers: readonly Answer[];
  /** Text that no question claims (introductions, remarks, answers to unknown questions): kept and shown. */
  readonly unclaimed: readonly Span[];
  /** Headings, labels and page furniture: neither answer nor unclaimed. */
  readonly structure: readonly Span[];
  /** What made the division unsure, for the teacher. Empty when it is sure. */
  readonly doubts: readonly Message[];
}
