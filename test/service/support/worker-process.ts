import { readFileSync } from 'node:fs';
import { JobQueue } from '../../../src/queue/index.ts';
import { openDatabase } from '../../../src/store/index.ts';
import { rubricVersion } from './reports.ts';
import { startTestWorker } from './worker.ts';

// A worker in a process of its own, to be killed, paused or asked to stop: tells its parent when it is ready.
const {
  BAREME_TEST_DATABASE: database = '',
  BAREME_TEST_REDIS: redis,
  BAREME_TEST_LOCK = '1000',
  BAREME_TEST_SIZE = '1',
  BAREME_TEST_PLANT,
} = process.env;
const store = await openDatabase({ kind: 'postgres', url: database });
const queue = await JobQueue.open(
  redis === undefined ? { kind: 'postgres', url: database } : { kind: 'redis', url: redis },
);
const seed = process.env.BAREME_TEST_RUBRIC;
const worker = await startTestWorker(store, queue, {
  size: Number(BAREME_TEST_SIZE),
  lockMs: Number(BAREME_TEST_LOCK),
  ...(BAREME_TEST_PLANT === undefined ? {} : { plantMs: Number(BAREME_TEST_PLANT) }),
  rubricOf: async () => ({
    id: 'ecolobulles-2026',
    title: 'Écolo’Bulles',
    hash: rubricVersion(seed === undefined ? 'a' : readFileSync(seed, 'utf8').trim()).hash,
  }),
});
process.send?.('ready');
process.on('SIGTERM', () => {
  void worker
    .stop(200)
    .then(() => queue.close())
    .then(() => store.close())
    .then(() => process.exit(0));
});
