import { FlowProducer, type JobsOptions, Queue, QueueEvents } from 'bullmq';
import { type Consumer, type ConsumerOptions, startConsumer } from './consumer.ts';
import { type OpenHome, openHome, type QueueHome } from './home.ts';
import { attemptsOf, type JobData, type JobName, type JobRequest, type QueueName, queueOf } from './jobs.ts';

/** What happens to a job, as any process hears of it. */
export interface JobEvent {
  readonly id: string;
  readonly kind: 'active' | 'progress' | 'completed' | 'failed';
}

export type JobState = 'waiting' | 'active' | 'failed' | 'completed' | 'unknown';

/** Number of jobs per state of one queue. */
export interface QueueDepth {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

/** Keeps enough failures to explain them; finished jobs leave nothing, the store has their result. */
const KEPT_FAILURES = 5_000;

/**
 * The queue as the server and the workers use it. At least once: a job whose worker dies is given to another, so that
 * handlers are idempotent. Every method throws when the home is away, except `consume` and `listen`, which wait for it.
 */
export class JobQueue {
  readonly kind: QueueHome['kind'];
  readonly #home: OpenHome;
  readonly #onError: (error: Error) => void;
  readonly #queues: Record<QueueName, Queue>;
  #flows: FlowProducer | null = null;
  readonly #listeners: QueueEvents[] = [];

  private constructor(kind: QueueHome['kind'], home: OpenHome, onError: (error: Error) => void) {
    this.kind = kind;
    this.#home = home;
    this.#onError = onError;
    this.#queues = { 'bareme-grade': this.#queue('bareme-grade'), 'bareme-upkeep': this.#queue('bareme-upkeep') };
  }

  /** Opens the home, creating its tables when it has none. `onError` hears of lost connections, which heal alone. */
  static async open(home: QueueHome, onError: (error: Error) => void = () => {}): Promise<JobQueue> {
    return new JobQueue(home.kind, await openHome(home, onError), onError);
  }

  #queue(name: QueueName): Queue {
    const queue = new Queue(name, this.#home.producer, this.#home.factory);
    queue.on('error', this.#onError);
    return queue as unknown as Queue;
  }

  async add(request: JobRequest): Promise<void> {
    await this.addAll([request]);
  }

  /** Adds many jobs in one exchange. */
  async addAll(requests: readonly JobRequest[]): Promise<void> {
    for (const name of ['bareme-grade', 'bareme-upkeep'] as const) {
      const mine = requests.filter((request) => queueOf(request.name) === name);
      if (mine.length === 0) continue;
      await this.#queues[name].addBulk(
        mine.map((request) => ({ name: request.name, data: request.data, opts: optionsOf(request) })),
      );
    }
  }

  /**
   * Adds `parent`, which runs when all `children` have completed or failed. Children that wait or run already are
   * attached to it as they are; children that finished earlier are run again, so pass only what remains to do.
   */
  async addFlow(parent: JobRequest, children: readonly JobRequest[]): Promise<void> {
    for (const job of [parent, ...children]) await this.#forgetFinished(job.name, job.id);
    this.#flows ??= this.#flowProducer();
    await this.#flows.add({
      name: parent.name,
      queueName: queueOf(parent.name),
      data: parent.data,
      opts: optionsOf(parent),
      children: children.map((child) => ({
        name: child.name,
        queueName: queueOf(child.name),
        data: child.data,
        // A copy that cannot be graded must not hold the report of its class.
        opts: { ...optionsOf(child), ignoreDependencyOnFailure: true },
      })),
    });
  }

  #flowProducer(): FlowProducer {
    const flows = new FlowProducer(this.#home.producer, this.#home.factory);
    flows.on('error', this.#onError);
    return flows as unknown as FlowProducer;
  }

  /**
   * Runs `name` at every moment of a cron `pattern` of `timeZone`, once however many processes ask for it. Returns
   * whether the home did not know of it yet, or no more.
   */
  async schedule<N extends JobName>(
    id: string,
    pattern: string,
    timeZone: string,
    name: N,
    data: JobData[N],
  ): Promise<boolean> {
    const opts = { removeOnComplete: true, removeOnFail: { count: 50 } };
    const queue = this.#queues[queueOf(name)];
    // Upserting an unchanged schedule would move its next run: leave it alone.
    const known = await queue.getJobScheduler(id);
    if (
      known?.pattern === pattern &&
      known.tz === timeZone &&
      known.next !== undefined &&
      known.next > Date.now() - 60_000
    )
      return false;
    await queue.upsertJobScheduler(id, { pattern, tz: timeZone }, { name, data, opts });
    return true;
  }

  async countSchedules(): Promise<number> {
    return await this.#queues['bareme-upkeep'].getJobSchedulersCount();
  }

  /** Removes the schedules whose id is not in `kept`. */
  async keepSchedules(kept: readonly string[]): Promise<void> {
    const queue = this.#queues['bareme-upkeep'];
    for (const schedule of await queue.getJobSchedulers()) {
      if (!kept.includes(schedule.key)) await queue.removeJobScheduler(schedule.key);
    }
  }

  /** Takes jobs of one queue and hands them to `options.handle`, up to `options.concurrency` at a time. */
  consume(name: QueueName, options: ConsumerOptions): Consumer {
    return startConsumer(this.#home, name, options, this.#onError);
  }

  /** Calls `hear` for each change of a job of the queue, wherever it runs. */
  async listen(name: QueueName, hear: (event: JobEvent) => void): Promise<void> {
    const events = new QueueEvents(name, this.#home.consumer, this.#home.factory);
    events.on('error', this.#onError);
    for (const kind of ['active', 'progress', 'completed', 'failed'] as const) {
      events.on(kind, ({ jobId }: { jobId: string }) => hear({ id: jobId, kind }));
    }
    this.#listeners.push(events as unknown as QueueEvents);
    await events.waitUntilReady();
  }

  async state(name: JobName, id: string): Promise<{ state: JobState; reason: string | null }> {
    const job = await this.#queues[queueOf(name)].getJob(id);
    if (job === undefined) return { state: 'unknown', reason: null };
    const state = await job.getState();
    if (state === 'failed') return { state, reason: job.failedReason ?? null };
    if (state === 'active' || state === 'completed' || state === 'unknown') return { state, reason: null };
    return { state: 'waiting', reason: null };
  }

  /** Forgets a job that has failed, so that its id can be added again. */
  async #forgetFinished(name: JobName, id: string): Promise<void> {
    const { state } = await this.state(name, id);
    if (state === 'failed' || state === 'completed') await this.#queues[queueOf(name)].remove(id);
  }

  /** Adds again a job that failed before; a job that waits or runs is left alone. */
  async addAgain(request: JobRequest): Promise<void> {
    await this.#forgetFinished(request.name, request.id);
    await this.add(request);
  }

  async depth(name: QueueName): Promise<QueueDepth> {
    const counts = await this.#queues[name].getJobCounts(
      'waiting',
      'prioritized',
      'waiting-children',
      'active',
      'delayed',
      'failed',
    );
    const of = (state: string): number => counts[state] ?? 0;
    return {
      waiting: of('waiting') + of('prioritized') + of('waiting-children'),
      active: of('active'),
      delayed: of('delayed'),
      failed: of('failed'),
    };
  }

  /** Throws when the home does not answer. */
  async ping(): Promise<void> {
    await this.#queues['bareme-upkeep'].getJobCounts('active');
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#listeners.map((events) => events.close()));
    await Promise.allSettled([...Object.values(this.#queues).map((queue) => queue.close()), this.#flows?.close()]);
    await this.#home.close();
  }
}

function optionsOf(request: JobRequest): JobsOptions {
  const { attempts, backoffMs } = attemptsOf[request.name];
  return {
    jobId: request.id,
    attempts,
    backoff: { type: 'exponential', delay: backoffMs },
    priority: request.priority ?? 10,
    ...(request.notBefore === undefined ? {} : { delay: Math.max(0, request.notBefore - Date.now()) }),
    removeOnComplete: true,
    removeOnFail: { count: KEPT_FAILURES },
  };
}
