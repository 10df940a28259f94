import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QueueHome } from '../../../src/queue/index.ts';
import { type Database, openDatabase } from '../../../src/store/index.ts';
import { available, startPostgres, startRedis } from './services.ts';
import { seedEmptyDatabase } from './template.ts';

/** A queue home and a database of the tests' own. */
export interface TestHome {
  readonly queue: QueueHome;
  readonly database: Database;
  remove(): Promise<void>;
}

interface HomeKind {
  readonly name: 'redis' | 'postgres' | 'embedded';
  readonly available: boolean;
  readonly open: () => Promise<TestHome>;
}

/** The three homes, each with whether this machine can run it. */
export const homes: readonly HomeKind[] = [
  { name: 'redis', available: available.redis && available.postgres, open: openRedisHome },
  { name: 'postgres', available: available.postgres, open: openPostgresHome },
  { name: 'embedded', available: true, open: openEmbeddedHome },
];

/** Title of a suite, saying plainly what is missing when it cannot run. */
export const titleOf = (kind: HomeKind): string =>
  kind.available
    ? kind.name
    : `${kind.name} (skipped: redis-server or postgresql is not installed, see test/service/install.sh)`;

async function openRedisHome(): Promise<TestHome> {
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  const database = await openDatabase({ kind: 'postgres', url: postgres.url });
  return {
    queue: { kind: 'redis', url: redis.url },
    database,
    remove: async () => {
      await database.close();
      await Promise.all([redis.remove(), postgres.remove()]);
    },
  };
}

async function openPostgresHome(): Promise<TestHome> {
  const postgres = await startPostgres();
  const database = await openDatabase({ kind: 'postgres', url: postgres.url });
  return {
    queue: { kind: 'postgres', url: postgres.url },
    database,
    remove: async () => {
      await database.close();
      await postgres.remove();
    },
  };
}

async function openEmbeddedHome(): Promise<TestHome> {
  const folder = mkdtempSync(join(tmpdir(), 'bareme-embedded-'));
  await seedEmptyDatabase(folder);
  const database = await openDatabase({ kind: 'embedded', folder });
  if (database.embedded === null) throw new Error('not embedded');
  return {
    queue: { kind: 'embedded', pool: database.embedded },
    database,
    remove: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
