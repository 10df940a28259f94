import { setMaxListeners } from 'node:events';
import { DelayedError, type Job, UnrecoverableError, Worker } from 'bullmq';
import type { OpenHome } from './home.ts';
import type { JobName, QueueName } from './jobs.ts';

/** A job given to a handler. `data` comes from the broker: parse it. */
export interface Delivery {
  readonly id: string;
  readonly name: JobName;
  readonly data: unknown;
  /** 1 for the first try that counts. */
  readonly attempt: number;
  readonly attempts: number;
  /** Aborts when the process must stop before the job can end. */
  readonly signal: AbortSignal;
  /** Tells listeners, in any process, that the job moved on. */
  progress(step: string): Promise<void>;
}

/** Thrown by a handler to hand the job back, to be taken again after `delayMs`; the try does not count. */
export class HandBack extends Error {
  override readonly name = 'HandBack';
  readonly delayMs: number;

  constructor(why: string, delayMs: number, cause?: unknown) {
    super(why, { cause });
    this.delayMs = delayMs;
  }
}

/** Thrown by a handler when trying again cannot help. */
export class GiveUp extends Error {
  override readonly name = 'GiveUp';
}

export interface ConsumerOptions {
  readonly concurrency: number;
  readonly handle: (delivery: Delivery) => Promise<void>;
  /** How long a silent worker keeps its job before another may take it, in milliseconds; renewed at its half. */
  readonly lockMs?: number;
}

export interface Consumer {
  ready(): Promise<void>;
  /** Takes no more jobs, waits up to `graceMs` for those that run, then aborts them: they are handed back. */
  close(graceMs: number): Promise<void>;
}

/** A worker that stalls this often was killed or paused as often: the job is still innocent, its reader is guarded. */
const STALLS_ALLOWED = 20;

export function startConsumer(
  home: OpenHome,
  name: QueueName,
  options: ConsumerOptions,
  onError: (error: Error) => void,
): Consumer {
  const stop = new AbortController();
  // Every job in hand listens, and there may be dozens: that is no leak to warn of.
  setMaxListeners(0, stop.signal);
  const lockDuration = options.lockMs ?? 30_000;
  const worker = new Worker(
    name,
    (job, token) => deliver(job as unknown as Job, token ?? '', options.handle, stop.signal),
    {
      ...home.consumer,
      concurrency: options.concurrency,
      lockDuration,
      stalledInterval: lockDuration,
      maxStalledCount: STALLS_ALLOWED,
      drainDelay: 5,
      runRetryDelay: 1_000,
    },
    home.factory,
  );
  worker.on('error', onError);
  return {
    ready: async () => void (await worker.waitUntilReady()),
    close: async (graceMs) => {
      const closing = worker.close();
      const timer = setTimeout(() => stop.abort(), graceMs);
      await closing;
      clearTimeout(timer);
    },
  };
}

async function deliver(job: Job, token: string, handle: ConsumerOptions['handle'], signal: AbortSignal): Promise<void> {
  try {
    await handle({
      id: job.id ?? '',
      name: job.name as JobName,
      data: job.data,
      attempt: job.attemptsMade + 1,
      attempts: job.opts.attempts ?? 1,
      signal,
      progress: (step) => job.updateProgress(step),
    });
  } catch (cause) {
    if (cause instanceof GiveUp) throw new UnrecoverableError(cause.message);
    if (!(cause instanceof HandBack)) throw cause;
    await job.moveToDelayed(Date.now() + cause.delayMs, token);
    throw new DelayedError();
  }
}
