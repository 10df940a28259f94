import { z } from 'zod';
import { createLink, type PracticeSession } from '../../store/index.ts';
import { copyPage, homePage, noticePage, sessionPage } from '../../web/index.ts';
import { findByCode } from '../actions/find-session.ts';
import { findByNumber, handIn } from '../actions/hand-in.ts';
import { openLink, shownState } from '../actions/student-copy.ts';
import { reportPolicy } from '../content-policies.ts';
import type { ServerContext } from '../context.ts';
import { acceptedExtensions } from '../files.ts';
import { langOf } from '../lang.ts';
import { problemIn } from '../problem-words.ts';
import { filled, onlyFile, readUpload } from '../uploads.ts';
import type { App } from './app-type.ts';
import { reportPage } from './copies-api.ts';

const codeSchema = z.object({ code: z.string().min(1).max(20) });
const tokenSchema = z.object({ token: z.string().min(20).max(100) });
const html = 'text/html; charset=utf-8';

function stageOf(
  { opens_at, closes_at, late }: PracticeSession,
  now: Date,
): 'soon' | 'open' | 'late' | 'late-flagged' | 'over' {
  if (now < opens_at) return 'soon';
  if (now < closes_at) return 'open';
  return ({ accept: 'late', flag: 'late-flagged', refuse: 'over' } as const)[late];
}

/** The pages of a student: type the code, hand in, see the report. They work without scripts. */
export function studentPageRoutes(app: App, context: ServerContext): void {
  const { config } = context;
  const schema = { hide: true };
  const guessing = { rateLimit: { max: 120, timeWindow: '1 minute' } };
  const uploading = { rateLimit: { max: config.uploadsPerMinute, timeWindow: '1 minute' } };

  app.get('/', { schema }, async (request, reply) => reply.type(html).send(homePage({ lang: langOf(request) })));
  app.get('/notice', { schema }, async (request, reply) =>
    reply.type(html).send(noticePage({ lang: langOf(request) })),
  );
  app.get('/session', { config: guessing, schema: { ...schema, querystring: codeSchema } }, async (request, reply) => {
    const session = await findByCode(context, request.query.code);
    return await reply.redirect(`/session/${session.code}`, 303);
  });
  app.get('/session/:code', { config: guessing, schema: { ...schema, params: codeSchema } }, async (request, reply) => {
    const session = await findByCode(context, request.params.code);
    const now = context.now();
    const view = {
      code: session.code,
      title: session.title,
      className: session.class_name,
      closesAt: session.closes_at,
      timeZone: config.timeZone,
      opensAt: session.opens_at,
      stage: stageOf(session, now),
      attempts: session.attempts,
      instant: session.feedback === 'instant',
      accept: acceptedExtensions.join(','),
      maxMb: config.uploadBytes / 1024 / 1024,
    };
    return await reply.type(html).send(sessionPage({ session: view, lang: langOf(request) }));
  });
  app.post(
    '/session/:code',
    { config: uploading, schema: { ...schema, params: codeSchema } },
    async (request, reply) => {
      const { link } = await context.turnstile.pass(async () => {
        const upload = await readUpload(request, {
          fileBytes: config.uploadBytes,
          totalBytes: config.uploadBytes,
          files: 1,
        });
        const session = await findByCode(context, request.params.code);
        return await handIn(context, session, { file: onlyFile(upload), number: filled(upload, 'number'), name: null });
      });
      return await reply.redirect(`/copie/${link}`, 303);
    },
  );
  const number = z.object({ number: z.string().min(1).max(20) });
  app.post(
    '/session/:code/rapport',
    { config: guessing, schema: { ...schema, params: codeSchema, body: number } },
    async (request, reply) => {
      const session = await findByCode(context, request.params.code);
      const student = await findByNumber(context, session, request.body.number);
      return await reply.redirect(`/copie/${await createLink(context.store, student.id, config.linkDays)}`, 303);
    },
  );
  app.get('/copie/:token', { schema: { ...schema, params: tokenSchema } }, async (request, reply) => {
    const found = await openLink(context, request.params.token);
    const report = found.marks?.report;
    const copy = {
      token: request.params.token,
      code: found.session.code,
      sessionTitle: found.session.title,
      number: found.student.number,
      attempt: found.submission.attempt,
      state: shownState(found),
      settled: found.settled,
      problem: found.settled ? problemIn(found.submission, langOf(request), found.session.lang) : null,
      hasReport: found.settled && report !== undefined,
      mark: report?.mark ?? null,
      markOutOf: report?.markOutOf ?? null,
      validatedAt: found.marks?.validation?.at ?? null,
      timeZone: config.timeZone,
      expires: true,
    };
    return await reply
      .type(html)
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .send(copyPage({ copy, lang: langOf(request) }));
  });
  app.get('/copie/:token/rapport', { schema: { ...schema, params: tokenSchema } }, async (request, reply) => {
    const found = await openLink(context, request.params.token);
    const page = await reportPage(context, found.marks === null ? '' : found.submission.id, 'student', langOf(request));
    return await reply
      .type(html)
      .header('cache-control', 'no-store')
      .header('content-security-policy', reportPolicy)
      .send(page);
  });
}
