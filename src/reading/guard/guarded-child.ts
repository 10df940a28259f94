import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ReadingError } from '../../errors/index.ts';
import { ChildFault } from './child-fault.ts';
import { type Allowance, capMemory, launch } from './launch.ts';
import type { FromChild, Task, TaskResults } from './protocol.ts';

/**
 * How much processor time a task may take, in milliseconds; the page's starts anew with every page. A busy machine
 * makes honest files slow, not hungry: the clock on the wall only ends what takes twice as long.
 */
export interface Deadline {
  readonly total: number;
  readonly page: number;
  onPage?(page: number, pages: number): void;
  readonly signal?: AbortSignal;
}

/** A cold start on a busy machine; it is not part of any file's time. */
const START_TIME = 30_000;
const WATCH_EVERY = 200;
/** How many times its processor time a task may take on the wall. */
export const WALL_FACTOR = 2;
const CRASHES = new Set(['SIGSEGV', 'SIGBUS', 'SIGFPE']);

interface Running {
  readonly id: number;
  page: number;
  readonly deadline: Deadline;
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: unknown) => void;
  readonly startedAt: Clock;
  pageStartedAt: Clock;
}

/** Milliseconds on the wall and of processor time. */
interface Clock {
  readonly wall: number;
  readonly cpu: number;
}

/** One child process and the task it is at. After any fault it is dead and another one is needed. */
export class GuardedChild {
  /** Files taken so far: a child is replaced before small leaks add up. */
  tasks = 0;
  /** The file whose pages it looks at, see `LookSource`. */
  sourceKey: string | null = null;
  private readonly child: ChildProcess;
  private readonly residentLimit: number;
  private readonly exited: Promise<NodeJS.Signals | null>;
  private running: Running | null = null;
  private alive = true;
  private nextId = 1;
  private cleanUp: () => void = () => {};

  /** @throws ChildFault `start` when the process does not come up in time. */
  static async start(settings: Allowance & { readonly resident: number }): Promise<GuardedChild> {
    const guarded = new GuardedChild(await launch(settings), settings.resident);
    try {
      await guarded.untilReady();
      if (settings.headroom !== null) await capMemory(guarded.child.pid ?? 0, settings.headroom);
      return guarded;
    } catch {
      await guarded.kill();
      throw new ChildFault('start', 0);
    } finally {
      guarded.release();
    }
  }

  private constructor(child: ChildProcess, residentLimit: number) {
    this.child = child;
    this.residentLimit = residentLimit;
    this.exited = new Promise((resolve) => {
      child.once('exit', (_code, signal) => resolve(signal));
      child.once('error', () => resolve(null));
    });
    child.on('message', (message: FromChild) => this.receive(message));
    void this.exited.then((signal) => {
      this.alive = false;
      const kind = CRASHES.has(signal ?? '') ? 'crash' : 'memory';
      this.settle(({ reject, page, startedAt }) =>
        reject(new ChildFault(kind, page, performance.now() - startedAt.wall)),
      );
    });
  }

  private untilReady(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(reject, START_TIME);
      const finish = (then: () => void): void => {
        clearTimeout(timer);
        then();
      };
      this.child.once('message', () => finish(resolve));
      void this.exited.then(() => finish(reject));
    });
  }

  get usable(): boolean {
    return this.alive;
  }

  /** @throws ChildFault when the child had to be killed or died; ReadingError when it refused the file. */
  async run<Kind extends Task['kind']>(
    task: Extract<Task, { kind: Kind }>,
    deadline: Deadline,
  ): Promise<TaskResults[Kind]> {
    this.hold();
    try {
      deadline.signal?.throwIfAborted();
      return (await this.perform(task, deadline)) as TaskResults[Kind];
    } finally {
      this.release();
    }
  }

  /** Ends the process; who awaits it stays alive until it has ended. */
  async kill(): Promise<void> {
    this.alive = false;
    this.hold();
    this.child.kill('SIGKILL');
    await this.exited;
  }

  private perform(task: Task, deadline: Deadline): Promise<unknown> {
    this.tasks += 1;
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const now = this.clock();
      this.running = { id, page: 0, deadline, resolve, reject, startedAt: now, pageStartedAt: now };
      const watch = setInterval(() => this.watch(), WATCH_EVERY);
      const abort = (): void => {
        void this.kill();
        this.settle(({ reject: stop }) => stop(deadline.signal?.reason));
      };
      deadline.signal?.addEventListener('abort', abort, { once: true });
      this.cleanUp = () => {
        clearInterval(watch);
        deadline.signal?.removeEventListener('abort', abort);
      };
      this.child.send({ ...task, id }, (error) => {
        if (error) this.fail('memory');
      });
    });
  }

  private receive(message: FromChild): void {
    const { running } = this;
    if (!running || message.type === 'ready' || running.id !== message.id) return;
    if (message.type === 'page') {
      running.page = message.page;
      running.pageStartedAt = this.clock();
      running.deadline.onPage?.(message.page, message.pages);
    } else if (message.type === 'done') {
      this.settle(({ resolve }) => resolve(message.result));
    } else if (message.code === 'resource_limit') {
      // The heap of a child that once ran out is not to be trusted with the next file.
      this.fail('memory');
    } else {
      const { code, message: text, remedy, cause } = message;
      this.settle(({ reject }) => reject(new ReadingError(code, text, { ...(remedy !== null && { remedy }), cause })));
    }
  }

  private fail(kind: 'timeout' | 'memory'): void {
    const { cpu } = this.clock();
    void this.kill();
    this.settle(({ reject, page, startedAt }) => reject(new ChildFault(kind, page, cpu - startedAt.cpu)));
  }

  private settle(how: (running: Running) => void): void {
    const { running } = this;
    if (!running) return;
    this.running = null;
    this.cleanUp();
    how(running);
  }

  private watch(): void {
    const { running } = this;
    if (!running) return;
    const now = this.clock();
    const { total, page } = running.deadline;
    if (exceeds(running.startedAt, now, total) || exceeds(running.pageStartedAt, now, page)) this.fail('timeout');
    else if (this.residentBytes() > this.residentLimit) this.fail('memory');
  }

  private clock(): Clock {
    const wall = performance.now();
    // Fields 14 and 15 of stat(5), after the name in brackets: hundredths of a second in user and system mode.
    const fields = this.procFile('stat')
      .replace(/^.*\) /, '')
      .split(' ');
    const cpu = (Number(fields[11]) + Number(fields[12])) * 10;
    return { wall, cpu: Number.isFinite(cpu) ? cpu : wall };
  }

  /** The address space limit does not see what WebAssembly reserves; resident memory is what hurts the machine. */
  residentBytes(): number {
    return Number(this.procFile('statm').split(' ')[1] ?? 0) * 4096;
  }

  private procFile(name: string): string {
    try {
      return process.platform === 'linux' ? readFileSync(`/proc/${this.child.pid}/${name}`, 'utf8') : '';
    } catch {
      // It ended between two looks; its exit says so.
      return '';
    }
  }

  private hold(): void {
    this.child.ref();
    this.child.channel?.ref();
  }

  /** An idle child must not keep its parent alive. */
  private release(): void {
    this.child.unref();
    this.child.channel?.unref();
  }
}

function exceeds(start: Clock, now: Clock, most: number): boolean {
  return now.cpu - start.cpu > most || now.wall - start.wall > WALL_FACTOR * most;
}
