import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { JobQueue } from '../../src/queue/index.ts';
import { type Database, listReports, openDatabase, type Store, selectOptionalSession } from '../../src/store/index.ts';
import { handIn, jobFor, openClassroom, statesOf, timesMarked } from './support/classroom.ts';
import { childrenOf, isRunning, startWorkerProcess, type WorkerProcess } from './support/processes.ts';
import { rubricVersion } from './support/reports.ts';
import { available, type Service, startPostgres, startRedis } from './support/services.ts';
import { until } from './support/until.ts';

const runs = available.redis && available.postgres;
const title = (name: string): string =>
  runs ? name : `${name} (skipped: redis-server or postgresql is not installed, see test/service/install.sh)`;

/** Each fault on the real services; after each, nothing is lost, nothing is marked twice, every copy has a named state. */
for (const home of ['redis', 'postgres'] as const) {
  describe.skipIf(!runs)(title(`bad days on ${home}`), { timeout: 400_000 }, () => {
    let redis: Service;
    let postgres: Service;
    let database: Database;
    let store: Store;
    let queue: JobQueue;
    const workers: WorkerProcess[] = [];
    const startWorker = async (env: Record<string, string> = {}): Promise<WorkerProcess> => {
      const redisUrl: Record<string, string> = home === 'redis' ? { BAREME_TEST_REDIS: redis.url } : {};
      const worker = await startWorkerProcess({ BAREME_TEST_DATABASE: postgres.url, ...redisUrl, ...env });
      workers.push(worker);
      return worker;
    };
    beforeAll(async () => {
      [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
      database = await openDatabase({ kind: 'postgres', url: postgres.url });
      store = database.store;
      queue = await JobQueue.open(
        home === 'redis' ? { kind: 'redis', url: redis.url } : { kind: 'postgres', url: postgres.url },
      );
    });
    afterEach(async () => {
      await Promise.all(workers.splice(0).map((worker) => worker.signal('SIGKILL').catch(() => {})));
    });
    afterAll(async () => {
      await queue?.close();
      await database?.close();
      await Promise.all([redis?.remove(), postgres?.remove()]);
    });
    // What does not depend on the home is shown once.
    const onRedis = (what: string, test: () => Promise<void>): void => {
      if (home === 'redis') it(what, test);
    };
    const flush = async (): Promise<void> => {
      const client = new Redis(redis.url);
      await client.flushall();
      client.disconnect();
    };
    const settled = async (ids: readonly string[], seconds = 200): Promise<void> =>
      await until(
        'settled copies',
        async () => (await statesOf(store, ids)).every((state) => !/received|queued|grading/.test(state)),
        seconds,
      );
    const expectEachOnce = async (ids: readonly string[]): Promise<void> => {
      expect(new Set(await statesOf(store, ids))).toEqual(new Set(['graded']));
      expect(new Set(await timesMarked(store, ids))).toEqual(new Set([1]));
    };

    it('a worker killed in the middle of a copy: another takes the copy, and no child is left behind', async () => {
      const session = await openClassroom(store);
      const first = await startWorker();
      const ids = await handIn(store, session, ['slow 2000 copie', 'autre copie'], queue);
      await until('the start', async () => (await statesOf(store, ids))[0] === 'grading');
      const children = childrenOf(first.process.pid ?? 0);
      await first.signal('SIGKILL');
      await startWorker();
      await settled(ids);
      await expectEachOnce(ids);
      expect(children.length).toBeGreaterThan(0);
      await until('no orphan', () => !children.some(isRunning));
    });

    it('a worker paused past its lock: its copy is marked by another, and once', async () => {
      const session = await openClassroom(store);
      const paused = await startWorker();
      const ids = await handIn(store, session, ['slow 1500 copie'], queue);
      await until('the start', async () => (await statesOf(store, ids))[0] === 'grading');
      await paused.signal('SIGSTOP');
      const other = await startWorker();
      await settled(ids);
      await paused.signal('SIGCONT');
      // The first worker ends its copy too, and finds the report there.
      await sleep(2_500);
      await expectEachOnce(ids);
      await other.signal('SIGTERM');
    });

    onRedis('a worker asked to stop: the copy in hand goes back in line and is marked by another', async () => {
      const session = await openClassroom(store);
      const first = await startWorker({ BAREME_TEST_LOCK: '60000' });
      const ids = await handIn(store, session, ['slow 2500 copie'], queue);
      await until('the start', async () => (await statesOf(store, ids))[0] === 'grading');
      await first.signal('SIGTERM');
      expect((await queue.state('grade-copy', jobFor(ids[0] ?? '').id)).state).toBe('waiting');
      await startWorker();
      await settled(ids);
      await expectEachOnce(ids);
    });

    onRedis('a rubric changed during a batch: each mark keeps the hash it was made with', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'bareme-rubric-'));
      const file = join(folder, 'rubric');
      writeFileSync(file, 'a');
      await startWorker({ BAREME_TEST_RUBRIC: file });
      const session = await openClassroom(store);
      const ids = await handIn(
        store,
        session,
        Array.from({ length: 20 }, (_, index) => `slow 40 copie ${index}`),
        queue,
      );
      await until(
        'half of the batch',
        async () => (await statesOf(store, ids)).filter((state) => state === 'graded').length >= 5,
      );
      writeFileSync(file, 'b');
      await settled(ids);
      const reports = (await Promise.all(ids.map((id) => listReports(store, id)))).flat();
      expect(reports).toHaveLength(20);
      for (const one of reports) expect(one.rubric_hash).toBe(one.report.rubric.hash);
      expect(new Set(reports.map((one) => one.rubric_hash))).toEqual(
        new Set([rubricVersion('a').hash, rubricVersion('b').hash]),
      );
      rmSync(folder, { recursive: true });
    });

    it('PostgreSQL stopped during a batch that closes a session', async () => {
      await startWorker({ BAREME_TEST_SIZE: '2' });
      const session = await openClassroom(store, { feedback: 'at-close', closesAt: new Date(Date.now() + 500) });
      const ids = await handIn(
        store,
        session,
        Array.from({ length: 40 }, (_, index) => `slow 50 copie ${index}`),
      );
      await queue.add({
        name: 'close-session',
        id: `close-${session.id}-1`,
        data: { session: session.id },
        notBefore: Date.now() + 600,
      });
      await until(
        'some marks',
        async () => (await statesOf(store, ids)).filter((state) => state === 'graded').length >= 3,
      );
      await postgres.kill('SIGINT');
      await sleep(home === 'postgres' ? 20_000 : 3_000);
      await postgres.start();
      await until(
        'the closed session',
        async () => (await selectOptionalSession(store, session.id))?.state === 'closed',
        100,
      );
      await expectEachOnce(ids);
    });

    onRedis('Redis killed and restarted during a batch of 500', async () => {
      await startWorker({ BAREME_TEST_SIZE: '2' });
      const session = await openClassroom(store);
      const ids = await handIn(
        store,
        session,
        Array.from({ length: 500 }, (_, index) => `copie ${index}`),
      );
      await queue.addAll(ids.map(jobFor));
      await until('some marks', async () => (await timesMarked(store, ids)).filter((times) => times > 0).length >= 50);
      await redis.kill('SIGKILL');
      await sleep(1_000);
      await redis.start();
      await settled(ids, 100);
      await expectEachOnce(ids);
    });

    onRedis('Redis emptied: the store remembers what must be marked', async () => {
      const session = await openClassroom(store);
      const ids = await handIn(store, session, ['copie 1', 'copie 2'], queue);
      const past = new Date(Date.now() - 60_000);
      await store
        .updateTable('bareme.submission')
        .set({ received_at: past as never })
        .where('id', 'in', ids)
        .execute();
      await flush();
      await startWorker();
      await settled(ids);
      await expectEachOnce(ids);
    });

    onRedis('Redis emptied under a worker that goes on: its schedules and what was lost come back', async () => {
      await startWorker({ BAREME_TEST_PLANT: '500' });
      const schedules = async (): Promise<number> => await queue.countSchedules();
      expect(await schedules()).toBe(2);
      const session = await openClassroom(store);
      const ids = await handIn(store, session, ['copie 3', 'copie 4']);
      await store
        .updateTable('bareme.submission')
        .set({ received_at: new Date(Date.now() - 60_000) as never })
        .where('id', 'in', ids)
        .execute();
      await flush();
      await until('the schedules', async () => (await schedules()) === 2);
      await settled(ids);
      await expectEachOnce(ids);
    });
  });
}
