import { writeAudit } from './audit.ts';
import type { Store } from './open-database.ts';
import type { PracticeSession } from './practice-sessions.ts';
import { storeRefusals } from './refusals.ts';
import type { SubmissionOrigin, SubmissionState } from './schema.ts';
import { createStudent } from './students.ts';
import { newId, sha256 } from './tokens.ts';

export interface Submission {
  readonly id: string;
  readonly session_id: string;
  readonly student_id: string;
  readonly attempt: number;
  readonly extension: string;
  readonly size: number;
  readonly sha256: string;
  readonly late: boolean;
  readonly state: SubmissionState;
  readonly problem_code: string | null;
  readonly problem_message: string | null;
  readonly received_at: Date;
  readonly settled_at: Date | null;
}

export const submissionFields = [
  'id',
  'session_id',
  'student_id',
  'attempt',
  'extension',
  'size',
  'sha256',
  'late',
  'state',
  'problem_code',
  'problem_message',
  'received_at',
  'settled_at',
] as const;

/** States that a report or a failure has ended. */
export const settledStates: readonly SubmissionState[] = ['graded', 'blank', 'unreadable', 'unassigned', 'failed'];
export const isSettled = (state: SubmissionState): boolean => settledStates.includes(state);

export interface Incoming {
  readonly session: PracticeSession;
  /** Null: a new student, drawn together with the copy, so that a refused copy leaves no student without one. */
  readonly student: string | null;
  /** Name of a new student. */
  readonly name?: string | null;
  readonly bytes: Uint8Array;
  readonly extension: string;
  readonly origin: SubmissionOrigin;
  readonly late: boolean;
}

/**
 * Keeps a copy, bytes included, in one transaction. The same bytes from the same student give back the copy that is
 * there already. Throws BaremeError `attempts_exhausted` when the student has none left (copies brought by the
 * teacher do not count against the limit).
 */
export async function receiveSubmission(
  store: Store,
  incoming: Incoming,
): Promise<{ readonly submission: Submission; readonly identical: boolean }> {
  const { session, bytes } = incoming;
  const digest = sha256(bytes);
  return await store.transaction().execute(async (tx) => {
    const student = incoming.student ?? (await createStudent(tx, session.id, incoming.name ?? null)).id;
    // Two uploads of one student at the same moment wait for each other here.
    await tx.selectFrom('bareme.student').select('id').where('id', '=', student).forUpdate().executeTakeFirstOrThrow();
    const earlier = await tx
      .selectFrom('bareme.submission')
      .select([...submissionFields, 'origin'])
      .where('student_id', '=', student)
      .orderBy('attempt', 'desc')
      .execute();
    const same = earlier.find((copy) => copy.sha256 === digest && copy.extension === incoming.extension);
    if (same !== undefined) return { submission: same, identical: true };
    if (incoming.origin === 'student')
      checkAttempts(earlier.filter((copy) => copy.origin === 'student').length, session.attempts);
    const waits = session.feedback === 'at-close' && session.state === 'open';
    const submission = await tx
      .insertInto('bareme.submission')
      .values({
        id: newId(),
        session_id: session.id,
        student_id: student,
        attempt: (earlier[0]?.attempt ?? 0) + 1,
        extension: incoming.extension,
        size: bytes.length,
        sha256: digest,
        origin: incoming.origin,
        late: incoming.late,
        state: waits ? 'received' : 'queued',
        problem_code: null,
        problem_message: null,
      })
      .returning(submissionFields)
      .executeTakeFirstOrThrow();
    await tx.insertInto('bareme.submission_bytes').values({ submission_id: submission.id, bytes }).execute();
    await writeAudit(tx, {
      kind: 'submission-received',
      actor: incoming.origin,
      submission: submission.id,
      inputHash: digest,
    });
    return { submission, identical: false };
  });
}

function checkAttempts(used: number, allowed: number): void {
  if (used < allowed) return;
  throw storeRefusals.attemptsExhausted(allowed);
}

export async function selectOptionalSubmission(store: Store, id: string): Promise<Submission | null> {
  return (
    (await store.selectFrom('bareme.submission').select(submissionFields).where('id', '=', id).executeTakeFirst()) ??
    null
  );
}

/** The bytes of a submission, or null once they are purged. */
export async function selectOptionalBytes(store: Store, id: string): Promise<Uint8Array | null> {
  const row = await store
    .selectFrom('bareme.submission_bytes')
    .select('bytes')
    .where('submission_id', '=', id)
    .executeTakeFirst();
  return row?.bytes ?? null;
}

/** The copies of one student, the last one first. */
export async function listSubmissionsOfStudent(store: Store, student: string): Promise<Submission[]> {
  const query = store.selectFrom('bareme.submission').select(submissionFields).where('student_id', '=', student);
  return await query.orderBy('attempt', 'desc').execute();
}

/** Every copy of a session, in order of attempts. */
export async function listSubmissionsOfSession(store: Store, session: string): Promise<Submission[]> {
  const query = store.selectFrom('bareme.submission').select(submissionFields).where('session_id', '=', session);
  return await query.orderBy('attempt').execute();
}

/** How many students of a session have their last copy in each state. */
export async function countCopies(store: Store, session: string): Promise<Record<string, number>> {
  const last = store
    .selectFrom('bareme.submission')
    .select(['student_id', 'state'])
    .distinctOn('student_id')
    .where('session_id', '=', session)
    .orderBy('student_id')
    .orderBy('attempt', 'desc')
    .as('last');
  const rows = await store
    .selectFrom(last)
    .select((of) => ['last.state', of.fn.countAll<string>().as('copies')])
    .groupBy('last.state')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.copies)]));
}

/** The copies of a session that no report nor failure has ended, oldest first. */
export async function listUnsettled(store: Store, session: string): Promise<Submission[]> {
  return await store
    .selectFrom('bareme.submission')
    .select(submissionFields)
    .where('session_id', '=', session)
    .where('state', 'in', ['received', 'queued', 'grading'])
    .orderBy('received_at')
    .execute();
}

/** Copies that should have been graded by now, in any session: their job may have been lost, or failed unseen. */
export async function listForgotten(
  store: Store,
  before: Date,
  limit: number,
): Promise<(Submission & { subject_id: string })[]> {
  return await store
    .selectFrom('bareme.submission as s')
    .innerJoin('bareme.practice_session as p', 'p.id', 's.session_id')
    .select(submissionFields.map((field) => `s.${field}` as const))
    .select('p.subject_id')
    .where('s.state', 'in', ['queued', 'grading'])
    .where('s.received_at', '<', before)
    .orderBy('s.received_at')
    .limit(limit)
    .execute();
}

/** A closing session grades what waited for it. */
export async function queueReceived(store: Store, session: string): Promise<void> {
  await store
    .updateTable('bareme.submission')
    .set({ state: 'queued' })
    .where('session_id', '=', session)
    .where('state', '=', 'received')
    .execute();
}

/** Puts a settled copy back in line, for a changed rubric or after a failure. Its reports and moderations stay. */
export async function requeueSubmission(store: Store, id: string, actor: string): Promise<void> {
  await store.transaction().execute(async (tx) => {
    await tx
      .updateTable('bareme.submission')
      .set({ state: 'queued', problem_code: null, problem_message: null, settled_at: null })
      .where('id', '=', id)
      .execute();
    await writeAudit(tx, { kind: 'regrade-asked', actor, submission: id });
  });
}

/** Names why the engine could not grade a copy. A copy settled meanwhile keeps its report. */
export async function failSubmission(store: Store, id: string, code: string, message: string): Promise<boolean> {
  return await store.transaction().execute(async (tx) => {
    const failed = await tx
      .updateTable('bareme.submission')
      .set({ state: 'failed', problem_code: code, problem_message: message, settled_at: new Date() })
      .where('id', '=', id)
      .where('state', 'in', ['received', 'queued', 'grading'])
      .returning('sha256')
      .executeTakeFirst();
    if (failed === undefined) return false;
    const detail = { code };
    await writeAudit(tx, { kind: 'grading-failed', actor: 'worker', submission: id, inputHash: failed.sha256, detail });
    return true;
  });
}
