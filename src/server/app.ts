import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { pagePolicy } from './content-policies.ts';
import type { ServerContext } from './context.ts';
import { sendError } from './http-errors.ts';
import { keepLang } from './lang.ts';
import { serverRefusals } from './refusals.ts';
import type { App } from './routes/app-type.ts';
import { copiesApiRoutes } from './routes/copies-api.ts';
import { operationRoutes } from './routes/operation.ts';
import { studentApiRoutes } from './routes/student-api.ts';
import { studentPageRoutes } from './routes/student-pages.ts';
import { teacherApiRoutes } from './routes/teacher-api.ts';
import { teacherPageRoutes } from './routes/teacher-pages.ts';
import { refuseForeignOrigin } from './sign-in-hooks.ts';

/** Requests that only machines make, every few seconds: they are not logged. */
const SILENT = /^\/(healthz|readyz|metrics|assets\/)/;

/** The HTTP application, its routes in the order of who asks: machines, students, teachers. */
export async function buildApp(context: ServerContext): Promise<App> {
  const { config, log, metrics } = context;
  const app: App = fastify({
    loggerInstance: log as FastifyBaseLogger,
    // Its own lines would hold addresses, and links are addresses.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    bodyLimit: 256 * 1024,
    requestTimeout: 300_000,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(async (error: Error, request, reply) => {
    const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
    if (!('remedy' in error) && status >= 500)
      log.error({ err: error, route: request.routeOptions.url }, 'request failed');
    await sendError(error, request, reply);
  });
  app.setNotFoundHandler((request, reply) => sendError(serverRefusals.missing(), request, reply));
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.requestDone(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    if (SILENT.test(request.url)) return;
    // The route, never the address: tokens and codes stay out of the log.
    log.info({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request');
  });

  await app.register(cookie);
  app.addHook('onRequest', async (request) => refuseForeignOrigin(request));
  app.addHook('onRequest', keepLang);
  await app.register(formbody);
  await app.register(multipart, { throwFileSizeLimit: true });
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: pagePolicy },
    hsts: config.publicUrl?.startsWith('https') ?? false,
  });
  await app.register(rateLimit, { global: false });
  await app.register(swagger, {
    openapi: { info: { title: 'Barème', version: '1', description: 'Dépôt, notation et résultats de copies.' } },
    transform: jsonSchemaTransform,
  });
  await app.register(async (routes) => {
    const typed = routes.withTypeProvider<ZodTypeProvider>() as App;
    operationRoutes(typed, context);
    studentApiRoutes(typed, context);
    teacherApiRoutes(typed, context);
    copiesApiRoutes(typed, context);
    studentPageRoutes(typed, context);
    teacherPageRoutes(typed, context);
    typed.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  });
  return app;
}
