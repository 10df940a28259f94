import { z } from 'zod';
import {
  changeSession,
  createSession,
  listSubmissionsOfSession,
  type PracticeSession,
  requeueSubmission,
  type SessionChange,
  type Submission,
  selectOptionalSubmission,
  type Teacher,
} from '../../store/index.ts';
import type { ServerContext } from '../context.ts';
import { readLocalTime } from '../local-time.ts';
import { serverRefusals } from '../refusals.ts';
import { findOwn } from './find-session.ts';

/** A session as a teacher describes it; times are local to the service's time zone unless they carry an offset. */
export const sessionInput = z.object({
  subject: z.string().min(1).max(200),
  title: z.string().max(200).optional(),
  className: z.string().min(1).max(100),
  opensAt: z.string(),
  closesAt: z.string(),
  lang: z.enum(['fr', 'en']).default('fr'),
  late: z.enum(['refuse', 'accept', 'flag']).default('flag'),
  feedback: z.enum(['instant', 'at-close']).default('instant'),
  attempts: z.coerce.number().int().min(1).max(100).default(3),
  retentionDays: z.coerce.number().int().min(1).max(3_650).default(90),
  webhookUrl: z.url().nullable().default(null),
});

export const sessionChangeInput = z.object({
  title: z.string().min(1).max(200).optional(),
  className: z.string().min(1).max(100).optional(),
  opensAt: z.string().optional(),
  closesAt: z.string().optional(),
  lang: z.enum(['fr', 'en']).optional(),
  late: z.enum(['refuse', 'accept', 'flag']).optional(),
  feedback: z.enum(['instant', 'at-close']).optional(),
  attempts: z.coerce.number().int().min(1).max(100).optional(),
  retentionDays: z.coerce.number().int().min(1).max(3_650).optional(),
  webhookUrl: z.url().nullable().optional(),
});

/** Opens a session. Throws UsageError `unknown_subject`, `session_times`, `invalid_time`, `webhook_host`. */
export async function openSession(
  context: ServerContext,
  teacher: Teacher,
  input: z.output<typeof sessionInput>,
): Promise<PracticeSession> {
  const subject = (await context.subjects()).find((one) => one.id === input.subject);
  if (subject === undefined) throw serverRefusals.unknownSubject(input.subject);
  checkWebhook(context, input.webhookUrl);
  const { timeZone } = context.config;
  const session = await createSession(context.store, {
    ...input,
    teacher: teacher.id,
    title: input.title || subject.title,
    opensAt: readLocalTime(input.opensAt, timeZone),
    closesAt: readLocalTime(input.closesAt, timeZone),
  });
  await planClosing(context, session);
  return session;
}

/** Changes a session; a changed closing time gets a closing of its own. */
export async function editSession(
  context: ServerContext,
  teacher: Teacher,
  id: string,
  input: z.output<typeof sessionChangeInput>,
): Promise<PracticeSession> {
  const session = await findOwn(context, teacher, id);
  checkWebhook(context, input.webhookUrl ?? null);
  const { timeZone } = context.config;
  const { opensAt, closesAt, ...rest } = input;
  const change: SessionChange = {
    ...rest,
    ...(opensAt === undefined ? {} : { opensAt: readLocalTime(opensAt, timeZone) }),
    ...(closesAt === undefined ? {} : { closesAt: readLocalTime(closesAt, timeZone) }),
  };
  const changed = await changeSession(context.store, session, change, teacher.id, context.now());
  await planClosing(context, changed);
  return changed;
}

/** Closes a session now: its closing time becomes this moment. */
export async function closeNow(context: ServerContext, teacher: Teacher, id: string): Promise<PracticeSession> {
  const session = await findOwn(context, teacher, id);
  const now = context.now();
  const opensAt = session.opens_at < now ? session.opens_at : new Date(now.getTime() - 1);
  const closed = await changeSession(context.store, session, { opensAt, closesAt: now }, teacher.id, now);
  await planClosing(context, closed);
  return closed;
}

/** The workers' sweep plans what a queue that is away does not hear. */
async function planClosing(context: ServerContext, session: PracticeSession): Promise<void> {
  try {
    await context.planClosing(session);
  } catch (cause) {
    context.log.warn({ err: cause, session: session.id }, 'queue away: the sweep will plan the closing');
  }
}

function checkWebhook(context: ServerContext, url: string | null): void {
  if (url === null) return;
  const { protocol, host } = new URL(url);
  if ((protocol === 'https:' || protocol === 'http:') && context.config.webhookHosts.includes(host)) return;
  throw serverRefusals.webhookHost(host);
}

/** Marks copies again: a changed rubric, a failure. Copies already marked under this rubric keep their report. */
export async function regrade(context: ServerContext, teacher: Teacher, id: string): Promise<number> {
  const session = await findOwn(context, teacher, id);
  const copies = (await listSubmissionsOfSession(context.store, session.id)).filter((one) => one.state !== 'received');
  for (const copy of copies) await requeueSubmission(context.store, copy.id, teacher.id);
  try {
    await context.submitAgain(
      copies.map((copy) => copy.id),
      session.subject_id,
    );
  } catch (cause) {
    context.log.warn({ err: cause, session: id }, 'queue away: the sweep will ask again');
  }
  return copies.length;
}

/** A copy of one of the teacher's sessions. Throws BaremeError `not_found`. */
export async function findOwnCopy(
  context: ServerContext,
  teacher: Teacher,
  id: string,
): Promise<{ submission: Submission; session: PracticeSession }> {
  const submission = await selectOptionalSubmission(context.store, id);
  if (submission === null) throw serverRefusals.missing();
  return { submission, session: await findOwn(context, teacher, submission.session_id) };
}

/** Only who looks after the service makes accounts. Throws BaremeError `not_admin`. */
export function checkAdmin(teacher: Teacher): void {
  if (!teacher.admin) throw serverRefusals.notAdmin();
}
