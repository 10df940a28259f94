import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors/index.ts';

/** What the lock file says: who holds the folder, and since when, so that a recycled process number fools nobody. */
interface Holder {
  readonly pid: number;
  readonly started: string | null;
}

/**
 * The embedded database belongs to one process at a time. Takes the folder for this process and returns how to give
 * it back. A lock left by a killed process is recognised and replaced. Throws UsageError `database_in_use`.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'bareme.lock');
  const mine: Holder = { pid: process.pid, started: startOf(process.pid) };
  for (let tries = 0; ; tries++) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST' || tries > 2) throw cause;
      const holder = readHolder(file);
      if (holder !== null && isAlive(holder)) throw inUse(folder, holder);
      rmSync(file, { force: true });
    }
  }
}

function inUse(folder: string, holder: Holder): UsageError {
  return new UsageError(
    'database_in_use',
    `La base intégrée « ${folder} » est déjà ouverte (processus ${holder.pid}).`,
    {
      place: folder,
      remedy:
        'Arrêtez l’autre processus, ou donnez DATABASE_URL (PostgreSQL) pour partager les données entre plusieurs processus.',
    },
  );
}

function readHolder(file: string): Holder | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number') return null;
    return { pid: value.pid, started: 'started' in value && typeof value.started === 'string' ? value.started : null };
  } catch {
    return null;
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.pid === process.pid) return startOf(process.pid) === holder.started;
  try {
    process.kill(holder.pid, 0);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return holder.started === null || startOf(holder.pid) === holder.started;
}

/** Start time of a process in clock ticks since boot (field 22 of /proc/pid/stat); null where there is no /proc. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
