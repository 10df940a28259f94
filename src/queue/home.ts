import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  type PgPool,
  runMigrations,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';

/**
 * Where jobs wait: a Redis server, a PostgreSQL server, or the embedded database that the store has opened. The jobs,
 * their guarantees and the code are the same in all three.
 */
export type QueueHome =
  | { readonly kind: 'redis'; readonly url: string; readonly prefix?: string }
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'embedded'; readonly pool: PgPool };

/** A home once opened: what the queue classes need, and how to leave. */
export interface OpenHome {
  readonly factory: BackendFactory<IQueueBackend>;
  /** Options of classes that add jobs: they fail at once when the home is away. */
  readonly producer: ClassOptions;
  /** Options of classes that wait for jobs or events: they retry for ever. */
  readonly consumer: ClassOptions;
  close(): Promise<void>;
}

/** BullMQ types the connection by backend; here one shape serves the three, checked where it is built. */
interface ClassOptions {
  readonly connection: Redis;
  readonly prefix?: string;
}

export async function openHome(home: QueueHome, onError: (error: Error) => void): Promise<OpenHome> {
  if (home.kind === 'redis') return openRedis(home.url, home.prefix ?? 'bareme', onError);
  if (home.kind === 'embedded') return await openPool(home.pool, async () => {});
  const pool = new pg.Pool({
    connectionString: home.url,
    // Each worker and each listener of events keeps one connection of its own.
    max: 12,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    options: '-c search_path=bullmq,public',
    application_name: 'bareme-queue',
  });
  // Each queue class listens for itself.
  pool.setMaxListeners(0);
  pool.on('error', onError);
  // A client in use is not listened to by its pool: without this, a server that stops would end the process.
  pool.on('connect', (client) => client.on('error', onError));
  return await openPool(pool as unknown as PgPool, () => pool.end());
}

async function openPool(pool: PgPool, close: () => Promise<void>): Promise<OpenHome> {
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
  const options = { connection: pool as unknown as Redis };
  return {
    factory: createPostgresBackend as unknown as BackendFactory<IQueueBackend>,
    producer: options,
    consumer: options,
    close,
  };
}

async function openRedis(url: string, prefix: string, onError: (error: Error) => void): Promise<OpenHome> {
  const retryStrategy = (times: number): number => Math.min(times * 100, 2_000);
  const producer = new Redis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    lazyConnect: true,
    retryStrategy,
  });
  const consumer = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true, retryStrategy });
  for (const client of [producer, consumer]) {
    client.on('error', onError);
    await client.connect();
  }
  return {
    factory: createRedisBackend as unknown as BackendFactory<IQueueBackend>,
    producer: { connection: producer, prefix },
    consumer: { connection: consumer, prefix },
    close: async () => {
      producer.disconnect();
      consumer.disconnect();
    },
  };
}
