import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import { BaremeError } from '../errors/index.ts';
import { lockFolder } from './embedded-lock.ts';
import { EmbeddedPool } from './embedded-pool.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './schema.ts';
import { watchEventLoop } from './watchdog.ts';

/** Where the data lives: a PostgreSQL server, or the embedded database of `folder`. */
export type DatabaseHome =
  | { readonly kind: 'postgres'; readonly url: string; readonly poolSize?: number }
  | { readonly kind: 'embedded'; readonly folder: string };

export type Store = Kysely<Tables>;

/** An open database, its schema up to date. */
export interface Database {
  readonly kind: DatabaseHome['kind'];
  readonly store: Store;
  /** The embedded session, shared with the queue when the queue lives there too; null on a PostgreSQL server. */
  readonly embedded: EmbeddedPool | null;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the database and brings its schema up to date. Throws BaremeError `database_unreachable`, `database_in_use`. */
export async function openDatabase(home: DatabaseHome): Promise<Database> {
  return home.kind === 'postgres' ? await openPostgres(home.url, home.poolSize ?? 10) : await openEmbedded(home.folder);
}

async function openPostgres(url: string, size: number): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    application_name: 'bareme',
  });
  // An idle connection that drops must not end the process: the pool replaces it at the next query.
  pool.on('error', () => {});
  // Nor must one that drops between two statements of a transaction: the next statement fails, and says so.
  pool.on('connect', (client) => client.on('error', () => {}));
  const store = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(store);
  } catch (cause) {
    await store.destroy();
    throw new BaremeError('database_unreachable', `PostgreSQL ne répond pas : ${(cause as Error).message}`, {
      place: withoutPassword(url),
      remedy: 'Vérifiez DATABASE_URL et que le serveur PostgreSQL est démarré.',
      cause,
    });
  }
  return {
    kind: 'postgres',
    store,
    embedded: null,
    ping: async () => void (await pool.query('select 1')),
    close: () => store.destroy(),
  };
}

async function openEmbedded(folder: string): Promise<Database> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  try {
    const pool = await EmbeddedPool.open(join(folder, 'database'));
    const store = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as unknown as PostgresPool }) });
    await migrate(store);
    const unwatch = watchEventLoop();
    return {
      kind: 'embedded',
      store,
      embedded: pool,
      ping: async () => void (await pool.query('select 1')),
      close: async () => {
        unwatch();
        await pool.end();
        unlock();
      },
    };
  } catch (cause) {
    unlock();
    throw cause;
  }
}

function withoutPassword(url: string): string {
  return url.replace(/:\/\/([^:@/]*):[^@]*@/, '://$1:…@');
}
