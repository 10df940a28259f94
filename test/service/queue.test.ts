import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Consumer, type Delivery, GiveUp, HandBack, type JobEvent, JobQueue } from '../../src/queue/index.ts';
import { setClock } from './support/clock.ts';
import { homes, type TestHome, titleOf } from './support/homes.ts';
import { until } from './support/until.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One contract, three homes. */
for (const kind of homes) {
  describe.skipIf(!kind.available)(`queue on ${titleOf(kind)}`, { timeout: 300_000 }, () => {
    let home: TestHome;
    let queue: JobQueue;
    const consumers: Consumer[] = [];
    const consume = async (
      name: 'bareme-grade' | 'bareme-upkeep',
      handle: (delivery: Delivery) => Promise<void>,
      options: { concurrency?: number; lockMs?: number } = {},
    ): Promise<Consumer> => {
      const consumer = queue.consume(name, { concurrency: 1, ...options, handle });
      consumers.push(consumer);
      await consumer.ready();
      return consumer;
    };
    const stopAll = async (): Promise<void> => {
      for (const consumer of consumers.splice(0)) await consumer.close(0);
    };
    const grade = (id: string) => ({ name: 'grade-copy', id, data: { submission: id } }) as const;

    beforeAll(async () => {
      home = await kind.open();
      queue = await JobQueue.open(home.queue);
    }, 60_000);
    afterAll(async () => {
      await stopAll();
      await queue?.close();
      await home?.remove();
    });

    it('runs a job once, however often it is added while it waits', async () => {
      await Promise.all(Array.from({ length: 50 }, () => queue.add(grade('twice'))));
      await queue.addAll([grade('twice'), grade('other')]);
      const ran: string[] = [];
      await consume('bareme-grade', async (delivery) => void ran.push(delivery.id));
      await until('both jobs', () => ran.length >= 2);
      await until('an empty queue', async () => (await queue.depth('bareme-grade')).waiting === 0);
      expect(ran.sort()).toEqual(['other', 'twice']);
      await stopAll();
    });

    it('tries again after an error, then keeps the reason of the failure', async () => {
      const tries: number[] = [];
      await consume('bareme-grade', async (delivery) => {
        tries.push(delivery.attempt);
        throw new Error('broken copy');
      });
      await queue.add(grade('broken'));
      await until('the failure', async () => (await queue.state('grade-copy', 'broken')).state === 'failed');
      expect(tries).toEqual([1, 2]);
      expect(await queue.state('grade-copy', 'broken')).toEqual({ state: 'failed', reason: 'broken copy' });
      await stopAll();
    });

    it('does not try again what its handler gives up, and runs it when it is added again', async () => {
      let tries = 0;
      await consume('bareme-grade', async () => {
        tries++;
        if (tries === 1) throw new GiveUp('hopeless');
      });
      await queue.add(grade('hopeless'));
      await until('the failure', async () => (await queue.state('grade-copy', 'hopeless')).state === 'failed');
      await queue.add(grade('hopeless'));
      expect(tries).toBe(1);
      await queue.addAgain(grade('hopeless'));
      await until('the second run', () => tries === 2);
      await stopAll();
    });

    it('does not count the tries that were handed back', async () => {
      const attempts: number[] = [];
      await consume('bareme-grade', async (delivery) => {
        attempts.push(delivery.attempt);
        if (attempts.length < 4) throw new HandBack('the store is away', 10);
      });
      await queue.add(grade('handed-back'));
      await until('the fourth try', () => attempts.length === 4);
      expect(attempts).toEqual([1, 1, 1, 1]);
      await stopAll();
    });

    it('serves urgent jobs first', async () => {
      const ran: string[] = [];
      await queue.addAll([grade('batch-1'), grade('batch-2')]);
      await queue.add({ ...grade('urgent'), priority: 1 });
      await consume('bareme-grade', async (delivery) => void ran.push(delivery.id));
      await until('three jobs', () => ran.length === 3);
      expect(ran).toEqual(['urgent', 'batch-1', 'batch-2']);
      await stopAll();
    });

    it('waits for the moment of a job', async () => {
      const notBefore = Date.now() + 700;
      let ranAt = 0;
      await queue.add({ name: 'close-session', id: 'later', data: { session: 's' }, notBefore });
      await consume('bareme-upkeep', async () => {
        ranAt = Date.now();
      });
      await until('the delayed job', () => ranAt > 0);
      expect(ranAt).toBeGreaterThanOrEqual(notBefore);
      await stopAll();
    });

    it('runs the parent of a flow when every child has ended, failures included', async () => {
      const ran: string[] = [];
      await queue.add(grade('child-waiting'));
      const parent = { name: 'class-report', id: 'parent', data: { session: 's', closing: 1 } } as const;
      await queue.addFlow(parent, [grade('child-waiting'), grade('child-bad'), grade('child-new')]);
      await queue.addFlow(parent, [grade('child-waiting'), grade('child-bad'), grade('child-new')]);
      await consume('bareme-upkeep', async (delivery) => void ran.push(delivery.id));
      await consume('bareme-grade', async (delivery) => {
        ran.push(delivery.id);
        if (delivery.id === 'child-bad') throw new GiveUp('bad');
      });
      await until('the parent', () => ran.includes('parent'));
      expect(ran.slice(0, 3).sort()).toEqual(['child-bad', 'child-new', 'child-waiting']);
      expect(ran.slice(3)).toEqual(['parent']);
      await stopAll();
    });

    it('fires a schedule once for two workers, and keeps it', async () => {
      const ran: string[] = [];
      for (const _ of [1, 2]) await queue.schedule('every-second', '* * * * * *', 'Europe/Paris', 'sweep', {});
      for (const _ of [1, 2]) await consume('bareme-upkeep', async (delivery) => void ran.push(delivery.id));
      await until('two firings', () => ran.length >= 2);
      await queue.keepSchedules([]);
      await stopAll();
      expect(new Set(ran).size).toBe(ran.length);
    });

    // Each line: the clock is set to this moment, after which so many firings have been seen in all.
    it.each([
      {
        change: 'spring, the hour that is skipped: once, at its end',
        steps: [
          { clock: '2026-03-28T01:29:57Z', firings: 1 },
          { clock: '2026-03-29T00:29:57Z', firings: 1 },
          { clock: '2026-03-29T01:29:57Z', firings: 2 },
          { clock: '2026-03-30T00:29:57Z', firings: 3 },
        ],
      },
      {
        change: 'autumn, the hour that comes twice: once, at its first passage',
        steps: [
          { clock: '2026-10-24T00:29:57Z', firings: 1 },
          { clock: '2026-10-25T00:29:57Z', firings: 2 },
          { clock: '2026-10-25T01:29:57Z', firings: 2 },
          { clock: '2026-10-26T01:29:57Z', firings: 3 },
        ],
      },
    ])('fires "30 2 * * *" of Europe/Paris in $change', async ({ steps }) => {
      const ran: string[] = [];
      let setRight = setClock(steps[0]?.clock ?? '');
      try {
        await queue.schedule('nightly', '30 2 * * *', 'Europe/Paris', 'sweep', {});
        // Two, as in a school network: still once.
        const fire = async ({ name, id }: Delivery) => void (name === 'sweep' && ran.push(id));
        for (const _ of [1, 2]) await consume('bareme-upkeep', fire);
        let seen = 0;
        for (const { clock, firings } of steps) {
          setRight();
          setRight = setClock(clock);
          // A worker that sleeps until tomorrow's job looks at the clock again when another comes, as one does every minute.
          await queue.add({ name: 'purge', id: `wake-${clock}`, data: {} });
          if (firings > seen) await until(`firing ${firings} at ${clock}`, () => ran.length >= firings);
          // What must not fire has the time to, a worker looks every five seconds at the latest.
          else await pause(9_000);
          expect({ clock, firings: ran.length }).toEqual({ clock, firings });
          seen = firings;
        }
        await queue.keepSchedules([]);
      } finally {
        setRight();
        await stopAll();
      }
      expect(new Set(ran).size).toBe(ran.length);
    });

    it('hands back fifty running jobs when their process must stop; another runs each once', async () => {
      const ids = Array.from({ length: 50 }, (_, index) => `many-${index}`);
      const started: string[] = [];
      await consume(
        'bareme-grade',
        async (delivery) => {
          started.push(delivery.id);
          await new Promise((resolve) => delivery.signal.addEventListener('abort', resolve));
          throw new HandBack('stopping', 0);
        },
        { concurrency: 50 },
      );
      await queue.addAll(ids.map(grade));
      await until('fifty running jobs', () => started.length === 50);
      await stopAll();
      for (const id of ids) expect((await queue.state('grade-copy', id)).state).toBe('waiting');
      const ran: { id: string; attempt: number }[] = [];
      const run = async ({ id, attempt }: Delivery) => void ran.push({ id, attempt });
      await consume('bareme-grade', run, { concurrency: 8 });
      await until('fifty jobs done', () => ran.length >= 50);
      await stopAll();
      expect(ran.map((one) => one.id).sort()).toEqual([...ids].sort());
      expect(new Set(ran.map((one) => one.attempt))).toEqual(new Set([1]));
    });

    it('tells listeners what happens to jobs', async () => {
      const heard: JobEvent[] = [];
      await queue.listen('bareme-grade', (event) => heard.push(event));
      await consume('bareme-grade', async (delivery) => delivery.progress('marking'));
      await queue.add(grade('watched'));
      await until('the end', () => heard.some((event) => event.id === 'watched' && event.kind === 'completed'));
      expect(heard.filter((event) => event.id === 'watched').map((event) => event.kind)).toEqual([
        'active',
        'progress',
        'completed',
      ]);
      await stopAll();
    });

    it('hands a running job back when its process must stop', async () => {
      let started = 0;
      await consume('bareme-grade', async (delivery) => {
        started++;
        if (started > 1) return;
        await new Promise((resolve) => delivery.signal.addEventListener('abort', resolve));
        throw new HandBack('stopping', 0);
      });
      await queue.add(grade('interrupted'));
      await until('the start', () => started === 1);
      await stopAll();
      expect((await queue.state('grade-copy', 'interrupted')).state).toBe('waiting');
      await consume('bareme-grade', async () => void started++);
      await until('the second run', () => started === 2);
      await stopAll();
    });
  });
}
