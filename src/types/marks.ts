import type { Message } from './message.ts';
import type { Span } from './span.ts';

/** A passage of the copy that earned (or lost) points; `quote` is literally `document.text.slice(start, end)`. */
export interface Evidence extends Span {
  readonly quote: string;
  readonly page: number;
}

export type DiagnosisKind =
  | 'misconception'
  | 'slip'
  | 'carried-forward'
  | 'unexplained'
  | 'contrary'
  | 'contradiction'
  | 'bare'
  | 'word-list'
  | 'copied'
  | 'badly-read';

/** Why points were lost, or kept in spite of an error. `id` is the misconception's or the quantity's name. */
export interface Diagnosis {
  readonly kind: DiagnosisKind;
  readonly id: string;
  readonly message: Message;
  /** Where the wrong figure or sentence stands, when it stands somewhere. */
  readonly evidence?: Evidence;
}

/** The marking of one criterion. `quarters` and `outOf` are integer quarter points, 0 <= quarters <= outOf. */
export interface CriterionMark {
  readonly id: string;
  readonly title: string;
  readonly quarters: number;
  readonly outOf: number;
  /** Estimated probability, from 0 to 1, that a teacher would give exactly these points. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  /** What was earned and what was missing, in order of reading. Never empty. */
  readonly reasons: readonly Message[];
  readonly diagnosis: readonly Diagnosis[];
  /** What the student could do, without the solution: text of the rubric (French), empty when all points are earned. */
  readonly advice: string | null;
}

export interface QuestionMark {
  readonly id: string;
  readonly title: string;
  readonly state: 'answered' | 'blank';
  readonly quarters: number;
  readonly outOf: number;
  readonly criteria: readonly CriterionMark[];
}

/** A sentence of substance that no criterion used: the teacher may accept it. */
export interface UnexpectedIdea extends Evidence {
  readonly question: string;
}

/** Something about the whole copy that the teacher should see. */
export interface Flag {
  readonly kind:
    | 'word-list'
    | 'copied-annex'
    | 'copied-question'
    | 'repeated'
    | 'hidden-text'
    | 'grader-instruction'
    | 'unsure-division'
    | 'unclaimed-text'
    | 'candidate-name'
    | 'reading'
    | 'contradiction';
  readonly message: Message;
  readonly evidence?: Evidence;
}

/** The marking of one copy. */
export interface Marks {
  readonly questions: readonly QuestionMark[];
  readonly quarters: number;
  readonly outOf: number;
  /** Mark brought to `markOutOf`, rounded as the subject says. */
  readonly mark: number;
  readonly markOutOf: number;
  /** Bounds of the mark, on the same scale: about nine copies in ten lie inside. */
  readonly interval: readonly [number, number];
  readonly unexpected: readonly UnexpectedIdea[];
  readonly flags: readonly Flag[];
}
