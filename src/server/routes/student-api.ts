import { z } from 'zod';
import { createLink, isSettled, selectOptionalSubmission } from '../../store/index.ts';
import { showState } from '../../web/index.ts';
import { findByCode } from '../actions/find-session.ts';
import { findByNumber, handIn } from '../actions/hand-in.ts';
import { openLink, type StudentCopy, shownState } from '../actions/student-copy.ts';
import type { ServerContext } from '../context.ts';
import { langOf } from '../lang.ts';
import { problemIn } from '../problem-words.ts';
import { filled, onlyFile, readUpload, type UploadLimits } from '../uploads.ts';
import type { App } from './app-type.ts';

const codeSchema = z.object({ code: z.string().min(4).max(20) });
const tokenSchema = z.object({ token: z.string().min(20).max(100) });
const sessionSchema = z.object({
  code: z.string(),
  title: z.string(),
  className: z.string(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  open: z.boolean(),
  attempts: z.number(),
  feedback: z.enum(['instant', 'at-close']),
});
const handedInSchema = z.object({
  submission: z.string(),
  number: z.string(),
  attempt: z.number(),
  attemptsLeft: z.number(),
  identical: z.boolean(),
  late: z.boolean(),
  state: z.string(),
  copy: z.string().describe('address of the copy: state and mark'),
  events: z.string().describe('address of its progress, as server-sent events'),
  report: z.string().describe('address of its report, as a page'),
});
const copySchema = z.object({
  number: z.string(),
  attempt: z.number(),
  state: z.string(),
  settled: z.boolean(),
  problem: z.string().nullable(),
  mark: z.number().nullable(),
  markOutOf: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  validatedBy: z.string().nullable(),
});

/** Time between two looks at the store when no event comes, in milliseconds. */
const LOOK_AGAIN = 2_000;
const HEARTBEAT = 15_000;

/** What a student's program may ask, with the code of the session or the token of a link. */
export function studentApiRoutes(app: App, context: ServerContext): void {
  const { config } = context;
  const limits: UploadLimits = { fileBytes: config.uploadBytes, totalBytes: config.uploadBytes, files: 1 };
  // Codes and numbers are drawn, and guessing them is slow: so many tries a minute and an address.
  const guessing = { rateLimit: { max: 120, timeWindow: '1 minute' } };
  const uploading = { rateLimit: { max: config.uploadsPerMinute, timeWindow: '1 minute' } };

  app.get(
    '/api/sessions/:code',
    { config: guessing, schema: { tags: ['student'], params: codeSchema, response: { 200: sessionSchema } } },
    async (request) => {
      const session = await findByCode(context, request.params.code);
      const now = context.now();
      return {
        code: session.code,
        title: session.title,
        className: session.class_name,
        opensAt: session.opens_at.toISOString(),
        closesAt: session.closes_at.toISOString(),
        open: now >= session.opens_at && (now < session.closes_at || session.late !== 'refuse'),
        attempts: session.attempts,
        feedback: session.feedback,
      };
    },
  );

  app.post(
    '/api/sessions/:code/copies',
    {
      config: uploading,
      schema: {
        tags: ['student'],
        description: 'Multipart form: `file`, and `number` from the second copy on.',
        consumes: ['multipart/form-data'],
        params: codeSchema,
        response: { 201: handedInSchema, 200: handedInSchema },
      },
    },
    async (request, reply) => {
      const handed = await context.turnstile.pass(async () => {
        const upload = await readUpload(request, limits);
        const session = await findByCode(context, request.params.code);
        return await handIn(context, session, {
          file: onlyFile(upload),
          number: filled(upload, 'number'),
          name: filled(upload, 'name'),
        });
      });
      const { submission, student, link } = handed;
      return await reply.code(handed.identical ? 200 : 201).send({
        submission: submission.id,
        number: student.number,
        attempt: submission.attempt,
        attemptsLeft: handed.attemptsLeft,
        identical: handed.identical,
        late: submission.late,
        state: submission.state,
        copy: `/api/copies/${link}`,
        events: `/api/copies/${link}/events`,
        report: `/copie/${link}`,
      });
    },
  );

  app.post(
    '/api/sessions/:code/links',
    {
      config: guessing,
      schema: {
        tags: ['student'],
        params: codeSchema,
        body: z.object({ number: z.string().min(1).max(20) }),
        response: { 201: z.object({ copy: z.string(), report: z.string() }) },
      },
    },
    async (request, reply) => {
      const session = await findByCode(context, request.params.code);
      const student = await findByNumber(context, session, request.body.number);
      const link = await createLink(context.store, student.id, config.linkDays);
      return await reply.code(201).send({ copy: `/api/copies/${link}`, report: `/copie/${link}` });
    },
  );

  app.get(
    '/api/copies/:token',
    { schema: { tags: ['student'], params: tokenSchema, response: { 200: copySchema } } },
    async (request) => describe(await openLink(context, request.params.token), langOf(request)),
  );

  app.get(
    '/api/copies/:token/events',
    { schema: { tags: ['student'], params: tokenSchema } },
    async (request, reply) => {
      const first = await openLink(context, request.params.token);
      const lang = langOf(request);
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      let last = '';
      const tell = (copy: StudentCopy, step: string | null): void => {
        const data = JSON.stringify({ ...describe(copy, lang), label: showState(shownState(copy), lang), step });
        if (data === last) return;
        last = data;
        raw.write(`event: state\ndata: ${data}\n\n`);
        if (copy.settled) stop();
      };
      let seen = first.submission.state;
      // A class that waits looks every second: one short question each, the whole copy only when it has moved on.
      const lookAgain = async (): Promise<void> => {
        const now = await selectOptionalSubmission(context.store, first.submission.id);
        if (now?.state === seen && !isSettled(seen)) return;
        seen = now?.state ?? seen;
        tell(await openLink(context, request.params.token), null);
      };
      let looking = false;
      const look = (): void => {
        if (looking || raw.writableEnded) return;
        looking = true;
        void lookAgain()
          // A store that is away is looked at again at the next turn.
          .catch(() => {})
          .finally(() => {
            looking = false;
          });
      };
      const unwatch = context.hub.watch(first.submission.id, look);
      const timers = [setInterval(look, LOOK_AGAIN), setInterval(() => raw.write(': \n\n'), HEARTBEAT)];
      const stop = (): void => {
        unwatch();
        for (const timer of timers) clearInterval(timer);
        context.streams.delete(raw);
        raw.end();
      };
      context.streams.add(raw);
      raw.on('close', stop);
      tell(first, null);
      // Between the first look and the watch the copy may have moved on.
      if (!first.settled) look();
    },
  );
}

function describe(copy: StudentCopy, lang: 'fr' | 'en'): z.input<typeof copySchema> {
  const report = copy.marks?.report;
  return {
    number: copy.student.number,
    attempt: copy.submission.attempt,
    state: shownState(copy),
    settled: copy.settled,
    problem: copy.settled ? problemIn(copy.submission, lang, copy.session.lang) : null,
    mark: report?.mark ?? null,
    markOutOf: report?.markOutOf ?? null,
    interval: report?.interval ?? null,
    validatedBy: copy.marks?.validation?.teacher_name ?? null,
  };
}
