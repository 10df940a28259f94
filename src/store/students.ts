import { createHash } from 'node:crypto';
import { invariant } from '../errors/index.ts';
import type { Store } from './open-database.ts';
import { hashToken, newId, newStudentNumber, newToken, readNumber } from './tokens.ts';

/** A student of one session: a drawn number, nothing else. The name, when given, stands in its own table. */
export interface Student {
  readonly id: string;
  readonly session_id: string;
  readonly number: string;
}

const fields = ['id', 'session_id', 'number'] as const;

/** A name brought to a form that finds it again: no case, accents, punctuation or word order. */
export function normaliseName(name: string): string {
  const words =
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.sort().join(' ');
}

/** Salted with the session, so that the label of a student differs from one session to the next. */
const labelOf = (session: string, name: string): string =>
  createHash('sha256')
    .update(`${session}\n${normaliseName(name)}`)
    .digest('hex');

/** A new student with a number of its own; `name` is kept apart when given. */
export async function createStudent(store: Store, session: string, name: string | null): Promise<Student> {
  for (let tries = 0; tries < 20; tries++) {
    const created = await store
      .insertInto('bareme.student')
      .values({
        id: newId(),
        session_id: session,
        number: newStudentNumber(),
        label: name === null ? null : labelOf(session, name),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning(fields)
      .executeTakeFirst();
    if (created !== undefined) {
      if (name !== null)
        await store.insertInto('bareme.student_identity').values({ student_id: created.id, name }).execute();
      return created;
    }
    // Either the number was taken, or two uploads brought the same name at once.
    const known = name === null ? null : await selectOptionalStudentByName(store, session, name);
    if (known !== null) return known;
  }
  invariant(false, 'a free student number');
}

export async function selectOptionalStudentByName(
  store: Store,
  session: string,
  name: string,
): Promise<Student | null> {
  const query = store.selectFrom('bareme.student').select(fields).where('session_id', '=', session);
  return (await query.where('label', '=', labelOf(session, name)).executeTakeFirst()) ?? null;
}

export async function selectOptionalStudentByNumber(
  store: Store,
  session: string,
  typed: string,
): Promise<Student | null> {
  const query = store.selectFrom('bareme.student').select(fields).where('session_id', '=', session);
  return (await query.where('number', '=', readNumber(typed)).executeTakeFirst()) ?? null;
}

export async function selectOptionalStudent(store: Store, id: string): Promise<Student | null> {
  return (await store.selectFrom('bareme.student').select(fields).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The name behind a number, for the teacher of the session alone. */
export async function selectOptionalName(store: Store, student: string): Promise<string | null> {
  const row = await store
    .selectFrom('bareme.student_identity')
    .select('name')
    .where('student_id', '=', student)
    .executeTakeFirst();
  return row?.name ?? null;
}

/** Gives numbers to a list of names; names known already keep theirs. */
export async function importRoster(store: Store, session: string, names: readonly string[]): Promise<Student[]> {
  const students: Student[] = [];
  for (const name of names) {
    students.push(
      (await selectOptionalStudentByName(store, session, name)) ?? (await createStudent(store, session, name)),
    );
  }
  return students;
}

/** The students of a session with their names, for its teacher. */
export async function listStudents(store: Store, session: string) {
  return await store
    .selectFrom('bareme.student as s')
    .leftJoin('bareme.student_identity as i', 'i.student_id', 's.id')
    .select(['s.id', 's.number', 'i.name'])
    .where('s.session_id', '=', session)
    .orderBy('s.created_at')
    .execute();
}

/** A link that shows one student's own report until `days` have passed. */
export async function createLink(store: Store, student: string, days: number): Promise<string> {
  const token = newToken();
  const expires_at = new Date(Date.now() + days * 86_400_000);
  await store
    .insertInto('bareme.access_link')
    .values({ token_hash: hashToken(token), student_id: student, expires_at })
    .execute();
  return token;
}

export async function selectOptionalStudentByLink(store: Store, token: string): Promise<Student | null> {
  const row = await store
    .selectFrom('bareme.access_link as l')
    .innerJoin('bareme.student as s', 's.id', 'l.student_id')
    .select(['s.id', 's.session_id', 's.number'])
    .where('l.token_hash', '=', hashToken(token))
    .where('l.revoked_at', 'is', null)
    .where('l.expires_at', '>', new Date())
    .executeTakeFirst();
  return row ?? null;
}
