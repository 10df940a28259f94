import { EventEmitter } from 'node:events';
import { PGlite, types } from '@electric-sql/pglite';
import { createDatabase } from './create-database.ts';
import { watchRoom } from './disk-room.ts';

/** The result of a query as node-postgres gives it; `command` is the first word of the statement. */
export interface PoolResult {
  // biome-ignore lint/suspicious/noExplicitAny: rows are typed by the query layers above, as node-postgres does
  rows: any[];
  rowCount: number;
  command: string;
}

/** PGlite's own conversion of bytes goes byte by byte in JavaScript: a copy of 10 MB would hold the process for seconds. */
const toHex = (bytes: Uint8Array): string =>
  `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')}`;
/** JSON comes as the text or the bytes of it, as a server takes it. */
const toJson = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : value instanceof Uint8Array
      ? Buffer.from(value).toString()
      : JSON.stringify(value);
const fromHex = (text: string): Uint8Array => Buffer.from(text.slice(2), 'hex');

/** PostgreSQL's 128 MB of buffers are for a server: here the system's own cache stands right behind them. */
const SMALL = ['-c', 'shared_buffers=32MB'];

/**
 * A `pg.Pool` over one embedded PGlite, for the two libraries that want a pool (Kysely and BullMQ). PGlite has a single
 * session: a client that says BEGIN keeps it until COMMIT or ROLLBACK, everyone else waits in line. Notifications of
 * the session go to every client that listens; they are filtered by channel above.
 */
export class EmbeddedPool extends EventEmitter {
  readonly #pglite: PGlite;
  readonly #checkRoom: () => void;
  readonly #clients = new Set<EmbeddedClient>();
  #tail: Promise<void> = Promise.resolve();
  #ended = false;

  private constructor(pglite: PGlite, checkRoom: () => void) {
    super();
    this.setMaxListeners(0);
    this.#pglite = pglite;
    this.#checkRoom = checkRoom;
    pglite.onNotification((channel, payload) => {
      for (const client of this.#clients) client.emit('notification', { channel, payload });
    });
  }

  /** Opens (or creates, 5 s the first time) the database kept in `folder`. */
  static async open(folder: string): Promise<EmbeddedPool> {
    await createDatabase(folder);
    const pglite = await PGlite.create(folder, {
      startParams: [...PGlite.defaultStartParams, ...SMALL],
      serializers: { [types.BYTEA]: toHex, [types.JSON]: toJson },
      parsers: { [types.BYTEA]: fromHex },
    });
    // The queue's statements are unqualified and live in its own schema; the store qualifies all of its own.
    await pglite.exec('set search_path to bullmq, public');
    return new EmbeddedPool(pglite, watchRoom(folder));
  }

  /** Waits for the session and returns how to hand it on. */
  async take(): Promise<() => void> {
    const before = this.#tail;
    let hand = (): void => {};
    this.#tail = new Promise((resolve) => {
      hand = resolve;
    });
    await before;
    return hand;
  }

  async query(text: string, values?: readonly unknown[]): Promise<PoolResult> {
    const hand = await this.take();
    try {
      return await this.run(text, values);
    } finally {
      hand();
    }
  }

  /** Runs a statement at once: only for who holds the session. */
  async run(text: string, values?: readonly unknown[]): Promise<PoolResult> {
    const command = /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? '';
    if (command === 'INSERT' || command === 'CREATE') this.#checkRoom();
    // Without values the simple protocol is used, which accepts several statements (migrations).
    const result =
      values === undefined || values.length === 0
        ? (await this.#pglite.exec(text)).at(-1)
        : await this.#pglite.query(text, [...values]);
    const rows = result?.rows ?? [];
    const changes = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE';
    return { rows, rowCount: changes ? (result?.affectedRows ?? rows.length) : rows.length, command };
  }

  async connect(): Promise<EmbeddedClient> {
    const client = new EmbeddedClient(this, () => this.#clients.delete(client));
    this.#clients.add(client);
    this.emit('connect', client);
    return client;
  }

  async end(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    const hand = await this.take();
    hand();
    await this.#pglite.close();
  }
}

/** One client of the pool. A transaction that its owner forgot is rolled back on release. */
export class EmbeddedClient extends EventEmitter {
  readonly #pool: EmbeddedPool;
  readonly #forget: () => void;
  #hand: (() => void) | null = null;

  constructor(pool: EmbeddedPool, forget: () => void) {
    super();
    this.setMaxListeners(0);
    this.#pool = pool;
    this.#forget = forget;
  }

  async query(text: string, values?: readonly unknown[]): Promise<PoolResult> {
    if (this.#hand !== null) return await this.#inside(text, values);
    if (!/^\s*(begin|start transaction)\b/i.test(text)) return await this.#pool.query(text, values);
    this.#hand = await this.#pool.take();
    try {
      return await this.#pool.run(text, values);
    } catch (cause) {
      this.#handOn();
      throw cause;
    }
  }

  release(): void {
    this.#forget();
    if (this.#hand === null) return;
    void this.#inside('rollback').catch(() => this.#handOn());
  }

  async #inside(text: string, values?: readonly unknown[]): Promise<PoolResult> {
    const ends = /^\s*(commit|rollback|end)\b(?!\s+to\b)/i.test(text);
    try {
      return await this.#pool.run(text, values);
    } finally {
      if (ends) this.#handOn();
    }
  }

  #handOn(): void {
    this.#hand?.();
    this.#hand = null;
  }
}
