import type { Logger } from 'pino';
import type { Delivery, JobQueue } from '../../src/queue/index.ts';
import type { Store } from '../../src/store/index.ts';
import type { Report } from '../../src/types/index.ts';
import type { GradingPool } from '../grading-pool.ts';

/** What the server and the workers need to know of a rubric before a copy is marked. */
export interface RubricInfo {
  readonly id: string;
  readonly title: string;
  readonly hash: string;
}

/** Told of what the worker does, for the metrics. */
export interface Observer {
  graded(state: string, seconds: number, reused: boolean): void;
  failed(job: string, code: string): void;
}

/** What a job may use. A job holds no marking logic: it moves copies between the store, the pool and the queue. */
export interface JobContext {
  readonly store: Store;
  readonly queue: JobQueue;
  readonly pool: GradingPool;
  readonly engine: string;
  /** Hashes of the rubrics whose text this worker has kept in the store. */
  readonly keptRubrics: Set<string>;
  readonly rubricOf: (subject: string) => Promise<RubricInfo>;
  readonly classReport: (reports: Report[], subject: { id: string; title: string }) => Promise<object>;
  readonly now: () => Date;
  readonly log: Logger;
  readonly observer: Observer;
  readonly webhookHosts: readonly string[];
  readonly uploadBytes: number;
}

/** A job: one file each. Runs at least once; running it again changes nothing. */
export type JobHandler = (context: JobContext, delivery: Delivery) => Promise<void>;
