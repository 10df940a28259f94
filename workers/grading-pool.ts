import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { BaremeError } from '../src/errors/index.ts';
import type { FromChild, GradeProgress, GradeRequest, GradeResult, ToChild } from './grading-protocol.ts';

/** Why a copy could not be marked: its child hung, died, ran out of memory, or met a fault of ours or of the rubric. */
export class GradingFailure extends BaremeError {
  override readonly name = 'GradingFailure';
}

/** The process that marks must stop before the copy was done; nothing is wrong with the copy. */
export class GradingInterrupted extends Error {
  override readonly name = 'GradingInterrupted';
}

export interface GradingPoolOptions {
  /** Children, and so copies marked at the same time. */
  readonly size: number;
  /** Longest time for one copy, recognition of scanned pages included. */
  readonly seconds: number;
  /** Heap of a child, in MiB; what parses untrusted files has its own, smaller limits. */
  readonly memoryMb: number;
  /** The program of the children; absent: the one that marks with the pipeline. */
  readonly entry?: URL;
  /** A child is replaced after so many copies: what leaks, if anything does, stays small. */
  readonly copiesPerChild?: number;
}

interface Hearing {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: GradeProgress) => void;
}

const COPIES_PER_CHILD = 1_000;

interface Child {
  readonly process: ChildProcess;
  copies: number;
  /** Marked its share: another is being started in its place; once that one is ready, this one ends. */
  relief: 'none' | 'called' | 'there';
  /** Ends the copy in hand when the child ends first. */
  fail: ((failure: Error) => void) | null;
  stderr: string;
}

/**
 * Warm child processes that mark copies, so that nothing a copy does (hang, crash, eat memory) reaches the process that
 * holds the jobs: its event loop stays free to keep their locks.
 */
export class GradingPool {
  readonly #options: GradingPoolOptions;
  readonly #idle: Child[] = [];
  readonly #waiting: ((child: Child) => void)[] = [];
  readonly #all = new Set<Child>();
  #closed = false;
  #lastId = 0;

  constructor(options: GradingPoolOptions) {
    this.#options = options;
  }

  /** Starts the children and waits until each can mark. Throws GradingFailure `engine_start`. */
  async start(): Promise<void> {
    await Promise.all(Array.from({ length: this.#options.size }, () => this.#spawn()));
  }

  /** Marks one copy. Throws GradingFailure, or GradingInterrupted when `signal` aborts. */
  async grade(
    request: GradeRequest,
    signal: AbortSignal,
    onProgress: (progress: GradeProgress) => void = () => {},
  ): Promise<GradeResult & { readonly durationMs: number }> {
    const child = await this.#take(signal);
    const started = performance.now();
    let failure: unknown = null;
    try {
      const result = await this.#run(child, request, { signal, onProgress });
      return { ...result, durationMs: performance.now() - started };
    } catch (cause) {
      failure = cause;
      throw cause;
    } finally {
      // A child that failed is not trusted with another copy, unless it said itself what went wrong.
      const spent = failure !== null && !(failure instanceof GradingFailure && failure.code !== 'timeout');
      await this.#give(child, spent);
    }
  }

  /** The process ids of the children. */
  children(): number[] {
    return [...this.#all].flatMap((child) => child.process.pid ?? []);
  }

  /** Ends the children; copies in hand are interrupted. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#all].map((child) => this.#end(child, new GradingInterrupted('closing'))));
  }

  async #take(signal: AbortSignal): Promise<Child> {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    return await new Promise<Child>((resolve, reject) => {
      const take = (child: Child): void => {
        signal.removeEventListener('abort', giveUp);
        resolve(child);
      };
      const giveUp = (): void => {
        const place = this.#waiting.indexOf(take);
        if (place >= 0) this.#waiting.splice(place, 1);
        reject(new GradingInterrupted('stopping'));
      };
      if (signal.aborted) return giveUp();
      signal.addEventListener('abort', giveUp, { once: true });
      this.#waiting.push(take);
    });
  }

  async #give(child: Child, spent: boolean): Promise<void> {
    if (spent || child.relief === 'there' || !this.#all.has(child)) {
      await this.#end(child, new GradingInterrupted('replaced'));
      this.#replace();
      return;
    }
    this.#offer(child);
    if (child.copies >= (this.#options.copiesPerChild ?? COPIES_PER_CHILD) && child.relief === 'none')
      void this.#relieve(child);
  }

  /** Starts another child in the place of one that goes on marking meanwhile: nobody waits for a start. */
  async #relieve(child: Child): Promise<void> {
    child.relief = 'called';
    try {
      await this.#spawn();
    } catch {
      child.relief = 'none';
      return;
    }
    child.relief = 'there';
    const place = this.#idle.indexOf(child);
    if (place < 0) return;
    this.#idle.splice(place, 1);
    await this.#end(child, new GradingInterrupted('replaced'));
  }

  #offer(child: Child): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(child);
    else next(child);
  }

  #replace(retryMs = 250): void {
    if (this.#closed || this.#all.size >= this.#options.size) return;
    this.#spawn().catch(() => setTimeout(() => this.#replace(Math.min(retryMs * 2, 10_000)), retryMs).unref());
  }

  async #spawn(): Promise<void> {
    const child = startChild(this.#options);
    this.#all.add(child);
    child.process.once('exit', (code, signal) => {
      this.#all.delete(child);
      const place = this.#idle.indexOf(child);
      if (place >= 0) this.#idle.splice(place, 1);
      child.fail?.(deathOf(child, code, signal));
      if (place >= 0) this.#replace();
    });
    await new Promise<void>((resolve, reject) => {
      child.fail = (failure) =>
        reject(new GradingFailure('engine_start', `Le moteur de notation ne démarre pas : ${failure.message}`));
      child.process.once('message', () => resolve());
    });
    child.fail = null;
    if (this.#closed) await this.#end(child, new GradingInterrupted('closing'));
    else this.#offer(child);
  }

  async #run(child: Child, request: GradeRequest, { signal, onProgress }: Hearing): Promise<GradeResult> {
    if (signal.aborted || this.#closed) throw new GradingInterrupted('stopping');
    const id = ++this.#lastId;
    child.copies++;
    return await new Promise<GradeResult>((resolve, reject) => {
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', interrupt);
        child.process.off('message', hear);
        child.fail = null;
        act();
      };
      const hear = (message: FromChild): void => {
        if (message.kind === 'ready' || message.id !== id) return;
        if (message.kind === 'progress') onProgress(message.progress);
        else if (message.kind === 'done') settle(() => resolve(message.result));
        else settle(() => reject(new GradingFailure(message.code, message.message)));
      };
      const interrupt = (): void => settle(() => reject(new GradingInterrupted('stopping')));
      const timer = setTimeout(
        () => settle(() => reject(tooSlow(this.#options.seconds))),
        this.#options.seconds * 1000,
      );
      child.fail = (failure) => settle(() => reject(failure));
      child.process.on('message', hear);
      signal.addEventListener('abort', interrupt);
      const message: ToChild = { kind: 'grade', id, request };
      child.process.send(message, (error) => {
        if (error !== null)
          child.fail?.(new GradingFailure('crash', `Le moteur de notation s’est arrêté : ${error.message}`));
      });
    });
  }

  async #end(child: Child, why: Error): Promise<void> {
    child.fail?.(why);
    this.#all.delete(child);
    if (child.process.exitCode !== null || child.process.signalCode !== null) return;
    const ended = new Promise((resolve) => child.process.once('exit', resolve));
    child.process.kill('SIGKILL');
    await ended;
  }
}

const tooSlow = (seconds: number): GradingFailure =>
  new GradingFailure('timeout', `La notation de cette copie a dépassé ${seconds} s.`, {
    remedy: 'Déposez-la dans un autre format, ou notez-la à la main.',
  });

function deathOf(child: Child, code: number | null, signal: string | null): GradingFailure {
  if (/heap out of memory|Allocation failed/.test(child.stderr)) {
    return new GradingFailure('memory', 'La notation de cette copie demande trop de mémoire.');
  }
  return new GradingFailure('crash', `Le moteur de notation s’est arrêté (${signal ?? `code ${code}`}).`);
}

function startChild(options: GradingPoolOptions): Child {
  const entry = options.entry ?? ownEntry();
  const sources = entry.pathname.endsWith('.ts');
  const process = fork(fileURLToPath(entry), [], {
    execArgv: [...(sources ? ['--import', tsxLoader()] : []), `--max-old-space-size=${options.memoryMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const child: Child = { process, copies: 0, relief: 'none', fail: null, stderr: '' };
  process.stderr?.on('data', (chunk: Buffer) => {
    child.stderr = (child.stderr + chunk.toString('utf8')).slice(-4_000);
  });
  process.on('error', () => {});
  return child;
}

/** Beside this file when run from source; beside the bundle, under the name the build gives it, when built. */
function ownEntry(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './grading-child.ts' : './grading-child.js', import.meta.url);
}

const tsxLoader = (): string => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
