import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gradeJob, JobQueue } from '../../src/queue/index.ts';
import { loadSubject } from '../../src/rubric/index.ts';
import { type Database, openDatabase, selectOptionalSubmission } from '../../src/store/index.ts';
import { handIn, openClassroom } from '../service/support/classroom.ts';
import { ask, follow, form, newSession } from '../service/support/client.ts';
import { childrenOf } from '../service/support/processes.ts';
import { available, type Service, startPostgres, startRedis } from '../service/support/services.ts';
import { median } from './measure.ts';
import { typedCopies } from './typed-copies.ts';

/**
 * The service under load, with the real engine. BENCH_COPIES sets the size of a batch (1,000 takes about half an
 * hour on two cores); each copy differs, so that none is reused.
 */
const COPIES = Number(process.env.BENCH_COPIES ?? 100);
const SUBJECT = 'ecolobulles-2026';
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const entry = fileURLToPath(new URL('./service-process.ts', import.meta.url));

export async function run(): Promise<void> {
  const texts = typedCopies('ecolobulles', COPIES).map((bytes) => new TextDecoder().decode(bytes));
  await uploads(texts);
  if (!available.redis || !available.postgres) {
    console.log('redis and postgres: skipped, not installed (see test/service/install.sh)');
    return;
  }
  for (const home of ['redis', 'postgres'] as const) await batches(home, texts);
}

interface Running {
  readonly process: ChildProcess;
  readonly url: string;
  readonly setupUrl: string | null;
  stop(): Promise<void>;
}

async function start(role: 'serve' | 'worker', env: Record<string, string>): Promise<Running> {
  const child = fork(entry, [role], {
    execArgv: ['--import', tsx],
    env: { ...process.env, BAREME_LOG: 'silent', BAREME_PORT: '0', BAREME_STOP_SECONDS: '0', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const address = await new Promise<{ url: string; setupUrl: string | null }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { url: string; setupUrl: string | null }));
    child.once('exit', (code) => reject(new Error(`${role} did not start (${code})`)));
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    process: child,
    ...address,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A batch on a shared home, with one worker and with two, each marking one copy at a time. */
async function batches(home: 'redis' | 'postgres', texts: readonly string[]): Promise<void> {
  const [redis, postgres] = [home === 'redis' ? await startRedis() : null, await startPostgres()];
  const database = await openDatabase({ kind: 'postgres', url: postgres.url });
  const queue = await JobQueue.open(
    redis === null ? { kind: 'postgres', url: postgres.url } : { kind: 'redis', url: redis.url },
  );
  const env = {
    DATABASE_URL: postgres.url,
    BAREME_CONCURRENCY: '1',
    ...(redis === null ? {} : { REDIS_URL: redis.url }),
  };
  const rates: number[] = [];
  try {
    for (const count of [1, 2]) {
      const workers = await Promise.all(Array.from({ length: count }, () => start('worker', env)));
      const result = await batch(database, queue, texts);
      rates.push(result.perSecond);
      console.log(
        `${home}, ${count} worker(s): ${result.perSecond.toFixed(2)} copies/s, queue and store ${(result.overhead * 100).toFixed(1)} % of the marking, add → report ${result.latency.toFixed(0)} ms (median of 10 alone)`,
      );
      await Promise.all(workers.map((worker) => worker.stop()));
    }
    console.log(`${home}: two workers give ${((rates[1] ?? 0) / (rates[0] ?? 1)).toFixed(2)} times one`);
  } finally {
    await queue.close();
    await database.close();
    await Promise.all([redis, postgres].map((service: Service | null) => service?.remove()));
  }
}

async function batch(database: Database, queue: JobQueue, texts: readonly string[]) {
  const { store } = database;
  const subject = await loadSubject(SUBJECT);
  const under = { rubricHash: subject.hash, engine: (await import('../../src/pipeline.ts')).ENGINE_VERSION };
  const session = await openClassroom(store, { subject: SUBJECT });
  const settled = async (id: string): Promise<boolean> =>
    (await selectOptionalSubmission(store, id))?.settled_at !== null;
  const latencies: number[] = [];
  for (const id of await handIn(
    store,
    session,
    texts.slice(0, 10).map((text) => `${text}Seule.`),
  )) {
    const added = performance.now();
    await queue.add(gradeJob(id, under, true));
    while (!(await settled(id))) await sleep(5);
    latencies.push(performance.now() - added);
  }
  const ids = await handIn(store, session, texts);
  const started = performance.now();
  await queue.addAll(ids.map((id) => gradeJob(id, under, false)));
  const left = async (): Promise<number> => {
    const rows = await store
      .selectFrom('bareme.submission')
      .select('id')
      .where('session_id', '=', session.id)
      .where('settled_at', 'is', null)
      .execute();
    return rows.length;
  };
  while ((await left()) > 0) await sleep(100);
  const seconds = (performance.now() - started) / 1000;
  const rows = await store
    .selectFrom('bareme.report')
    .select('duration_ms')
    .where('submission_id', 'in', ids)
    .execute();
  const marking = rows.reduce((sum, row) => sum + row.duration_ms, 0) / 1000;
  const workers = Math.max(1, Math.round(marking / seconds));
  return { perSecond: ids.length / seconds, overhead: (seconds * workers) / marking - 1, latency: median(latencies) };
}

/** The embedded default: from upload to report, and the memory it takes. */
async function uploads(texts: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bareme-bench-'));
  const server = await start('serve', { BAREME_DATA: folder, BAREME_UPLOADS_PER_MINUTE: '100000' });
  try {
    const idle = memoryOf(server.process.pid ?? 0);
    const account = { login: 'bench', name: 'Bench', password: 'une longue phrase' };
    await ask(`${server.url}/api/setup`, {
      json: { token: new URL(server.setupUrl ?? '').searchParams.get('jeton'), ...account },
    });
    const token = (await ask(`${server.url}/api/sign-in`, { json: account })).body.token;
    const { code } = await newSession(server.url, token, { subject: SUBJECT });
    for (const students of [1, 10, 50]) {
      const rounds = students === 1 ? 10 : 1;
      const times: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const together = Array.from({ length: students }, (_, index) =>
          upload(server.url, code, `${texts[index % texts.length]}${students}.${round}.${index}`),
        );
        times.push(...(await Promise.all(together)));
      }
      console.log(
        `embedded, ${students} student(s) together: upload → report median ${median(times).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms`,
      );
    }
    const busy = memoryOf(server.process.pid ?? 0);
    console.log(
      `embedded: memory of the server ${idle.own} MB idle, ${busy.own} MB busy; with its grading children ${idle.all} MB and ${busy.all} MB`,
    );
    await batchEmbedded(server.url, token, texts);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function batchEmbedded(url: string, token: string, texts: readonly string[]): Promise<void> {
  const { id, code } = await newSession(url, token, { subject: SUBJECT, feedback: 'at-close' });
  for (const text of texts)
    await ask(`${url}/api/sessions/${code}/copies`, { method: 'POST', body: form({ 'copie.txt': text }) });
  const started = performance.now();
  await ask(`${url}/api/teacher/sessions/${id}/close`, { token, method: 'POST' });
  while ((await ask(`${url}/api/teacher/sessions/${id}`, { token })).body.state !== 'closed') await sleep(200);
  console.log(
    `embedded, one child: ${(texts.length / ((performance.now() - started) / 1000)).toFixed(2)} copies/s, class report included`,
  );
}

async function upload(url: string, code: string, text: string): Promise<number> {
  const started = performance.now();
  const answer = await ask(`${url}/api/sessions/${code}/copies`, { method: 'POST', body: form({ 'copie.txt': text }) });
  if (answer.status !== 201) throw new Error(`upload answered ${answer.status}`);
  const last = (await follow(url + answer.body.events)).at(-1);
  if (last?.state !== 'graded') throw new Error(`copy ended ${last?.state}`);
  return performance.now() - started;
}

/** Resident memory of a process, and of it with its children, in MB. */
function memoryOf(pid: number): { own: number; all: number } {
  const resident = (one: number): number => {
    try {
      return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return 0;
    }
  };
  const own = resident(pid);
  return { own: Math.round(own), all: Math.round(childrenOf(pid).reduce((sum, child) => sum + resident(child), own)) };
}

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
