import { statfsSync } from 'node:fs';

/**
 * Room that the embedded database must always find on its disk, in bytes: four segments of its write-ahead log. Measured:
 * without it, a full disk leaves the database turning in circles inside the process, deaf to everything.
 */
const RESERVE = 64 * 1024 * 1024;
const LOOK_EVERY_MS = 250;

/** PostgreSQL's own code for a full disk: callers wait or answer 503 for it as they would with a server. */
class DiskFull extends Error {
  override readonly name = 'DiskFull';
  readonly code = '53100';
}

/** Watches the room left on the disk of `folder`; the returned check throws DiskFull before the reserve is touched. */
export function watchRoom(folder: string): () => void {
  let lookedAt = 0;
  let free = Number.POSITIVE_INFINITY;
  return () => {
    if (Date.now() - lookedAt >= LOOK_EVERY_MS) {
      const { bavail, bsize } = statfsSync(folder);
      free = bavail * bsize;
      lookedAt = Date.now();
    }
    if (free < RESERVE) throw new DiskFull(`no space left for the database in ${folder}`);
  };
}
