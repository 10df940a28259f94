import type { Selectable } from 'kysely';
import { writeAudit } from './audit.ts';
import type { Store } from './open-database.ts';
import { storeRefusals } from './refusals.ts';
import type { FeedbackRule, LateRule, Tables } from './schema.ts';
import { newId, newSessionCode, newToken, readCode } from './tokens.ts';

/** A practice session: a subject given to a class, from an opening to a closing time. */
export type PracticeSession = Selectable<Tables['bareme.practice_session']>;

export interface NewSession {
  readonly teacher: string;
  readonly subject: string;
  readonly title: string;
  readonly className: string;
  readonly lang: 'fr' | 'en';
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly late: LateRule;
  readonly feedback: FeedbackRule;
  /** Copies that one student may hand in, counting from 1; the same file again does not count. */
  readonly attempts: number;
  readonly retentionDays: number;
  readonly webhookUrl: string | null;
}

/** Opens a session with a code of its own. Throws UsageError `session_times`. */
export async function createSession(store: Store, input: NewSession): Promise<PracticeSession> {
  checkTimes(input.opensAt, input.closesAt);
  const values = {
    id: newId(),
    teacher_id: input.teacher,
    subject_id: input.subject,
    title: input.title,
    class_name: input.className,
    lang: input.lang,
    opens_at: input.opensAt,
    closes_at: input.closesAt,
    late: input.late,
    feedback: input.feedback,
    attempts: input.attempts,
    retention_days: input.retentionDays,
    webhook_url: input.webhookUrl,
    webhook_secret: newToken(),
  };
  return await store.transaction().execute(async (tx) => {
    for (;;) {
      const created = await tx
        .insertInto('bareme.practice_session')
        .values({ ...values, code: newSessionCode() })
        .onConflict((conflict) => conflict.column('code').doNothing())
        .returningAll()
        .executeTakeFirst();
      if (created === undefined) continue;
      await writeAudit(tx, { kind: 'session-created', actor: input.teacher, detail: { session: created.id } });
      return created;
    }
  });
}

function checkTimes(opensAt: Date, closesAt: Date): void {
  if (closesAt.getTime() > opensAt.getTime()) return;
  throw storeRefusals.sessionTimes();
}

export type SessionChange = Partial<Omit<NewSession, 'teacher' | 'subject'>>;

/** Changes a session. A closed one whose closing time moves into the future opens again, and will close again. */
export async function changeSession(
  store: Store,
  session: PracticeSession,
  change: SessionChange,
  actor: string,
  now: Date,
): Promise<PracticeSession> {
  const opensAt = change.opensAt ?? session.opens_at;
  const closesAt = change.closesAt ?? session.closes_at;
  checkTimes(opensAt, closesAt);
  return await store.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('bareme.practice_session')
      .set({
        opens_at: opensAt,
        closes_at: closesAt,
        title: change.title ?? session.title,
        class_name: change.className ?? session.class_name,
        lang: change.lang ?? session.lang,
        late: change.late ?? session.late,
        feedback: change.feedback ?? session.feedback,
        attempts: change.attempts ?? session.attempts,
        retention_days: change.retentionDays ?? session.retention_days,
        webhook_url: change.webhookUrl === undefined ? session.webhook_url : change.webhookUrl,
        ...(session.state === 'closed' && closesAt > now ? { state: 'open' as const, closed_at: null } : {}),
      })
      .where('id', '=', session.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    const detail = { session: session.id, fields: Object.keys(change) };
    await writeAudit(tx, { kind: 'session-changed', actor, detail });
    return changed;
  });
}

export async function selectOptionalSession(store: Store, id: string): Promise<PracticeSession | null> {
  const row = await store.selectFrom('bareme.practice_session').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

export async function selectOptionalSessionByCode(store: Store, typed: string): Promise<PracticeSession | null> {
  const query = store.selectFrom('bareme.practice_session').selectAll().where('code', '=', readCode(typed));
  return (await query.where('state', '!=', 'purged').executeTakeFirst()) ?? null;
}

/** The sessions of one teacher, newest first, each with how many copies stand in each state. */
export async function listSessions(store: Store, teacher: string) {
  const sessions = await store
    .selectFrom('bareme.practice_session')
    .selectAll()
    .where('teacher_id', '=', teacher)
    .orderBy('created_at', 'desc')
    .execute();
  const counts = await store
    .selectFrom('bareme.submission as s')
    .innerJoin('bareme.practice_session as p', 'p.id', 's.session_id')
    .select(({ fn }) => ['s.session_id', 's.state', fn.countAll<string>().as('count')])
    .where('p.teacher_id', '=', teacher)
    .groupBy(['s.session_id', 's.state'])
    .execute();
  return sessions.map((session) => {
    const mine = counts.filter((count) => count.session_id === session.id);
    return { ...session, counts: Object.fromEntries(mine.map(({ state, count }) => [state, Number(count)])) };
  });
}

/** Sessions whose closing time has passed and whose closing has not ended: what a restart must catch up with. */
export async function listOverdueSessions(store: Store, now: Date): Promise<PracticeSession[]> {
  return await store
    .selectFrom('bareme.practice_session')
    .selectAll()
    .where('state', 'in', ['open', 'closing'])
    .where('closes_at', '<=', now)
    .execute();
}

/** Sessions still to come, for which a closing job must wait. */
export async function listSessionsToClose(store: Store): Promise<PracticeSession[]> {
  return await store.selectFrom('bareme.practice_session').selectAll().where('state', '=', 'open').execute();
}

/**
 * Begins to close a session whose time has come, once: the number of this closing, the same when a crashed closing is
 * taken up again, or null when there is nothing to close (too early, closed already).
 */
export async function beginClosing(store: Store, id: string, now: Date): Promise<number | null> {
  const begun = await store
    .updateTable('bareme.practice_session')
    .set((row) => ({ state: 'closing', closings: row('closings', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where('closes_at', '<=', now)
    .returning('closings')
    .executeTakeFirst();
  if (begun !== undefined) return begun.closings;
  const session = await selectOptionalSession(store, id);
  return session?.state === 'closing' ? session.closings : null;
}

/** Keeps the class report of a closing (a later one replaces it) and ends the closing; true the first time. */
export async function keepClassReport(store: Store, id: string, closing: number, report: object): Promise<boolean> {
  return await store.transaction().execute(async (tx) => {
    const text = JSON.stringify(report);
    await tx
      .insertInto('bareme.class_report')
      .values({ session_id: id, closing, report: text })
      .onConflict((conflict) => conflict.columns(['session_id', 'closing']).doUpdateSet({ report: text }))
      .execute();
    const ended = await tx
      .updateTable('bareme.practice_session')
      .set({ state: 'closed', closed_at: new Date() })
      .where('id', '=', id)
      .where('state', '=', 'closing')
      .where('closings', '=', closing)
      .returning('id')
      .executeTakeFirst();
    if (ended !== undefined)
      await writeAudit(tx, { kind: 'session-closed', actor: 'worker', detail: { session: id, closing } });
    return ended !== undefined;
  });
}

/** The latest class report of a session, or null. */
export async function selectOptionalClassReport(store: Store, id: string): Promise<unknown> {
  const row = await store
    .selectFrom('bareme.class_report')
    .select('report')
    .where('session_id', '=', id)
    .orderBy('closing', 'desc')
    .executeTakeFirst();
  return row?.report ?? null;
}
