import { z } from 'zod';
import {
  changePassword,
  createTeacher,
  deleteStudent,
  endSignIn,
  endSignIns,
  importRoster,
  listPurges,
  listSessions,
  listStudents,
  listTeachers,
  purgeSession,
  selectOptionalStudent,
} from '../../store/index.ts';
import { exportStudent } from '../actions/export-student.ts';
import { findOwn } from '../actions/find-session.ts';
import { sessionResults, standingReports } from '../actions/session-results.ts';
import { setUp, signIn } from '../actions/sign-in.ts';
import {
  checkAdmin,
  closeNow,
  editSession,
  openSession,
  regrade,
  sessionChangeInput,
  sessionInput,
} from '../actions/teacher-session.ts';
import type { ServerContext } from '../context.ts';
import { langOf } from '../lang.ts';
import { serverRefusals } from '../refusals.ts';
import { teacherOf, tokenOf } from '../sign-in-hooks.ts';
import type { App } from './app-type.ts';

const idSchema = z.object({ id: z.string().max(40) });
const studentSchema = idSchema.extend({ student: z.string().max(40) });
const credentials = z.object({ login: z.string().max(100), password: z.string().max(500) });
const tags = ['teacher'];

/** What a teacher's program may ask, with the bearer token that signing in gives. */
export function teacherApiRoutes(app: App, context: ServerContext): void {
  const { store } = context;
  const slow = { rateLimit: { max: 20, timeWindow: '1 minute' } };

  app.post('/api/sign-in', { config: slow, schema: { tags, body: credentials } }, async (request) => {
    const { token, teacher } = await signIn(context, request.body.login, request.body.password);
    return { token, teacher };
  });
  app.post('/api/sign-out', { schema: { tags } }, async (request, reply) => {
    const token = tokenOf(request);
    if (token !== null) await endSignIn(store, token);
    return await reply.code(204).send();
  });
  app.post('/api/sign-out-everywhere', { schema: { tags } }, async (request, reply) => {
    await endSignIns(store, (await teacherOf(context, request)).id);
    return await reply.code(204).send();
  });
  app.post(
    '/api/password',
    { config: slow, schema: { tags, body: z.object({ old: z.string(), new: z.string() }) } },
    async (request, reply) => {
      const teacher = await teacherOf(context, request);
      await signIn(context, teacher.login, request.body.old);
      await changePassword(store, teacher.id, request.body.new);
      return await reply.code(204).send();
    },
  );
  const setup = credentials.extend({ token: z.string(), name: z.string().max(200) });
  app.post('/api/setup', { config: slow, schema: { tags, body: setup } }, async (request, reply) => {
    const { token, ...account } = request.body;
    return await reply.code(201).send(await setUp(context, token, account));
  });
  app.get('/api/me', { schema: { tags } }, async (request) => await teacherOf(context, request));
  app.get('/api/subjects', { schema: { tags } }, async (request) => {
    await teacherOf(context, request);
    return await context.subjects();
  });

  app.get('/api/teachers', { schema: { tags } }, async (request) => {
    checkAdmin(await teacherOf(context, request));
    return await listTeachers(store);
  });
  const account = credentials.extend({ name: z.string().max(200), admin: z.boolean().default(false) });
  app.post('/api/teachers', { schema: { tags, body: account } }, async (request, reply) => {
    checkAdmin(await teacherOf(context, request));
    return await reply.code(201).send(await createTeacher(store, request.body));
  });
  app.get('/api/purges', { schema: { tags } }, async (request) => {
    checkAdmin(await teacherOf(context, request));
    return await listPurges(store);
  });

  sessionRoutes(app, context);
  studentFileRoutes(app, context);
}

function sessionRoutes(app: App, context: ServerContext): void {
  const { store } = context;
  app.get('/api/teacher/sessions', { schema: { tags } }, async (request) => {
    const teacher = await teacherOf(context, request);
    return (await listSessions(store, teacher.id)).map(({ webhook_secret: _, ...session }) => session);
  });
  app.post('/api/teacher/sessions', { schema: { tags, body: sessionInput } }, async (request, reply) => {
    const teacher = await teacherOf(context, request);
    // The secret is shown here and once more on demand: the receiver of the webhook needs it.
    return await reply.code(201).send(await openSession(context, teacher, request.body));
  });
  app.get('/api/teacher/sessions/:id', { schema: { tags, params: idSchema } }, async (request) =>
    findOwn(context, await teacherOf(context, request), request.params.id),
  );
  app.patch(
    '/api/teacher/sessions/:id',
    { schema: { tags, params: idSchema, body: sessionChangeInput } },
    async (request) => editSession(context, await teacherOf(context, request), request.params.id, request.body),
  );
  app.post('/api/teacher/sessions/:id/close', { schema: { tags, params: idSchema } }, async (request, reply) =>
    reply.code(202).send(await closeNow(context, await teacherOf(context, request), request.params.id)),
  );
  app.post('/api/teacher/sessions/:id/regrade', { schema: { tags, params: idSchema } }, async (request, reply) =>
    reply.code(202).send({ copies: await regrade(context, await teacherOf(context, request), request.params.id) }),
  );
  app.post('/api/teacher/sessions/:id/purge', { schema: { tags, params: idSchema } }, async (request) => {
    const teacher = await teacherOf(context, request);
    const session = await findOwn(context, teacher, request.params.id);
    return await purgeSession(store, session.id, teacher.id);
  });
  app.get('/api/teacher/sessions/:id/results', { schema: { tags, params: idSchema } }, async (request) => {
    const session = await findOwn(context, await teacherOf(context, request), request.params.id);
    return {
      session: session.id,
      state: session.state,
      results: await sessionResults(context, session, langOf(request)),
    };
  });

  const formats = {
    csv: { type: 'text/csv; charset=utf-8', make: context.rendering.classCsv },
    xlsx: {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      make: context.rendering.classXlsx,
    },
  } as const;
  for (const [extension, { type, make }] of Object.entries(formats)) {
    app.get(
      `/api/teacher/sessions/:id/class.${extension}`,
      { schema: { tags, params: idSchema } },
      async (request, reply) => {
        const session = await findOwn(context, await teacherOf(context, request), request.params.id);
        const subject = { id: session.subject_id, title: session.title };
        const bytes = await make(await standingReports(context, session), subject, session.lang);
        return await reply
          .type(type)
          .header('content-disposition', `attachment; filename="class-${session.code}.${extension}"`)
          .send(Buffer.from(bytes));
      },
    );
  }
}

function studentFileRoutes(app: App, context: ServerContext): void {
  const { store } = context;
  app.get('/api/teacher/sessions/:id/students', { schema: { tags, params: idSchema } }, async (request) => {
    const session = await findOwn(context, await teacherOf(context, request), request.params.id);
    return await listStudents(store, session.id);
  });
  const names = z.object({ names: z.array(z.string().min(1).max(200)).min(1).max(500) });
  app.post(
    '/api/teacher/sessions/:id/students',
    { schema: { tags, params: idSchema, body: names } },
    async (request, reply) => {
      const session = await findOwn(context, await teacherOf(context, request), request.params.id);
      await importRoster(store, session.id, request.body.names);
      return await reply.code(201).send(await listStudents(store, session.id));
    },
  );
  const own = async (request: Parameters<typeof teacherOf>[1], id: string, student: string) => {
    const teacher = await teacherOf(context, request);
    const session = await findOwn(context, teacher, id);
    const found = await selectOptionalStudent(store, student);
    if (found === null || found.session_id !== session.id) throw serverRefusals.missing();
    return { teacher, student: found };
  };
  app.get(
    '/api/teacher/sessions/:id/students/:student/export',
    { schema: { tags, params: studentSchema } },
    async (request, reply) => {
      const { teacher, student } = await own(request, request.params.id, request.params.student);
      return await reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="dossier-${student.number}.zip"`)
        .send(Buffer.from(await exportStudent(context, student, teacher.id)));
    },
  );
  app.delete(
    '/api/teacher/sessions/:id/students/:student',
    { schema: { tags, params: studentSchema } },
    async (request) => {
      const { teacher, student } = await own(request, request.params.id, request.params.student);
      return await deleteStudent(store, student.id, teacher.id);
    },
  );
}
