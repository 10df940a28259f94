import { availableParallelism } from 'node:os';
import { Pool } from './pool.ts';

const MEGABYTE = 1024 * 1024;
const SIZE = Math.min(2, availableParallelism());

let readerPool: Pool | null = null;
let lookerPool: Pool | null = null;

/** Children that parse PDF and office files: 2 GiB on top of what Node reserves stopped every memory bomb. */
export function readers(): Pool {
  readerPool ??= new Pool({
    size: SIZE,
    headroom: 2 * 1024 * MEGABYTE,
    heap: 384,
    resident: 900 * MEGABYTE,
    // A fresh child takes a second to be as fast as a warm one; 576 copies in one process left 16 MB behind.
    recycleAfter: 400,
    idleTime: 60_000,
  });
  return readerPool;
}

/** Children that draw pages and recognise text; WebAssembly needs room to reserve, so resident memory is watched. */
export function lookers(): Pool {
  lookerPool ??= new Pool({
    size: SIZE,
    headroom: null,
    heap: 512,
    resident: 1000 * MEGABYTE,
    recycleAfter: 400,
    idleTime: 30_000,
  });
  return lookerPool;
}

export async function closeAll(): Promise<void> {
  const pools = [readerPool, lookerPool];
  readerPool = null;
  lookerPool = null;
  await Promise.all(pools.map((pool) => pool?.close()));
}
