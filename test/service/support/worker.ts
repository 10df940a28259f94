import pino from 'pino';
import type { JobQueue } from '../../../src/queue/index.ts';
import type { Database } from '../../../src/store/index.ts';
import { type RunningWorker, startWorker, type WorkerConfig } from '../../../workers/main.ts';
import { rubricVersion } from './reports.ts';

export const quiet = pino({ level: process.env.BAREME_TEST_LOG ?? 'silent' });
export const fakeChild = new URL('./fake-grading-child.ts', import.meta.url);

/** A worker of the tests, whose children do as the copies say. */
export async function startTestWorker(
  database: Database,
  queue: JobQueue,
  change: Partial<WorkerConfig> & { size?: number } = {},
): Promise<RunningWorker> {
  const { size = 1, ...config } = change;
  return await startWorker({
    store: database.store,
    queue,
    pool: { size, seconds: 4, memoryMb: 96, entry: fakeChild },
    engine: '0.1.0',
    rubricOf: async () => ({ id: 'ecolobulles-2026', title: 'Écolo’Bulles', hash: rubricVersion('a').hash }),
    classReport: async (reports) => ({ copies: reports.length, marks: reports.map((report) => report.mark) }),
    log: quiet,
    observer: { graded: () => {}, failed: () => {} },
    timeZone: 'Europe/Paris',
    watched: [],
    webhookHosts: [],
    uploadBytes: 1_000_000,
    ...config,
  });
}
