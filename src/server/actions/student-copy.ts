import {
  isSettled,
  listSubmissionsOfStudent,
  type PracticeSession,
  type StandingMarks,
  type Student,
  type Submission,
  selectOptionalMarks,
  selectOptionalSession,
  selectOptionalStudentByLink,
} from '../../store/index.ts';
import type { ServerContext } from '../context.ts';
import { serverRefusals } from '../refusals.ts';

/** What a link opens: the student's last copy, and its marks once the session shows them. */
export interface StudentCopy {
  readonly student: Student;
  readonly session: PracticeSession;
  readonly submission: Submission;
  readonly settled: boolean;
  /** Null until there is a report, and until the session closes when it says so. */
  readonly marks: StandingMarks | null;
}

/** Throws BaremeError `link_expired`: an unknown link and an expired one are not told apart. */
export async function openLink(context: ServerContext, token: string): Promise<StudentCopy> {
  const { store } = context;
  const student = await selectOptionalStudentByLink(store, token);
  const session = student && (await selectOptionalSession(store, student.session_id));
  const submission = student && (await listSubmissionsOfStudent(store, student.id))[0];
  if (!student || !session || !submission) throw serverRefusals.linkExpired();
  const shown = session.feedback === 'instant' || session.state === 'closed';
  const marks = shown ? await selectOptionalMarks(store, submission.id) : null;
  return { student, session, submission, settled: shown && isSettled(submission.state), marks };
}

/** The state that the student sees: until the session shows its marks, a copy is simply received. */
export const shownState = (copy: StudentCopy): string =>
  copy.session.feedback === 'at-close' && copy.session.state !== 'closed' ? 'received' : copy.submission.state;
