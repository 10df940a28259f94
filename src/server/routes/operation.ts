import { assets } from '../../web/index.ts';
import type { ServerContext } from '../context.ts';
import type { App } from './app-type.ts';

/** What machines ask: is it alive, can it serve, how does it do; and the two files of the pages. */
export function operationRoutes(app: App, context: ServerContext): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }));

  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const checks = { store: await answers(context.database.ping()), queue: await answers(context.queue.ping()) };
    const ready = Object.values(checks).every(Boolean);
    return await reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'unavailable', ...checks });
  });

  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    const { registry } = context.metrics;
    return await reply.type(registry.contentType).send(await registry.metrics());
  });

  for (const { path, type, body } of Object.values(assets)) {
    app.get(path, { schema: { hide: true } }, async (_request, reply) => {
      return await reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(body);
    });
  }
}

const PATIENCE_MS = 2_000;

async function answers(ping: Promise<void>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS).unref());
  return await Promise.race([ping.then(() => true).catch(() => false), late]);
}
