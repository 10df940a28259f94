import { BaremeError } from '../../errors/index.ts';
import {
  type PracticeSession,
  selectOptionalSession,
  selectOptionalSessionByCode,
  type Teacher,
} from '../../store/index.ts';
import type { ServerContext } from '../context.ts';

/** The session of a code. Throws BaremeError `not_found`. */
export async function findByCode(context: ServerContext, code: string): Promise<PracticeSession> {
  const session = await selectOptionalSessionByCode(context.store, code);
  if (session === null) {
    throw new BaremeError('not_found', 'Aucune session ne porte ce code.', {
      remedy: 'Vérifiez le code donné par votre professeur.',
    });
  }
  return session;
}

/** A session of this teacher. Another teacher's session is not found, as if it did not exist. */
export async function findOwn(context: ServerContext, teacher: Teacher, id: string): Promise<PracticeSession> {
  const session = await selectOptionalSession(context.store, id);
  if (session === null || session.teacher_id !== teacher.id || session.state === 'purged') throw missing();
  return session;
}

export const missing = (): BaremeError => new BaremeError('not_found', 'Cette page n’existe pas, ou n’est pas à vous.');
