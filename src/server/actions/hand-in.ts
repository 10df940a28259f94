import { invariant } from '../../errors/index.ts';
import {
  createLink,
  isSettled,
  listSubmissionsOfStudent,
  type PracticeSession,
  receiveSubmission,
  type Student,
  type Submission,
  selectOptionalStudent,
  selectOptionalStudentByName,
  selectOptionalStudentByNumber,
} from '../../store/index.ts';
import type { ServerContext } from '../context.ts';
import { checkFile } from '../files.ts';
import { serverRefusals } from '../refusals.ts';
import type { UploadedFile } from '../uploads.ts';

export interface HandedIn {
  readonly submission: Submission;
  readonly student: Student;
  /** The token of the student's link. */
  readonly link: string;
  /** The student had handed in the very same file before. */
  readonly identical: boolean;
  readonly attemptsLeft: number;
}

/**
 * A student hands in a copy: kept first, put in line next. `number` names a student of the session; without it a new
 * number is drawn. Throws BaremeError `session_not_open`, `session_closed`, `unknown_number`, `attempts_exhausted`,
 * `too_large`, `unreadable_file`.
 */
export async function handIn(
  context: ServerContext,
  session: PracticeSession,
  upload: { file: UploadedFile; number: string | null; name: string | null },
): Promise<HandedIn> {
  const late = checkTime(session, context.now());
  const { extension } = checkFile(upload.file.name, upload.file.bytes, context.config.uploadBytes);
  const known = upload.number === null ? null : await findByNumber(context, session, upload.number);
  if (known === null && upload.name !== null) await checkNewName(context, session, upload.name);
  const { submission, identical } = await receiveSubmission(context.store, {
    session,
    student: known?.id ?? null,
    name: upload.name,
    bytes: upload.file.bytes,
    extension,
    origin: 'student',
    late,
  });
  const student = known ?? (await selectOptionalStudent(context.store, submission.student_id));
  invariant(student !== null, 'the student of a copy just received');
  context.metrics.uploaded('student', identical ? 'identical' : 'received');
  await putInLine(context, session, [submission]);
  const link = await createLink(context.store, student.id, context.config.linkDays);
  const used = (await listSubmissionsOfStudent(context.store, student.id)).length;
  return { submission, student, link, identical, attemptsLeft: Math.max(0, session.attempts - used) };
}

/** Whether the copy is late. Throws when the session does not take it. */
function checkTime(session: PracticeSession, now: Date): boolean {
  if (now < session.opens_at) throw serverRefusals.sessionNotOpen();
  const late = now >= session.closes_at;
  if (late && session.late === 'refuse') throw serverRefusals.sessionClosed();
  return late;
}

/** A name that the class list already holds is not enough to hand in for that student: the number is asked for. */
async function checkNewName(context: ServerContext, session: PracticeSession, name: string): Promise<void> {
  if ((await selectOptionalStudentByName(context.store, session.id, name)) !== null) {
    throw serverRefusals.numberNeeded();
  }
}

export async function findByNumber(context: ServerContext, session: PracticeSession, number: string): Promise<Student> {
  const student = await selectOptionalStudentByNumber(context.store, session.id, number);
  if (student === null) {
    throw serverRefusals.unknownNumber();
  }
  return student;
}

/**
 * Asks for the marking of copies that wait for it. A queue that is away loses nothing: the copies are kept, and the
 * workers' sweep asks again.
 */
export async function putInLine(
  context: ServerContext,
  session: PracticeSession,
  submissions: readonly Submission[],
  urgent = true,
): Promise<void> {
  const waiting = submissions.filter((one) => !isSettled(one.state) && one.state !== 'received').map((one) => one.id);
  if (waiting.length === 0) return;
  try {
    await context.submit(waiting, session.subject_id, urgent);
  } catch (cause) {
    context.log.warn({ err: cause, copies: waiting.length }, 'queue away: the sweep will ask again');
  }
}
