import type { Criterion, Part, Question, Subject } from '../../rubric/index.ts';
import type { Analysis, Diagnosis, Document, Message, Span } from '../../types/index.ts';
import type { Binding } from '../binding/index.ts';

/** The answer being marked, and all that the parts of its criteria may look at. */
export interface AnswerContext {
  readonly document: Document;
  readonly subject: Subject;
  readonly question: Question;
  /** The criterion being marked: a justification looks for the proposals of its other parts. */
  readonly criterion: Criterion | null;
  readonly analysis: Analysis;
  readonly binding: Binding;
  /** Units that nothing may be earned from: instructions to the grader, the question copied back. */
  readonly barred: ReadonlySet<number>;
  /** The answer lays words out instead of making statements: its elements count as bare. */
  readonly wordList: boolean;
  /** Another answer of the copy, looked at as if it were one to this question; null: there is none. */
  readonly elsewhere: (question: string) => AnswerContext | null;
  /** Right value of a quantity as a French teacher writes it, with its unit. */
  readonly formatExpected: (quantity: string) => string;
}

/** A diagnosis whose evidence is still a span: quotes are cut in one place, when the criterion is put together. */
export interface SpanDiagnosis extends Omit<Diagnosis, 'evidence'> {
  readonly at?: Span;
}

/** What one part of a criterion earned. `sureness`: estimated probability that a teacher gives the same points. */
export interface PartMark {
  readonly quarters: number;
  readonly evidence: readonly Span[];
  readonly reasons: readonly Message[];
  readonly diagnosis: readonly SpanDiagnosis[];
  readonly sureness: number;
}

/** One kind of part: same file, same name, same table of cases. */
export type Marker<P extends Part> = (part: P, context: AnswerContext) => PartMark;

export const message = (code: string, values: Record<string, string | number> = {}): Message => ({ code, values });

export const nothing = (reason: Message, sureness: number, diagnosis: readonly SpanDiagnosis[] = []): PartMark => ({
  quarters: 0,
  evidence: [],
  reasons: [reason],
  diagnosis,
  sureness,
});
