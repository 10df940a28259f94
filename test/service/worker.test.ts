import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JobQueue } from '../../src/queue/index.ts';
import { readLocalTime } from '../../src/server/local-time.ts';
import {
  createStudent,
  importRoster,
  listMarks,
  receiveSubmission,
  type Store,
  selectOptionalClassReport,
  selectOptionalReport,
  selectOptionalSession,
} from '../../src/store/index.ts';
import type { RunningWorker } from '../../workers/main.ts';
import { bytesOf, HOUR, handIn, jobFor, openClassroom, statesOf, timesMarked } from './support/classroom.ts';
import { homes, type TestHome } from './support/homes.ts';
import { until } from './support/until.ts';
import { startTestWorker } from './support/worker.ts';

/** The jobs, on the embedded home: the queue's contract is the same on the others. */
describe('worker', { timeout: 300_000 }, () => {
  let home: TestHome;
  let store: Store;
  let queue: JobQueue;
  let worker: RunningWorker;
  let clock = (): Date => new Date();
  const failures: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'bareme-watched-'));

  beforeAll(async () => {
    const embedded = homes.find((kind) => kind.name === 'embedded');
    if (embedded === undefined) throw new Error('no embedded home');
    home = await embedded.open();
    store = home.database.store;
    queue = await JobQueue.open(home.queue);
    worker = await startTestWorker(home.database, queue, {
      size: 2,
      now: () => clock(),
      observer: { graded: () => {}, failed: (job, code) => failures.push(`${job} ${code}`) },
    });
  });
  afterAll(async () => {
    await worker?.stop(0);
    await queue?.close();
    await home?.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  const settled = async (ids: readonly string[]): Promise<void> =>
    await until('settled copies', async () =>
      (await statesOf(store, ids)).every((state) => !/received|queued|grading/.test(state)),
    );

  it('names each copy that hangs, crashes, eats memory or throws, and marks the others', async () => {
    const session = await openClassroom(store);
    const ids = await handIn(store, session, ['hang', 'crash', 'eat', 'throw', 'une copie', 'une autre'], queue);
    await settled(ids);
    expect(await statesOf(store, ids)).toEqual([
      'failed timeout',
      'failed crash',
      'failed memory',
      'failed crash',
      'graded',
      'graded',
    ]);
    expect(await timesMarked(store, ids)).toEqual([0, 0, 0, 0, 1, 1]);
    // Twice each: an accident may pass by itself.
    expect(failures.sort()).toEqual(
      ['crash', 'crash', 'crash', 'crash', 'memory', 'memory', 'timeout', 'timeout'].map(
        (code) => `grade-copy ${code}`,
      ),
    );
  });

  it('marks at the second try what the first one broke', async () => {
    const session = await openClassroom(store);
    const file = join(folder, 'ready');
    const ids = await handIn(store, session, [`flaky ${file}`], queue);
    await until('the first failure', () => failures.length > 8);
    writeFileSync(file, '');
    await settled(ids);
    expect(await statesOf(store, ids)).toEqual(['graded']);
    rmSync(file);
  });

  it('gives the same file the same report without marking it again', async () => {
    const session = await openClassroom(store);
    const ids = await handIn(store, session, ['slow 1 identique', 'slow 1 identique'], queue);
    await settled(ids);
    const again = await handIn(store, session, ['slow 1 identique'], queue);
    await settled(again);
    const reports = await Promise.all([...ids, ...again].map((id) => selectOptionalReport(store, id)));
    expect(new Set(reports.map((one) => one?.report.mark)).size).toBe(1);
    expect(new Set(reports.map((one) => one?.report.copy.id)).size).toBe(3);
    const reused = await store
      .selectFrom('bareme.report')
      .select('reused_from')
      .where('submission_id', 'in', again)
      .execute();
    expect(ids).toContain(reused[0]?.reused_from);
  });

  it('closes a session at its time: what waited is marked, then the class report is made, once', async () => {
    const calls: { body: string; signature: string; delivery: string; at: number }[] = [];
    const receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        const header = (name: string): string => String(request.headers[name]);
        const [signature, delivery] = [header('x-bareme-signature'), header('x-bareme-delivery')];
        calls.push({ body, signature, delivery, at: performance.now() });
        // The first two deliveries fail: it must come again, less and less often.
        response.writeHead(calls.length <= 2 ? 500 : 204).end();
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => receiver.once('listening', resolve));
    const address = receiver.address();
    const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    await worker.stop(0);
    worker = await startTestWorker(home.database, queue, { size: 2, webhookHosts: [host], now: () => clock() });
    const session = await openClassroom(store, {
      feedback: 'at-close',
      closesAt: new Date(Date.now() + 500),
      webhookUrl: `http://${host}/hook`,
    });
    const ids = await handIn(store, session, ['hang', 'copie 1', 'copie 2', 'copie 3']);
    expect(await statesOf(store, ids)).toEqual(['received', 'received', 'received', 'received']);
    await queue.add({
      name: 'close-session',
      id: `close-${session.id}-1`,
      data: { session: session.id },
      notBefore: session.closes_at.getTime(),
    });
    await until('the closed session', async () => (await selectOptionalSession(store, session.id))?.state === 'closed');
    expect(await statesOf(store, ids)).toEqual(['failed timeout', 'graded', 'graded', 'graded']);
    expect(await selectOptionalClassReport(store, session.id)).toMatchObject({ copies: 3 });
    await until('the third delivery of the webhook', () => calls.length === 3);
    expect(new Set(calls.map((call) => `${call.delivery} ${call.body}`)).size).toBe(1);
    // A job never runs before its time: 2 s after the first failure, 4 s after the second.
    const waits = calls.slice(1).map((call, index) => call.at - (calls[index]?.at ?? 0));
    expect(waits.map((wait, index) => wait > (index + 1) * 1_900)).toEqual([true, true]);
    expect(calls[1]?.signature).toBe(
      `sha256=${createHmac('sha256', session.webhook_secret)
        .update(calls[1]?.body ?? '')
        .digest('hex')}`,
    );
    expect(JSON.parse(calls[1]?.body ?? '')).toMatchObject({ event: 'session.closed', session: session.id, copies: 3 });
    await new Promise((resolve) => receiver.close(resolve));
  });

  it('catches up with closings missed while everything was down, and with lost jobs', async () => {
    await worker.stop(0);
    const session = await openClassroom(store, { feedback: 'at-close', closesAt: new Date(Date.now() - HOUR) });
    const ids = await handIn(store, session, ['oubliée']);
    const open = await openClassroom(store);
    const lost = await handIn(store, open, ['perdue']);
    clock = () => new Date(Date.now() + 60_000);
    worker = await startTestWorker(home.database, queue, { size: 2, now: () => clock() });
    await settled([...ids, ...lost]);
    expect(await statesOf(store, [...ids, ...lost])).toEqual(['graded', 'graded']);
    await until('the class report', async () => (await selectOptionalSession(store, session.id))?.state === 'closed');
    clock = () => new Date();
  });

  it('closes at the end of the hour that spring skips, when a teacher asked for a time within it', async () => {
    const closesAt = readLocalTime('2027-03-28T02:30', 'Europe/Paris');
    const session = await openClassroom(store, { feedback: 'at-close', closesAt });
    const ids = await handIn(store, session, ['à l’heure d’été']);
    const close = async (id: string): Promise<void> => {
      await queue.add({ name: 'close-session', id, data: { session: session.id } });
      await until('the job', async () => (await queue.state('close-session', id)).state === 'unknown');
    };
    clock = () => new Date('2027-03-28T01:29:00Z');
    await close(`close-${session.id}-early`);
    expect((await selectOptionalSession(store, session.id))?.state).toBe('open');
    clock = () => new Date('2027-03-28T01:30:00Z');
    await close(`close-${session.id}-due`);
    await settled(ids);
    await until('the closed session', async () => (await selectOptionalSession(store, session.id))?.state === 'closed');
    clock = () => new Date();
  });

  it('adds a late copy to the class report', async () => {
    const session = await openClassroom(store, { closesAt: new Date(Date.now() - HOUR) });
    await queue.add({ name: 'close-session', id: `close-${session.id}-1`, data: { session: session.id } });
    await until('the closed session', async () => (await selectOptionalSession(store, session.id))?.state === 'closed');
    const closed = (await selectOptionalSession(store, session.id)) ?? session;
    await handIn(store, closed, ['en retard'], queue);
    await until('the new class report', async () =>
      JSON.stringify(await selectOptionalClassReport(store, session.id)).includes('"copies":1'),
    );
  });

  it('takes the new copies of a watched folder at each run', async () => {
    const session = await openClassroom(store);
    const watched = [{ folder, code: session.code, pattern: '* * * * * *' }];
    const old = new Date(Date.now() - 60_000);
    for (const [name, words] of [
      ['Léa Martin.txt', 'copie de Léa'],
      ['scan 12.txt', 'copie sans nom'],
      ['notes.exe', 'x'],
    ] as const) {
      writeFileSync(join(folder, name), words);
      utimesSync(join(folder, name), old, old);
    }
    await worker.stop(0);
    worker = await startTestWorker(home.database, queue, { watched });
    await until('both copies', async () => (await listMarks(store, session.id)).length === 2);
    writeFileSync(join(folder, 'Léa Martin.txt'), 'copie de Léa, reprise');
    utimesSync(join(folder, 'Léa Martin.txt'), old, new Date(Date.now() - 30_000));
    await until('the third copy', async () => {
      const rows = await store
        .selectFrom('bareme.submission')
        .select('attempt')
        .where('session_id', '=', session.id)
        .execute();
      return rows.length === 3;
    });
    const rows = await store
      .selectFrom('bareme.submission')
      .select('attempt')
      .where('session_id', '=', session.id)
      .execute();
    expect(rows.map((row) => row.attempt).sort()).toEqual([1, 1, 2]);
    await queue.keepSchedules([]);
  });

  it('hands a running copy back when it must stop, without using up a try', async () => {
    const session = await openClassroom(store);
    const ids = await handIn(store, session, ['slow 1500 copie'], queue);
    await until('the start', async () => (await statesOf(store, ids))[0] === 'grading');
    await worker.stop(0);
    expect((await queue.state('grade-copy', jobFor(ids[0] ?? '').id)).state).toBe('waiting');
    worker = await startTestWorker(home.database, queue);
    await settled(ids);
    expect(await statesOf(store, ids)).toEqual(['graded']);
    expect(await timesMarked(store, ids)).toEqual([1]);
  });

  it('knows nothing of a name but its number, and leaves erased copies alone', async () => {
    const session = await openClassroom(store);
    const [lea] = await importRoster(store, session.id, ['Léa Martin']);
    const copy = {
      session,
      student: lea?.id ?? '',
      bytes: bytesOf('copie'),
      extension: 'txt',
      origin: 'bulk',
      late: false,
    } as const;
    const { submission } = await receiveSubmission(store, copy);
    await queue.addAll([jobFor(submission.id), jobFor('erased')]);
    await settled([submission.id]);
    expect((await selectOptionalReport(store, submission.id))?.report.copy.id).toBe(lea?.number);
    await until('an empty queue', async () => (await queue.depth('bareme-grade')).waiting === 0);
    expect((await queue.state('grade-copy', jobFor('erased').id)).state).not.toBe('failed');
    expect(await createStudent(store, session.id, null)).toBeTruthy();
  });
});
