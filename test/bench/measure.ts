import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
}

/** Milliseconds of a whole command, process start included; throws when it fails. Median of `times` runs. */
export function commandTime(args: readonly string[], times: number): number {
  const runs = Array.from({ length: times }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { stdio: 'pipe' });
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
    return performance.now() - start;
  });
  return median(runs);
}

/** Runs a program in a process of its own and returns the JSON that it printed last. */
export function inProcess<T>(file: string, args: readonly string[]): T {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout.toString().trim().split('\n').at(-1) ?? '') as T;
}
