import { gradeJob, type JobQueue } from '../../../src/queue/index.ts';
import {
  createSession,
  createStudent,
  createTeacher,
  type NewSession,
  newId,
  type PracticeSession,
  receiveSubmission,
  type Store,
  selectOptionalSubmission,
} from '../../../src/store/index.ts';
import { rubricVersion } from './reports.ts';

export const HOUR = 3_600_000;
export const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words);

/** A teacher and an open session, changed as wished. */
export async function openClassroom(store: Store, change: Partial<NewSession> = {}): Promise<PracticeSession> {
  const teacher = await createTeacher(store, { login: `prof-${newId()}`, name: 'Prof', password: 'une longue phrase' });
  return await createSession(store, {
    teacher: teacher.id,
    subject: 'ecolobulles-2026',
    title: 'Entraînement',
    className: 'BTS 2',
    lang: 'fr',
    opensAt: new Date(Date.now() - 2 * HOUR),
    closesAt: new Date(Date.now() + HOUR),
    late: 'flag',
    feedback: 'instant',
    attempts: 3,
    retentionDays: 30,
    webhookUrl: null,
    ...change,
  });
}

/** Hands in one copy per text, each by a student of its own, and gives the submissions' ids; jobs are added when asked. */
export async function handIn(
  store: Store,
  session: PracticeSession,
  texts: readonly string[],
  queue?: JobQueue,
): Promise<string[]> {
  const ids: string[] = [];
  const one = async (text: string): Promise<string> => {
    const student = await createStudent(store, session.id, null);
    const copy = {
      session,
      student: student.id,
      bytes: bytesOf(text),
      extension: 'txt',
      origin: 'student',
      late: false,
    } as const;
    return (await receiveSubmission(store, copy)).submission.id;
  };
  // In their order, eight at a time.
  for (let start = 0; start < texts.length; start += 8) {
    ids.push(...(await Promise.all(texts.slice(start, start + 8).map(one))));
  }
  await queue?.addAll(ids.map(jobFor));
  return ids;
}

export const jobFor = (submission: string) =>
  gradeJob(submission, { rubricHash: rubricVersion('a').hash, engine: '0.1.0' }, false);

/** The states of submissions, in order. */
export async function statesOf(store: Store, ids: readonly string[]): Promise<string[]> {
  const copies = await Promise.all(ids.map((id) => selectOptionalSubmission(store, id)));
  return copies.map((copy) => (copy?.problem_code ? `${copy.state} ${copy.problem_code}` : (copy?.state ?? 'lost')));
}

/** How many reports and automatic marks each submission has: 1 and 1 when nothing was marked twice. */
export async function timesMarked(store: Store, ids: readonly string[]): Promise<number[]> {
  const reports = await store
    .selectFrom('bareme.report')
    .select('submission_id')
    .where('submission_id', 'in', ids)
    .execute();
  const marks = await store
    .selectFrom('bareme.audit')
    .select('submission_id')
    .where('submission_id', 'in', ids)
    .where('kind', '=', 'automatic-mark')
    .execute();
  const count = (rows: readonly { submission_id: string | null }[], id: string): number =>
    rows.filter((row) => row.submission_id === id).length;
  return ids.map((id) => Math.max(count(reports, id), count(marks, id)));
}
