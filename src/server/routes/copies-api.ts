import { z } from 'zod';
import {
  moderate,
  selectOptionalBytes,
  selectOptionalDocument,
  selectOptionalMarks,
  selectOptionalStudent,
  validateMarks,
} from '../../store/index.ts';
import { confirmBulk, preflight } from '../actions/bulk.ts';
import { findOwn } from '../actions/find-session.ts';
import { findOwnCopy } from '../actions/teacher-session.ts';
import type { ServerContext } from '../context.ts';
import { langOf } from '../lang.ts';
import { serverRefusals } from '../refusals.ts';
import { teacherOf } from '../sign-in-hooks.ts';
import { readUpload } from '../uploads.ts';
import type { App } from './app-type.ts';

const idSchema = z.object({ id: z.string().max(40) });
const tags = ['teacher'];
const verdicts = z.enum(['new', 'different', 'unnamed']);

/** Copies for their teacher: bulk upload, report, decisions, signature. */
export function copiesApiRoutes(app: App, context: ServerContext): void {
  const { store, config } = context;
  const limits = { fileBytes: config.bulkBytes, totalBytes: config.bulkBytes, files: config.bulkFiles };

  app.post(
    '/api/teacher/sessions/:id/bulk',
    {
      schema: {
        tags,
        description: 'Multipart form of files and zips; nothing is marked before the confirmation.',
        consumes: ['multipart/form-data'],
        params: idSchema,
      },
    },
    async (request, reply) => {
      const session = await findOwn(context, await teacherOf(context, request), request.params.id);
      const staged = await context.turnstile.pass(async () =>
        preflight(context, session, await readUpload(request, limits), langOf(request)),
      );
      return await reply.code(201).send(staged);
    },
  );
  app.post(
    '/api/teacher/sessions/:id/bulk/:bulk/confirm',
    {
      schema: {
        tags,
        params: idSchema.extend({ bulk: z.string().max(40) }),
        body: z.object({ accept: z.array(verdicts).default(['new']) }),
      },
    },
    async (request, reply) => {
      const session = await findOwn(context, await teacherOf(context, request), request.params.id);
      return await reply.code(202).send(await confirmBulk(context, session, request.params.bulk, request.body.accept));
    },
  );

  app.get('/api/teacher/copies/:id', { schema: { tags, params: idSchema } }, async (request) => {
    const { submission } = await findOwnCopy(context, await teacherOf(context, request), request.params.id);
    return { submission, standing: await selectOptionalMarks(store, submission.id) };
  });
  app.get('/api/teacher/copies/:id/file', { schema: { tags, params: idSchema } }, async (request, reply) => {
    const { submission } = await findOwnCopy(context, await teacherOf(context, request), request.params.id);
    const bytes = await selectOptionalBytes(store, submission.id);
    const student = await selectOptionalStudent(store, submission.student_id);
    if (bytes === null || student === null) throw serverRefusals.missing();
    return await reply
      .type('application/octet-stream')
      .header(
        'content-disposition',
        `attachment; filename="${student.number}-${submission.attempt}.${submission.extension}"`,
      )
      .send(Buffer.from(bytes));
  });
  const decision = z.object({ criterion: z.string().max(100), points: z.number(), reason: z.string().max(2_000) });
  app.post(
    '/api/teacher/copies/:id/moderations',
    { schema: { tags, params: idSchema, body: decision } },
    async (request, reply) => {
      const teacher = await teacherOf(context, request);
      const { submission } = await findOwnCopy(context, teacher, request.params.id);
      await moderate(store, { submission: submission.id, teacher: teacher.id, ...request.body });
      return await reply.code(201).send(await selectOptionalMarks(store, submission.id));
    },
  );
  app.post('/api/teacher/copies/:id/validation', { schema: { tags, params: idSchema } }, async (request, reply) => {
    const teacher = await teacherOf(context, request);
    const { submission } = await findOwnCopy(context, teacher, request.params.id);
    await validateMarks(store, submission.id, teacher.id);
    return await reply.code(201).send(await selectOptionalMarks(store, submission.id));
  });
}

/** A report as a page, marks as they stand. Throws BaremeError `not_found` before there is one. */
export async function reportPage(
  context: ServerContext,
  submission: string,
  view: 'teacher' | 'student',
  lang: 'fr' | 'en',
): Promise<string> {
  const standing = await selectOptionalMarks(context.store, submission);
  if (standing === null) throw serverRefusals.missing();
  const document = await selectOptionalDocument(context.store, standing.reportId);
  const report = view === 'teacher' ? standing.report : standing.studentReport;
  const { timeZone } = context.config;
  return await context.rendering.reportHtml(report, document, { view, lang, timeZone });
}
