import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { BaremeError } from '../../errors/index.ts';
import {
  countCopies,
  createTeacher,
  endSignIn,
  importRoster,
  listSessions,
  listTeachers,
  moderate,
  type PracticeSession,
  selectOptionalMarks,
  selectOptionalStudent,
  type Teacher,
  validateMarks,
} from '../../store/index.ts';
import {
  bulkPage,
  type Done,
  moves,
  progressText,
  type SessionLine,
  sessionsPage,
  signInPage,
  teacherCopyPage,
  teacherSessionPage,
} from '../../web/index.ts';
import { confirmBulk, findBulk, preflight } from '../actions/bulk.ts';
import { findOwn } from '../actions/find-session.ts';
import { sessionResults, standingReports } from '../actions/session-results.ts';
import { setUp, signIn } from '../actions/sign-in.ts';
import { checkAdmin, closeNow, findOwnCopy, openSession, regrade, sessionInput } from '../actions/teacher-session.ts';
import { reportPolicy } from '../content-policies.ts';
import type { ServerContext } from '../context.ts';
import { acceptedExtensions } from '../files.ts';
import { answerOf } from '../http-errors.ts';
import { langOf } from '../lang.ts';
import { problemIn } from '../problem-words.ts';
import { COOKIE, teacherOf, tokenOf } from '../sign-in-hooks.ts';
import { readUpload } from '../uploads.ts';
import type { App } from './app-type.ts';
import { reportPage } from './copies-api.ts';

const idSchema = z.object({ id: z.string().max(40) });
const html = 'text/html; charset=utf-8';
const schema = { hide: true };

/** The pages of a teacher. They work without scripts; each change ends in a redirection, so that "back" repeats nothing. */
export function teacherPageRoutes(app: App, context: ServerContext): void {
  accountPages(app, context);
  sessionPages(app, context);
  bulkPages(app, context);
  copyPages(app, context);
}

const frameOf = (context: ServerContext, request: FastifyRequest, teacher: Teacher) => ({
  lang: langOf(request),
  teacher: teacher.name,
  timeZone: context.config.timeZone,
});

const lineOf = (session: PracticeSession, counts: Readonly<Record<string, number>>): SessionLine => {
  const sum = (states: readonly string[]): number => states.reduce((total, state) => total + (counts[state] ?? 0), 0);
  return {
    id: session.id,
    title: session.title,
    className: session.class_name,
    code: session.code,
    state: session.state,
    closesAt: session.closes_at,
    copies: sum(Object.keys(counts)),
    waiting: sum(['received', 'queued', 'grading']),
  };
};

/** Back to the page of a session, which says what was done. */
const back = (reply: FastifyReply, id: string, what: Done['what'], count = 0, left = 0): FastifyReply =>
  reply.redirect(`/prof/sessions/${id}?fait=${what}&nombre=${count}&reste=${left}`, 303);

function accountPages(app: App, context: ServerContext): void {
  const slow = { rateLimit: { max: 20, timeWindow: '1 minute' } };
  const letIn = (reply: FastifyReply, token: string): FastifyReply =>
    reply.setCookie(COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: context.config.publicUrl?.startsWith('https:') ?? false,
      maxAge: context.config.signInHours * 3_600,
    });

  app.get('/prof', { schema }, async (request, reply) => {
    const lang = langOf(request);
    const teacher = await teacherOf(context, request).catch(() => null);
    if (teacher === null) return await reply.type(html).send(signInPage({ lang }));
    const sessions = (await listSessions(context.store, teacher.id)).map((session) => lineOf(session, session.counts));
    const subjects = await context.subjects();
    return await reply.type(html).send(
      sessionsPage({
        ...frameOf(context, request, teacher),
        sessions,
        subjects,
        admin: teacher.admin,
        now: context.now(),
      }),
    );
  });
  const credentials = z.object({ login: z.string().max(100), password: z.string().max(500) });
  app.post('/prof/connexion', { config: slow, schema: { ...schema, body: credentials } }, async (request, reply) => {
    try {
      const { token } = await signIn(context, request.body.login, request.body.password);
      return await letIn(reply, token).redirect('/prof', 303);
    } catch (cause) {
      if (!(cause instanceof BaremeError)) throw cause;
      const lang = langOf(request);
      const wrong = answerOf(cause, lang).body.error.message;
      return await reply.code(401).type(html).send(signInPage({ lang, wrong }));
    }
  });
  app.post('/prof/deconnexion', { schema }, async (request, reply) => {
    const token = tokenOf(request);
    if (token !== null) await endSignIn(context.store, token);
    return await reply.clearCookie(COOKIE, { path: '/' }).redirect('/prof', 303);
  });
  app.get(
    '/installation',
    { schema: { ...schema, querystring: z.object({ jeton: z.string().max(100) }) } },
    async (request, reply) => {
      const done = (await listTeachers(context.store)).length > 0;
      return done
        ? await reply.redirect('/prof', 303)
        : await reply
            .type(html)
            .header('referrer-policy', 'no-referrer')
            .send(signInPage({ lang: langOf(request), setup: request.query.jeton }));
    },
  );
  const setup = credentials.extend({ token: z.string().max(100), name: z.string().max(200) });
  app.post('/installation', { config: slow, schema: { ...schema, body: setup } }, async (request, reply) => {
    const { token, ...account } = request.body;
    await setUp(context, token, account);
    const signed = await signIn(context, account.login, account.password);
    return await letIn(reply, signed.token).redirect('/prof', 303);
  });
  const account = credentials.extend({ name: z.string().max(200) });
  app.post('/prof/comptes', { schema: { ...schema, body: account } }, async (request, reply) => {
    checkAdmin(await teacherOf(context, request));
    await createTeacher(context.store, request.body);
    return await reply.redirect('/prof', 303);
  });
}

function sessionPages(app: App, context: ServerContext): void {
  app.post('/prof/sessions', { schema: { ...schema, body: sessionInput } }, async (request, reply) => {
    const session = await openSession(context, await teacherOf(context, request), request.body);
    return await reply.redirect(`/prof/sessions/${session.id}`, 303);
  });
  const said = z.object({
    fait: z.enum(['closed', 'regraded', 'numbered', 'taken']).optional(),
    nombre: z.coerce.number().int().min(0).default(0),
    reste: z.coerce.number().int().min(0).default(0),
  });
  app.get(
    '/prof/sessions/:id',
    { schema: { ...schema, params: idSchema, querystring: said } },
    async (request, reply) => {
      const teacher = await teacherOf(context, request);
      const session = await findOwn(context, teacher, request.params.id);
      const { fait, nombre, reste } = request.query;
      const results = await sessionResults(context, session, langOf(request));
      const counts: Record<string, number> = {};
      for (const { state } of results) if (state !== 'absent') counts[state] = (counts[state] ?? 0) + 1;
      const page = teacherSessionPage({
        ...frameOf(context, request, teacher),
        session: { ...lineOf(session, counts), feedback: session.feedback },
        results,
        accept: acceptedExtensions.join(','),
        address: context.config.publicUrl ?? `${request.protocol}://${request.host}`,
        done: fait === undefined ? null : { what: fait, count: nombre, left: reste },
      });
      return await reply.type(html).header('cache-control', 'no-store').send(page);
    },
  );
  app.get('/prof/sessions/:id/bilan', { schema: { ...schema, params: idSchema } }, async (request, reply) => {
    const session = await findOwn(context, await teacherOf(context, request), request.params.id);
    const subject = { id: session.subject_id, title: session.title };
    const page = await context.rendering.classHtml(await standingReports(context, session), subject, langOf(request));
    return await reply.type(html).header('content-security-policy', reportPolicy).send(page);
  });
  app.get('/prof/sessions/:id/avancement', { schema: { ...schema, params: idSchema } }, async (request, reply) => {
    const session = await findOwn(context, await teacherOf(context, request), request.params.id);
    const line = lineOf(session, await countCopies(context.store, session.id));
    const text = progressText(line, langOf(request));
    return await reply.header('cache-control', 'no-store').send({ text, moves: moves(line) });
  });
  app.post('/prof/sessions/:id/fermer', { schema: { ...schema, params: idSchema } }, async (request, reply) => {
    await closeNow(context, await teacherOf(context, request), request.params.id);
    return await back(reply, request.params.id, 'closed');
  });
  app.post('/prof/sessions/:id/noter', { schema: { ...schema, params: idSchema } }, async (request, reply) => {
    const copies = await regrade(context, await teacherOf(context, request), request.params.id);
    return await back(reply, request.params.id, 'regraded', copies);
  });
  const names = z.object({ names: z.string().max(50_000) });
  app.post(
    '/prof/sessions/:id/eleves',
    { schema: { ...schema, params: idSchema, body: names } },
    async (request, reply) => {
      const session = await findOwn(context, await teacherOf(context, request), request.params.id);
      const lines = request.body.names
        .split('\n')
        .map((line) => line.trim().slice(0, 200))
        .filter((line) => line !== '');
      await importRoster(context.store, session.id, lines.slice(0, 500));
      return await back(reply, session.id, 'numbered', lines.length);
    },
  );
}

function bulkPages(app: App, context: ServerContext): void {
  const { bulkBytes, bulkFiles } = context.config;
  app.post('/prof/sessions/:id/depot', { schema: { ...schema, params: idSchema } }, async (request, reply) => {
    const teacher = await teacherOf(context, request);
    const session = await findOwn(context, teacher, request.params.id);
    const limits = { fileBytes: bulkBytes, totalBytes: bulkBytes, files: bulkFiles };
    const staged = await context.turnstile.pass(async () =>
      preflight(context, session, await readUpload(request, limits), langOf(request)),
    );
    return await reply.redirect(`/prof/sessions/${session.id}/depot/${staged.id}`, 303);
  });
  const verdict = z.enum(['new', 'different', 'unnamed']);
  const accepted = z.object({ accept: z.union([verdict.transform((one) => [one]), z.array(verdict)]).default([]) });
  const params = idSchema.extend({ bulk: z.string().max(40) });
  app.get('/prof/sessions/:id/depot/:bulk', { schema: { ...schema, params } }, async (request, reply) => {
    const teacher = await teacherOf(context, request);
    const session = await findOwn(context, teacher, request.params.id);
    const staged = await findBulk(context, session, request.params.bulk);
    const view = { session: lineOf(session, {}), bulk: staged.id, lines: staged.lines };
    return await reply
      .type(html)
      .header('cache-control', 'no-store')
      .send(bulkPage({ ...frameOf(context, request, teacher), ...view }));
  });
  app.post(
    '/prof/sessions/:id/depot/:bulk',
    { schema: { ...schema, params, body: accepted } },
    async (request, reply) => {
      const session = await findOwn(context, await teacherOf(context, request), request.params.id);
      const { received, skipped } = await confirmBulk(context, session, request.params.bulk, request.body.accept);
      return await back(reply, session.id, 'taken', received, skipped);
    },
  );
}

function copyPages(app: App, context: ServerContext): void {
  const { store } = context;
  app.get('/prof/copies/:id', { schema: { ...schema, params: idSchema } }, async (request, reply) => {
    const teacher = await teacherOf(context, request);
    const { submission, session } = await findOwnCopy(context, teacher, request.params.id);
    const standing = await selectOptionalMarks(store, submission.id);
    const student = await selectOptionalStudent(store, submission.student_id);
    const report = standing?.report;
    const others = (await sessionResults(context, session, langOf(request))).flatMap((line) =>
      line.submission === null || line.submission === submission.id || line.validatedBy !== null || line.mark === null
        ? []
        : [line.submission],
    );
    const copy = {
      submission: submission.id,
      session: session.id,
      number: student?.number ?? '',
      state: submission.state,
      problem: problemIn(submission, langOf(request), session.lang),
      mark: report?.mark ?? null,
      markOutOf: report?.markOutOf ?? null,
      criteria: report?.questions.flatMap((question) => question.criteria) ?? [],
      decisions: (standing?.moderations ?? []).map((one) => ({
        criterion: one.criterion_id,
        from: one.from_points,
        to: one.to_points,
        reason: one.reason,
        by: one.teacher_name,
        at: one.at,
        applied: !standing?.unapplied.includes(one),
      })),
      validated: standing?.validation ? { by: standing.validation.teacher_name, at: standing.validation.at } : null,
      next: others[0] ?? null,
      left: others.length,
    };
    return await reply
      .type(html)
      .header('cache-control', 'no-store')
      .send(teacherCopyPage({ ...frameOf(context, request, teacher), copy }));
  });
  app.get('/prof/copies/:id/rapport', { schema: { ...schema, params: idSchema } }, async (request, reply) => {
    const { submission } = await findOwnCopy(context, await teacherOf(context, request), request.params.id);
    const page = await reportPage(context, submission.id, 'teacher', langOf(request));
    return await reply
      .type(html)
      .header('cache-control', 'no-store')
      .header('content-security-policy', reportPolicy)
      .send(page);
  });
  const decision = z.object({
    criterion: z.string().max(100),
    points: z.coerce.number(),
    reason: z.string().max(2_000),
  });
  app.post(
    '/prof/copies/:id/decisions',
    { schema: { ...schema, params: idSchema, body: decision } },
    async (request, reply) => {
      const teacher = await teacherOf(context, request);
      const { submission } = await findOwnCopy(context, teacher, request.params.id);
      await moderate(store, { submission: submission.id, teacher: teacher.id, ...request.body });
      return await reply.redirect(`/prof/copies/${submission.id}`, 303);
    },
  );
  app.post('/prof/copies/:id/validation', { schema: { ...schema, params: idSchema } }, async (request, reply) => {
    const teacher = await teacherOf(context, request);
    const { submission } = await findOwnCopy(context, teacher, request.params.id);
    await validateMarks(store, submission.id, teacher.id);
    return await reply.redirect(`/prof/copies/${submission.id}`, 303);
  });
}
