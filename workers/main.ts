import type { Logger } from 'pino';
import type { Consumer, Delivery, JobQueue } from '../src/queue/index.ts';
import type { Store } from '../src/store/index.ts';
import { GradingPool, type GradingPoolOptions } from './grading-pool.ts';
import { handBackWhenAway } from './hand-back-when-away.ts';
import type { JobContext, Observer } from './jobs/context.ts';
import { jobs } from './jobs/index.ts';
import { sweep } from './jobs/sweep.ts';

export type { Grade, GradeRequest, GradeResult, RubricUsed } from './grading-protocol.ts';
export type { JobContext, Observer, RubricInfo } from './jobs/context.ts';
export { RubricShelf } from './rubric-shelf.ts';

/** A folder whose copies go to the session of `code`, at the moments of the cron `pattern`. */
export interface WatchedFolder {
  readonly folder: string;
  readonly code: string;
  readonly pattern: string;
}

export interface WorkerConfig {
  readonly store: Store;
  readonly queue: JobQueue;
  readonly pool: GradingPoolOptions;
  readonly engine: string;
  readonly rubricOf: JobContext['rubricOf'];
  readonly classReport: JobContext['classReport'];
  readonly log: Logger;
  readonly observer: Observer;
  /** IANA name of the zone in which cron patterns are meant: "Europe/Paris". */
  readonly timeZone: string;
  readonly watched: readonly WatchedFolder[];
  readonly webhookHosts: readonly string[];
  /** Largest file taken from a watched folder, in bytes. */
  readonly uploadBytes: number;
  /** How long a silent worker keeps its jobs, in milliseconds. */
  readonly lockMs?: number;
  /** How often the schedules are looked at, in milliseconds: a broker that is emptied forgets them. */
  readonly plantMs?: number;
  /** The clock that closing times are compared with. */
  readonly now?: () => Date;
}

/** A worker at work. */
export interface RunningWorker {
  /** Finishes the running jobs within `graceMs`, hands back the others, ends the grading children. */
  stop(graceMs: number): Promise<void>;
}

/** Jobs other than marking are short and mostly wait: a few at a time. */
const UPKEEP_CONCURRENCY = 2;

/**
 * Starts a worker: its grading children, its schedules (kept in the queue, so that they fire once however many workers
 * there are), and the catching up of what was missed while everything was down. Throws when a child cannot start.
 */
export async function startWorker(config: WorkerConfig): Promise<RunningWorker> {
  const pool = new GradingPool(config.pool);
  await pool.start();
  const context: JobContext = { ...config, pool, keptRubrics: new Set(), now: config.now ?? (() => new Date()) };
  const handle = async (delivery: Delivery): Promise<void> => {
    await handBackWhenAway(() => jobs[delivery.name](context, delivery));
  };
  const lockMs = config.lockMs === undefined ? {} : { lockMs: config.lockMs };
  const consumers: Consumer[] = [
    // One more than there are children: the next copy is fetched while the others are marked, and no child waits.
    config.queue.consume('bareme-grade', { concurrency: config.pool.size + 1, handle, ...lockMs }),
    config.queue.consume('bareme-upkeep', { concurrency: UPKEEP_CONCURRENCY, handle, ...lockMs }),
  ];
  for (const consumer of consumers) await consumer.ready();
  await schedule(config);
  await keepOnly(config);
  await sweep(context);
  const stopPlanting = plantAgain(config, context);
  config.log.info({ children: config.pool.size, queue: config.queue.kind, engine: config.engine }, 'worker ready');
  return {
    stop: async (graceMs) => {
      stopPlanting();
      await Promise.all(consumers.map((consumer) => consumer.close(graceMs)));
      await pool.close();
    },
  };
}

const watchId = ({ folder, code }: WatchedFolder): string =>
  `watch-${code}-${Buffer.from(folder).toString('base64url')}`;

/** Plants the schedules that the queue does not have; returns whether the one that repairs was missing. */
async function schedule({ queue, timeZone, watched }: WorkerConfig): Promise<boolean> {
  const missing = await queue.schedule('sweep', '* * * * *', timeZone, 'sweep', {});
  await queue.schedule('purge', '17 3 * * *', timeZone, 'purge', {});
  for (const one of watched) {
    const { folder, code, pattern } = one;
    await queue.schedule(watchId(one), pattern, timeZone, 'watch-folder', { folder, code });
  }
  return missing;
}

/** Schedules of folders that are watched no more go. */
async function keepOnly({ queue, watched }: WorkerConfig): Promise<void> {
  await queue.keepSchedules(['sweep', 'purge', ...watched.map(watchId)]);
}

const PLANT_MS = 30_000;

/** Looks after the schedules from time to time: a broker that was emptied has lost them, and the copies' jobs as well. */
function plantAgain(config: WorkerConfig, context: JobContext): () => void {
  const look = async (): Promise<void> => {
    if (!(await schedule(config))) return;
    config.log.warn('the queue had lost its schedules: planted again');
    await sweep(context);
  };
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    // A broker that is away is looked at again next time.
    void look()
      .catch(() => {})
      .finally(() => {
        looking = false;
      });
  }, config.plantMs ?? PLANT_MS);
  return () => clearInterval(timer);
}
