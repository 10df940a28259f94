import {
  type PracticeSession,
  selectOptionalSession,
  selectOptionalSessionByCode,
  type Teacher,
} from '../../store/index.ts';
import type { ServerContext } from '../context.ts';
import { serverRefusals } from '../refusals.ts';

/** The session of a code. Throws BaremeError `not_found`. */
export async function findByCode(context: ServerContext, code: string): Promise<PracticeSession> {
  const session = await selectOptionalSessionByCode(context.store, code);
  if (session === null) throw serverRefusals.unknownSession();
  return session;
}

/** A session of this teacher. Another teacher's session is not found, as if it did not exist. */
export async function findOwn(context: ServerContext, teacher: Teacher, id: string): Promise<PracticeSession> {
  const session = await selectOptionalSession(context.store, id);
  if (session === null || session.teacher_id !== teacher.id || session.state === 'purged')
    throw serverRefusals.missing();
  return session;
}
