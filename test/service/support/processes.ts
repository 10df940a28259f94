import { type ChildProcess, fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A worker in a process of its own. */
export interface WorkerProcess {
  readonly process: ChildProcess;
  /** Sends a signal; resolves when the process has ended, at once for SIGSTOP and SIGCONT. */
  signal(name: NodeJS.Signals): Promise<void>;
}

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Starts test/service/support/worker-process.ts and waits until it works. */
export async function startWorkerProcess(env: Record<string, string>): Promise<WorkerProcess> {
  const entry = fileURLToPath(new URL('./worker-process.ts', import.meta.url));
  const child = fork(entry, [], {
    execArgv: ['--import', tsx],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`the worker did not start (${code})`)));
  });
  return {
    process: child,
    signal: async (name) => {
      child.kill(name);
      if (name !== 'SIGSTOP' && name !== 'SIGCONT') await ended;
    },
  };
}

/** The processes whose parent is `pid`. */
export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((child) => {
      try {
        return Number(readFileSync(`/proc/${child}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]) === pid;
      } catch {
        return false;
      }
    });
}

export function isRunning(pid: number): boolean {
  try {
    return !/^\S+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
