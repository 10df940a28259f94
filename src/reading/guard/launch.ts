import { type ChildProcess, execFile, fork } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { childEntry } from './child-entry.ts';

/** What a kind of child may use. */
export interface Allowance {
  /** Address space in bytes beyond what the process has when it is ready; null for those that reserve at will. */
  readonly headroom: number | null;
  /** JavaScript heap in megabytes. */
  readonly heap: number;
}

/**
 * Starts a reader process. `setpriv` has the kernel end it with its parent, even in an endless loop; it comes with
 * util-linux, and without it the child still ends when its channel to the parent closes.
 */
export async function launch({ heap }: Allowance): Promise<ChildProcess> {
  const entry = await childEntry();
  const [command = process.execPath, ...args] = [
    ...endingWithParent(),
    process.execPath,
    `--max-old-space-size=${heap}`,
    // A small heap comes with a small nursery, which the many short-lived signs of a page overrun.
    '--max-semi-space-size=32',
  ];
  return fork(entry, [], {
    execPath: command,
    execArgv: args,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // One thread is all a reader needs; libraries that count cores would otherwise take them all.
    env: { ...process.env, OMP_THREAD_LIMIT: '1', NODE_OPTIONS: '', NODE_NO_WARNINGS: '1' },
  });
}

/**
 * Caps the address space of a process that is ready and has been given nothing yet: typed arrays grow outside the
 * JavaScript heap. Set at the start, the same cap aborts some honest starts (V8 reserves more than it keeps).
 */
export async function capMemory(pid: number, headroom: number): Promise<void> {
  const prlimit = find('prlimit');
  if (!prlimit) return;
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[0]);
  await promisify(execFile)(prlimit, ['--pid', String(pid), `--as=${pages * 4096 + headroom}`]);
}

function endingWithParent(): string[] {
  const setpriv = find('setpriv');
  return setpriv ? [setpriv, '--pdeathsig', 'KILL'] : [];
}

const tools = new Map<string, string | null>();

/** Path of a tool of util-linux, or null where there is none. */
function find(tool: string): string | null {
  if (process.platform !== 'linux') return null;
  const known = tools.get(tool);
  if (known !== undefined) return known;
  const path = ['/usr/bin', '/bin'].map((folder) => `${folder}/${tool}`).find(isExecutable) ?? null;
  tools.set(tool, path);
  return path;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
