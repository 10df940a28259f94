import type { Subject } from '../rubric/index.ts';
import type { Document, Origin, Report } from '../types/index.ts';
import { type Lang, problemSentence, typography } from './messages/index.ts';

/** What a report says of its paper. */
export type ReportSubject = Pick<Subject, 'id' | 'hash' | 'quarters' | 'markOutOf'>;

interface UngradedInput {
  readonly engine: string;
  readonly subject: ReportSubject;
  readonly copy: { readonly id: string; readonly sha256: string };
  readonly lang: Lang;
}

/** Why a copy has no mark: a stable code, what happened, what to do. A `ReadingError` is one. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly remedy?: string | null;
}

/** A file that could not be read: no mark at all, never a zero. `problem` comes from the `ReadingError`. */
export function unreadableReport(
  input: UngradedInput & { readonly problem: Problem; readonly origin?: Origin; readonly pages?: number },
): Report {
  const { problem, origin = 'text', pages = 0 } = input;
  return ungraded(input, { origin, pages, state: 'unreadable', problem: told(problem, input.lang) });
}

/** A copy that was read and holds no answer. */
export function blankReport(input: UngradedInput & { readonly document: Document }): Report {
  return ungraded(input, { ...sourceOf(input.document), state: 'blank' });
}

/** A copy with text, none of which could be tied to a question: all of it is kept as unclaimed. */
export function unassignedReport(
  input: UngradedInput & { readonly document: Document; readonly problem?: Problem },
): Report {
  const problem = told(input.problem ?? { code: 'unassigned', message: '' }, input.lang);
  const { text } = input.document;
  const unclaimed = text.trim() === '' ? [] : [{ quote: text, start: 0, end: text.length }];
  return { ...ungraded(input, { ...sourceOf(input.document), state: 'unassigned', problem }), unclaimed };
}

const sourceOf = (document: Document) => ({ origin: document.origin, pages: document.pages.length });

/** The sentence given is the more exact one, but it is French: in English the code is said. */
function told({ code, message, remedy }: Problem, lang: Lang): { code: string; message: string } {
  if (lang === 'en' || message === '') return { code, message: typography(problemSentence(code, lang), lang) };
  return { code, message: typography(remedy ? `${message} ${remedy}` : message, lang) };
}

function ungraded(
  { engine, subject, copy, lang }: UngradedInput,
  source: Pick<Report['copy'], 'origin' | 'pages' | 'state' | 'problem'>,
): Report {
  const message = source.problem?.message ?? typography(problemSentence(source.state, lang), lang);
  return {
    schema: 'bareme/report@1',
    engine,
    rubric: { id: subject.id, hash: subject.hash },
    copy: { id: copy.id, sha256: copy.sha256, ...source },
    points: null,
    outOf: subject.quarters / 4,
    mark: null,
    markOutOf: subject.markOutOf,
    interval: null,
    questions: [],
    unexpected: [],
    unclaimed: [],
    flags: [],
    feedback: { summary: message, next: [] },
  };
}
