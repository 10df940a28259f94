import {
  listMarks,
  listStudents,
  listSubmissionsOfSession,
  type PracticeSession,
  type StandingMarks,
  type SubmissionState,
} from '../../store/index.ts';
import type { ServerContext } from '../context.ts';
import { problemIn } from '../problem-words.ts';

/** One student's line of a session. `mark` is null until there is one: an absent copy is not a zero. */
export interface ResultLine {
  readonly student: string;
  readonly number: string;
  readonly name: string | null;
  readonly submission: string | null;
  readonly attempts: number;
  readonly late: boolean;
  readonly state: SubmissionState | 'absent';
  readonly problem: string | null;
  readonly mark: number | null;
  readonly markOutOf: number | null;
  readonly interval: readonly [number, number] | null;
  readonly flags: number;
  readonly moderated: boolean;
  /** Who validated the mark as it stands; null: it is a proposal. */
  readonly validatedBy: string | null;
}

/** The results of a session: the last copy of each student. */
export async function sessionResults(
  context: ServerContext,
  session: PracticeSession,
  lang: 'fr' | 'en',
): Promise<ResultLine[]> {
  const { store } = context;
  const students = await listStudents(store, session.id);
  const submissions = await listSubmissionsOfSession(store, session.id);
  const marks = new Map((await listMarks(store, session.id)).map((one) => [one.submission, one]));
  return students.map((student) => {
    const copies = submissions.filter((one) => one.student_id === student.id);
    const last = copies.at(-1);
    const standing = last === undefined ? undefined : marks.get(last.id);
    return {
      student: student.id,
      number: student.number,
      name: student.name,
      submission: last?.id ?? null,
      attempts: copies.length,
      late: last?.late ?? false,
      state: last?.state ?? 'absent',
      problem: last === undefined ? null : problemIn(last, lang, session.lang),
      ...marksOf(standing),
    };
  });
}

function marksOf(standing: StandingMarks | undefined) {
  return {
    mark: standing?.report.mark ?? null,
    markOutOf: standing?.report.markOutOf ?? null,
    interval: standing?.report.interval ?? null,
    flags: standing?.report.flags.length ?? 0,
    moderated: (standing?.moderations.length ?? 0) > 0,
    validatedBy: standing?.validation?.teacher_name ?? null,
  };
}

/** The reports of a session as they stand, for the class report and its exports. */
export async function standingReports(context: ServerContext, session: PracticeSession) {
  return (await listMarks(context.store, session.id)).map((one) => one.report);
}
