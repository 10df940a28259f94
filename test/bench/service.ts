import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ENGINE_VERSION } from '../../src/pipeline.ts';
import { gradeJob, JobQueue } from '../../src/queue/index.ts';
import { loadSubject } from '../../src/rubric/index.ts';
import { type Database, openDatabase } from '../../src/store/index.ts';
import { handIn, openClassroom } from '../service/support/classroom.ts';
import { ask, follow, form, newSession } from '../service/support/client.ts';
import { childrenOf } from '../service/support/processes.ts';
import { available, type Service, startPostgres, startRedis } from '../service/support/services.ts';
import { median } from './measure.ts';
import { typedCopies } from './typed-copies.ts';

/**
 * The service under load, with the real engine. BENCH_COPIES sets the size of a batch, BENCH_ROUNDS how often each is
 * run, BENCH_HOMES which are measured ("embedded,redis,postgres"); each copy differs, so that none is reused.
 */
const COPIES = Number(process.env.BENCH_COPIES ?? 1_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const HOMES = (process.env.BENCH_HOMES ?? 'embedded,redis,postgres').split(',');
/** Copies that a worker marks before it is measured: Node compiles what runs often. */
const WARM_UP = 100;
const SUBJECT = 'ecolobulles-2026';
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const entry = fileURLToPath(new URL('./service-process.ts', import.meta.url));

export async function run(): Promise<void> {
  const texts = typedCopies('ecolobulles', COPIES).map((bytes) => new TextDecoder().decode(bytes));
  if (HOMES.includes('embedded')) await uploads(texts);
  if (!available.redis || !available.postgres) {
    console.log('redis and postgres: skipped, not installed (see test/service/install.sh)');
    return;
  }
  for (const home of ['redis', 'postgres'] as const) if (HOMES.includes(home)) await batches(home, texts);
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

/**
 * Batches on a shared home: one worker and two by turns, so that what else the machine does weighs on both alike. Each
 * worker marks one copy at a time, is warm before the batch counts, and only the middle of a batch is measured.
 */
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
  const runs = new Map<number, BatchResult[]>([1, 2].map((count) => [count, []]));
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const count of round % 2 === 0 ? [1, 2] : [2, 1]) {
        const workers = await Promise.all(Array.from({ length: count }, () => start('worker', env)));
        const servers = [redis, postgres].flatMap((service) => service?.process().pid ?? []);
        const unlike = texts.map((text) => `${text}${home} ${round} ${count}.\n`);
        runs.get(count)?.push(await batch(database, queue, unlike, { workers, servers }));
        await Promise.all(workers.map((worker) => worker.stop()));
      }
    }
    for (const [count, results] of runs) console.log(`${home}, ${count} worker(s): ${describe(results)}`);
    const ratios = (runs.get(2) ?? []).map((two, round) => two.perSecond / (runs.get(1)?.[round]?.perSecond ?? 0));
    console.log(
      `${home}: two workers give ${median(ratios).toFixed(2)} times one (rounds: ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')})`,
    );
  } finally {
    await queue.close();
    await database.close();
    await Promise.all([redis, postgres].map((service: Service | null) => service?.remove()));
  }
}

interface BatchResult {
  readonly perSecond: number;
  /** Share of the time of a worker that is not marking. */
  readonly idle: number;
  /** Processor time of a copy, in milliseconds: in the grading child, in the worker around it, in the servers. */
  readonly marking: number;
  readonly around: number;
  readonly servers: number;
  readonly latency: number;
}

function describe(results: readonly BatchResult[]): string {
  const of = (pick: (result: BatchResult) => number): number => median(results.map(pick));
  const queue = of((one) => (one.around + one.servers) / one.marking);
  return [
    `${of((one) => one.perSecond).toFixed(2)} copies/s`,
    `a worker waits ${(of((one) => one.idle) * 100).toFixed(1)} % of its time`,
    `processor per copy: marking ${of((one) => one.marking).toFixed(1)} ms, worker ${of((one) => one.around).toFixed(1)} ms, servers ${of((one) => one.servers).toFixed(1)} ms (queue and store ${(queue * 100).toFixed(0)} % of marking)`,
    `add → report ${of((one) => one.latency).toFixed(0)} ms alone`,
  ].join('; ');
}

async function batch(
  database: Database,
  queue: JobQueue,
  texts: readonly string[],
  { workers, servers }: { workers: readonly Running[]; servers: readonly number[] },
): Promise<BatchResult> {
  const { store } = database;
  const subject = await loadSubject(SUBJECT);
  const under = { rubricHash: subject.hash, engine: ENGINE_VERSION };
  const session = await openClassroom(store, { subject: SUBJECT });
  const add = (ids: readonly string[]) => queue.addAll(ids.map((id) => gradeJob(id, under, false)));
  const settledOf = async (ids: readonly string[]): Promise<number[]> => {
    const rows = await store
      .selectFrom('bareme.submission')
      .select('settled_at')
      .where('id', 'in', ids)
      .where('settled_at', 'is not', null)
      .execute();
    return rows.map((row) => row.settled_at?.getTime() ?? 0).sort((a, b) => a - b);
  };
  const done = async (ids: readonly string[], share: number, pause: number): Promise<void> => {
    while ((await settledOf(ids)).length < ids.length * share) await sleep(pause);
  };
  const warmUp = texts.slice(0, WARM_UP * workers.length).map((text) => `${text}Tour de chauffe.`);
  const first = await handIn(store, session, warmUp);
  await add(first);
  await done(first, 1, 100);
  const latencies: number[] = [];
  for (const text of texts.slice(0, 10)) {
    const alone = await handIn(store, session, [`${text}Seule.`]);
    const started = performance.now();
    await add(alone);
    await done(alone, 1, 5);
    latencies.push(performance.now() - started);
  }
  const parents = workers.map((worker) => worker.process.pid ?? 0);
  const children = parents.flatMap(childrenOf);
  const usage = () => ({
    marking: sum(children.map(processorOf)),
    around: sum(parents.map(processorOf)),
    servers: sum(servers.flatMap((pid) => [pid, ...childrenOf(pid)]).map(processorOf)),
  });
  const ids = await handIn(store, session, texts);
  const before = usage();
  await add(ids);
  await done(ids, 0.95, 500);
  const after = usage();
  const marked = (await settledOf(ids)).length;
  await done(ids, 1, 100);
  const times = await settledOf(ids);
  const [from, to] = [Math.floor(times.length * 0.05), Math.floor(times.length * 0.95)];
  const perSecond = ((to - from) / ((times[to] ?? 0) - (times[from] ?? 0))) * 1000;
  const rows = await store
    .selectFrom('bareme.report')
    .select('duration_ms')
    .where('submission_id', 'in', ids)
    .execute();
  const markingMs = sum(rows.map((row) => row.duration_ms)) / rows.length;
  return {
    perSecond,
    idle: 1 - (perSecond * markingMs) / 1000 / workers.length,
    marking: (after.marking - before.marking) / marked,
    around: (after.around - before.around) / marked,
    servers: (after.servers - before.servers) / marked,
    latency: median(latencies),
  };
}

/** Processor time that a process has taken so far, in milliseconds; 0 once it has ended. */
function processorOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

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
      const rounds = Math.max(3, Math.ceil(20 / students));
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
