import { sql } from 'kysely';
import { writeAudit } from './audit.ts';
import { dropStaleBulks } from './bulk.ts';
import type { Store } from './open-database.ts';
import { newId } from './tokens.ts';

/** What a purge removed, and what it found when it looked again: rows per table. Every `remaining` must be 0. */
export interface PurgeProof {
  readonly scope: 'session' | 'student' | 'audit';
  /** The session or the student that was erased; for the log, the date before which it was. */
  readonly subject: string;
  readonly removed: Readonly<Record<string, number>>;
  readonly remaining: Readonly<Record<string, number>>;
}

/** The log is kept longer than the copies: twelve months. */
const AUDIT_DAYS = 365;
const DAY = 86_400_000;

/**
 * Erases the sessions whose retention has ended, the bulk uploads left unconfirmed for a day, the sign-ins and links
 * that expired, and the log older than a year. Each erasure leaves its proof in `purge_record`.
 */
export async function purgeExpired(store: Store, now: Date): Promise<PurgeProof[]> {
  const expired = await store
    .selectFrom('bareme.practice_session')
    .select('id')
    .where('state', '=', 'closed')
    .where(sql<boolean>`closed_at + retention_days * interval '1 day' <= ${now}::timestamptz`)
    .execute();
  const proofs: PurgeProof[] = [];
  for (const session of expired) proofs.push(await purgeSession(store, session.id, 'system'));
  await dropStaleBulks(store, new Date(now.getTime() - DAY));
  await store.deleteFrom('bareme.sign_in').where('expires_at', '<', now).execute();
  await store.deleteFrom('bareme.access_link').where('expires_at', '<', now).execute();
  const audit = await purgeAudit(store, new Date(now.getTime() - AUDIT_DAYS * DAY));
  return audit === null ? proofs : [...proofs, audit];
}

/** The rows to erase, named before anything goes: what is looked for afterwards no longer depends on what went. */
interface Erased {
  readonly scope: 'session' | 'student';
  readonly id: string;
  readonly students: readonly string[];
  readonly submissions: readonly string[];
  readonly bulks: readonly string[];
}

async function listErased(store: Store, scope: 'session' | 'student', id: string): Promise<Erased> {
  const column = scope === 'session' ? 'session_id' : 'student_id';
  const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map((row) => row.id);
  const students =
    scope === 'student'
      ? [id]
      : ids(await store.selectFrom('bareme.student').select('id').where('session_id', '=', id).execute());
  const submissions = ids(await store.selectFrom('bareme.submission').select('id').where(column, '=', id).execute());
  const bulks =
    scope === 'student'
      ? []
      : ids(await store.selectFrom('bareme.bulk').select('id').where('session_id', '=', id).execute());
  return { scope, id, students, submissions, bulks };
}

/** Children before parents. */
function tablesOf(erased: Erased) {
  const submission = sql`submission_id = any(${erased.submissions}::text[])`;
  const student = sql`student_id = any(${erased.students}::text[])`;
  const common = [
    { table: 'submission_bytes', where: submission },
    { table: 'moderation', where: submission },
    { table: 'validation', where: submission },
    { table: 'report', where: submission },
    { table: 'submission', where: sql`id = any(${erased.submissions}::text[])` },
    { table: 'access_link', where: student },
    { table: 'student_identity', where: student },
    { table: 'student', where: sql`id = any(${erased.students}::text[])` },
  ];
  if (erased.scope === 'student') return common;
  return [
    ...common,
    { table: 'class_report', where: sql`session_id = ${erased.id}` },
    { table: 'bulk_file', where: sql`bulk_id = any(${erased.bulks}::text[])` },
    { table: 'bulk', where: sql`session_id = ${erased.id}` },
  ];
}

/** Erases every copy, report, number and name of a session; the session itself stays, named "purged". */
export async function purgeSession(store: Store, session: string, actor: string): Promise<PurgeProof> {
  return await erase(store, 'session', session, actor);
}

/** Erases one student's whole file: copies, reports, decisions, links and name. */
export async function deleteStudent(store: Store, student: string, actor: string): Promise<PurgeProof> {
  return await erase(store, 'student', student, actor);
}

async function erase(store: Store, scope: 'session' | 'student', id: string, actor: string): Promise<PurgeProof> {
  return await store.transaction().execute(async (tx) => {
    await sql`set local bareme.purge = 'on'`.execute(tx);
    const removed: Record<string, number> = {};
    const remaining: Record<string, number> = {};
    const tables = tablesOf(await listErased(tx, scope, id));
    for (const { table, where } of tables) {
      removed[table] = await count(tx, table, where);
      await sql`delete from ${sql.table(`bareme.${table}`)} where ${where}`.execute(tx);
    }
    for (const { table, where } of tables) remaining[table] = await count(tx, table, where);
    if (scope === 'session') {
      await tx.updateTable('bareme.practice_session').set({ state: 'purged' }).where('id', '=', id).execute();
    }
    return await keepProof(tx, { scope, subject: id, removed, remaining }, actor);
  });
}

async function count(tx: Store, table: string, where: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from ${sql.table(`bareme.${table}`)} where ${where}`.execute(tx);
  return rows[0]?.count ?? 0;
}

async function purgeAudit(store: Store, before: Date): Promise<PurgeProof | null> {
  return await store.transaction().execute(async (tx) => {
    const old = sql`at < ${before}`;
    const audit = await count(tx, 'audit', old);
    if (audit === 0) return null;
    await sql`set local bareme.purge = 'on'`.execute(tx);
    await tx.deleteFrom('bareme.audit').where('at', '<', before).execute();
    const remaining = { audit: await count(tx, 'audit', old) };
    return await keepProof(
      tx,
      { scope: 'audit', subject: before.toISOString(), removed: { audit }, remaining },
      'system',
    );
  });
}

async function keepProof(tx: Store, proof: PurgeProof, actor: string): Promise<PurgeProof> {
  await tx
    .insertInto('bareme.purge_record')
    .values({
      id: newId(),
      scope: proof.scope,
      subject: proof.subject,
      removed: JSON.stringify(proof.removed),
      remaining: JSON.stringify(proof.remaining),
    })
    .execute();
  await writeAudit(tx, { kind: 'purge', actor, detail: { ...proof } });
  return proof;
}

/** The proofs kept, newest first. */
export async function listPurges(store: Store, limit = 100) {
  const query = store.selectFrom('bareme.purge_record').select(['at', 'scope', 'subject', 'removed', 'remaining']);
  return await query.orderBy('at', 'desc').limit(limit).execute();
}
