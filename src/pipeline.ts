import { createHash } from 'node:crypto';
import { analyse } from './analysing/index.ts';
import { divide } from './dividing/index.ts';
import { ReadingError } from './errors/index.ts';
import { mark } from './marking/index.ts';
import { readDocument } from './reading/index.ts';
import { blankReport, buildReport, unassignedReport, unreadableReport, type View } from './reporting/index.ts';
import type { Subject } from './rubric/index.ts';
import type { Analysis, Document, Report } from './types/index.ts';

/** Version of the engine: same version, rubric and submission, same report byte for byte. */
export const ENGINE_VERSION = '0.1.0';

/** What a student hands in. */
export interface Submission {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface GradeOptions {
  readonly view?: View;
  readonly lang?: 'fr' | 'en';
  /** Id of the copy in the report; default: the file name without its extension. */
  readonly id?: string;
  readonly onProgress?: (progress: { page: number; pages: number; step: 'text' | 'ocr' }) => void;
  readonly signal?: AbortSignal;
}

export interface Graded {
  readonly report: Report;
  /** Null when the submission could not be read. */
  readonly document: Document | null;
}

/** A copy that was marked, to be told to any reader: its report in each view is made from the same marks. */
export interface Marked {
  readonly document: Document | null;
  readonly reportFor: (view: View) => Report;
}

/** Marks a copy and reports it in one view: see `markSubmission`. */
export async function gradeSubmission(
  submission: Submission,
  subject: Subject,
  options: GradeOptions = {},
): Promise<Graded> {
  const { document, reportFor } = await markSubmission(submission, subject, options);
  return { report: reportFor(options.view ?? 'teacher'), document };
}

/**
 * The way of a copy: read, divide, analyse, mark, report. This is the only file that knows the order.
 * A copy that cannot be read gives a report that says so; it is never marked 0 and never throws.
 */
export async function markSubmission(
  submission: Submission,
  subject: Subject,
  options: Omit<GradeOptions, 'view'> = {},
): Promise<Marked> {
  const lang = options.lang ?? 'fr';
  const copy = {
    id: options.id ?? idOf(submission.name),
    sha256: createHash('sha256').update(submission.bytes).digest('hex'),
  };
  const base = { engine: ENGINE_VERSION, subject, copy, lang };
  let document: Document;
  try {
    document = await readDocument(submission, options);
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    return ungraded(unreadableReport({ ...base, problem: error }), null);
  }
  if (document.text.trim() === '') return ungraded(blankReport({ ...base, document }), document);
  const division = divide(document, subject);
  if (division.answers.length === 0) return ungraded(unassignedReport({ ...base, document }), document);
  const analyses = division.answers.flatMap((answer): Analysis[] => {
    const question = subject.questions.find((one) => one.id === answer.question);
    return question === undefined ? [] : [analyse(document, answer, question, subject)];
  });
  const marks = mark({ document, division, analyses, subject });
  return { document, reportFor: (view) => buildReport({ ...base, document, division, marks, view }) };
}

/** Without marks there is nothing to keep from a student: every reader sees the same. */
const ungraded = (report: Report, document: Document | null): Marked => ({ document, reportFor: () => report });

const idOf = (name: string): string => name.replace(/^.*[/\\]/, '').replace(/\.[^.]+$/, '') || name;
