import { createServer } from 'node:http';
import pino, { type Logger } from 'pino';
import { type JobContext, RubricShelf, type RunningWorker, startWorker } from '../workers/main.ts';
import { UsageError } from './errors/index.ts';
import { closeJob, gradeJob, JobQueue, type QueueHome } from './queue/index.ts';
import { listSubjects } from './rubric/index.ts';
import {
  type Config,
  createMetrics,
  defaultConcurrency,
  type Metrics,
  type Rendering,
  type RunningServer,
  type SubjectInfo,
  startServer,
} from './server/index.ts';
import { type Database, openDatabase } from './store/index.ts';

export { type Config, describeConfig, readConfig } from './server/index.ts';

/** The service, or a worker of it, at work. */
export interface RunningService {
  /** Where the server answers; null for a worker alone. */
  readonly url: string | null;
  /** Opens the page that creates the first account, while there is none. */
  readonly setupUrl: string | null;
  /** Finishes what can be finished in the time the configuration gives, hands back the rest. */
  stop(): Promise<void>;
}

/** What the tests put in the place of the engine. */
export interface ServiceSeams {
  readonly log?: Logger;
  readonly now?: () => Date;
  /** The program of the grading children. */
  readonly gradingEntry?: URL;
  readonly rubricOf?: JobContext['rubricOf'];
  readonly subjects?: () => Promise<readonly SubjectInfo[]>;
}

/**
 * `bareme serve`: the server, and a worker in the same process when the database is the embedded one or when
 * `concurrency` asks for it. Throws UsageError and BaremeError with what to do.
 */
export async function startService(config: Config, seams: ServiceSeams = {}): Promise<RunningService> {
  const parts = await openParts(config, seams);
  const { database, queue, metrics, log, engine, rubricOf } = parts;
  const children =
    config.concurrency ?? (database.kind === 'embedded' || queue.kind === 'embedded' ? defaultConcurrency() : 0);
  let worker: RunningWorker | null = null;
  let server: RunningServer;
  const jobsOf = async (ids: readonly string[], subject: string, urgent: boolean) => {
    const under = { rubricHash: (await rubricOf(subject)).hash, engine };
    return ids.map((id) => gradeJob(id, under, urgent));
  };
  try {
    worker = children === 0 ? null : await startWorkerOf(config, parts, children, seams);
    server = await startServer({
      config,
      database,
      queue,
      log,
      metrics,
      subjects: seams.subjects ?? (() => knownSubjects(parts)),
      submit: async (ids, subject, urgent) => await queue.addAll(await jobsOf(ids, subject, urgent)),
      submitAgain: async (ids, subject) => {
        for (const job of await jobsOf(ids, subject, false)) await queue.addAgain(job);
      },
      planClosing: (session) => queue.add(closeJob(session)),
      rendering: renderingIn(config.timeZone),
      ...(seams.now === undefined ? {} : { now: seams.now }),
    });
  } catch (cause) {
    await worker?.stop(0);
    await closeParts(parts);
    throw cause;
  }
  return {
    url: server.url,
    setupUrl: server.setupUrl,
    stop: async () => {
      await server.stop();
      await worker?.stop(config.stopMs);
      await closeParts(parts);
      log.info('stopped');
    },
  };
}

/** `bareme worker`: marks copies for servers elsewhere. Throws UsageError `worker_alone` on the embedded database. */
export async function startWorkerProcess(config: Config, seams: ServiceSeams = {}): Promise<RunningService> {
  if (config.database.kind === 'embedded') {
    throw new UsageError('worker_alone', 'Un « worker » séparé a besoin d’une base partagée.', {
      remedy:
        'Donnez DATABASE_URL (PostgreSQL), et au besoin REDIS_URL ; sur un seul poste, « bareme serve » note lui-même les copies.',
    });
  }
  const parts = await openParts(config, seams);
  try {
    const worker = await startWorkerOf(config, parts, config.concurrency || defaultConcurrency(), seams);
    const stopMetrics = config.metricsPort === null ? async () => {} : await serveMetrics(config, parts);
    return {
      url: null,
      setupUrl: null,
      stop: async () => {
        await stopMetrics();
        await worker.stop(config.stopMs);
        await closeParts(parts);
        parts.log.info('stopped');
      },
    };
  } catch (cause) {
    await closeParts(parts);
    throw cause;
  }
}

/**
 * Stops a service when its process is asked to: SIGTERM (a container, an administrator) and SIGINT (Ctrl-C). A second
 * signal stops at once. Resolves when the service has stopped.
 */
export async function untilStopped(service: RunningService): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let asked = false;
    const stop = (): void => {
      if (asked) process.exit(130);
      asked = true;
      service.stop().then(resolve, reject);
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  });
}

interface Parts {
  readonly database: Database;
  readonly queue: JobQueue;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly engine: string;
  readonly shelf: RubricShelf;
  readonly rubricOf: JobContext['rubricOf'];
}

async function openParts(config: Config, seams: ServiceSeams): Promise<Parts> {
  const log = seams.log ?? pino({ level: config.log });
  const { ENGINE_VERSION: engine } = await import('./pipeline.ts');
  const database = await openDatabase(config.database);
  try {
    const queue = await JobQueue.open(queueHome(config, database), onceInAWhile(log));
    const shelf = new RubricShelf();
    const rubricOf = seams.rubricOf ?? (async (subject: string) => (await shelf.take(subject)).subject);
    return { database, queue, metrics: createMetrics(queue), log, engine, shelf, rubricOf };
  } catch (cause) {
    await database.close();
    throw cause;
  }
}

function queueHome(config: Config, database: Database): QueueHome {
  if (config.redisUrl !== null) return { kind: 'redis', url: config.redisUrl };
  if (config.database.kind === 'postgres') return { kind: 'postgres', url: config.database.url };
  if (database.embedded === null) throw new Error('the embedded database has no session to share');
  return { kind: 'embedded', pool: database.embedded };
}

/** A lost connection says so at each try: one line every ten seconds is enough. */
function onceInAWhile(log: Logger): (error: Error) => void {
  let last = 0;
  return (error) => {
    if (Date.now() - last < 10_000) return;
    last = Date.now();
    log.warn({ err: error }, 'queue connection');
  };
}

async function closeParts(parts: Parts): Promise<void> {
  await parts.queue.close();
  await parts.database.close();
}

async function startWorkerOf(config: Config, parts: Parts, size: number, seams: ServiceSeams): Promise<RunningWorker> {
  const { database, queue, metrics, log, engine, rubricOf } = parts;
  return await startWorker({
    store: database.store,
    queue,
    pool: {
      size,
      seconds: config.copySeconds,
      memoryMb: config.copyMemoryMb,
      ...(seams.gradingEntry === undefined ? {} : { entry: seams.gradingEntry }),
    },
    engine,
    rubricOf,
    classReport: async (reports, subject) => (await import('./reporting/index.ts')).classReport(reports, subject),
    log,
    observer: metrics,
    timeZone: config.timeZone,
    watched: config.watched,
    webhookHosts: config.webhookHosts,
    uploadBytes: config.uploadBytes,
    lockMs: config.lockMs,
    ...(seams.now === undefined ? {} : { now: seams.now }),
  });
}

/** The subjects that can be given: one whose rubric has a fault is left out, and does not take the others with it. */
async function knownSubjects({ shelf, log }: Parts): Promise<readonly SubjectInfo[]> {
  const infos = (await listSubjects()).map(async (id): Promise<readonly SubjectInfo[]> => {
    try {
      return [{ id, title: (await shelf.take(id)).subject.title }];
    } catch (cause) {
      log.warn({ subject: id, err: cause }, 'subject left out: its rubric has a fault');
      return [];
    }
  });
  return (await Promise.all(infos)).flat();
}

/** What shows reports is loaded when one is first shown. */
const renderingIn = (timeZone: string): Rendering => ({
  reportHtml: async (report, document, options) =>
    (await import('./reporting/index.ts')).renderHtml(report, document, options),
  classCsv: async (reports, subject, lang) => {
    const { classReport, renderClassCsv } = await import('./reporting/index.ts');
    return renderClassCsv(classReport(reports, subject), lang, timeZone);
  },
  classXlsx: async (reports, subject, lang) => {
    const { classReport, renderClassXlsx } = await import('./reporting/index.ts');
    return await renderClassXlsx(classReport(reports, subject), lang, timeZone);
  },
  classHtml: async (reports, subject, lang) => {
    const { classReport, renderClassHtml } = await import('./reporting/index.ts');
    return renderClassHtml(classReport(reports, subject), lang);
  },
});

/** A worker alone has no server: its measures and its health stand on a port of their own. */
async function serveMetrics(config: Config, { metrics, queue, database }: Parts): Promise<() => Promise<void>> {
  const server = createServer(async (request, response) => {
    if (request.url === '/metrics') {
      response.setHeader('content-type', metrics.registry.contentType).end(await metrics.registry.metrics());
      return;
    }
    const ready = await Promise.all([queue.ping(), database.ping()]).then(
      () => true,
      () => false,
    );
    response.writeHead(request.url === '/healthz' || ready ? 200 : 503).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.metricsPort ?? 0, config.host, resolve);
  });
  return () => new Promise((resolve) => server.close(() => resolve()));
}
