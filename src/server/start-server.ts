import { randomBytes } from 'node:crypto';
import { listTeachers } from '../store/index.ts';
import { buildApp } from './app.ts';
import type { ServerContext, ServerParts } from './context.ts';
import { ProgressHub } from './progress-hub.ts';
import { Turnstile } from './turnstile.ts';

/** A server at work. */
export interface RunningServer {
  /** Where it answers: "http://127.0.0.1:8080". */
  readonly url: string;
  /** Opens the page that creates the first account; null when there is one. */
  readonly setupUrl: string | null;
  /** Takes no more requests, lets those that run end, closes the event streams. */
  stop(): Promise<void>;
}

/** Uploads read at the same time: each holds its file in memory. */
const UPLOADS_AT_ONCE = 16;
const UPLOAD_PATIENCE_MS = 60_000;
/** Connections that may wait to be accepted: with Node's own 511, a thousand uploads at once lose some. */
const CONNECTIONS_WAITING = 4_096;

/** Starts the HTTP server. Throws when the port is taken. */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { config, database, queue, log } = parts;
  const context: ServerContext = {
    ...parts,
    store: database.store,
    now: parts.now ?? (() => new Date()),
    hub: await ProgressHub.open(queue),
    turnstile: new Turnstile(UPLOADS_AT_ONCE, UPLOAD_PATIENCE_MS),
    setupToken: randomBytes(24).toString('base64url'),
    streams: new Set(),
  };
  const app = await buildApp(context);
  const url = await app.listen({ host: config.host, port: config.port, backlog: CONNECTIONS_WAITING });
  const first = (await listTeachers(database.store)).length === 0;
  log.info({ url, database: database.kind, queue: queue.kind }, 'server ready');
  return {
    url,
    setupUrl: first ? `${config.publicUrl ?? url}/installation?jeton=${context.setupToken}` : null,
    stop: async () => {
      for (const stream of context.streams) stream.end();
      await app.close();
    },
  };
}
