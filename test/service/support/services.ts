import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';

/** A service of the tests' own, on a free port of the loopback, its data in a folder that goes with it. */
export interface Service {
  readonly url: string;
  readonly process: () => ChildProcess;
  /** Ends it at once (SIGKILL) or as an administrator would (SIGTERM); its data stays. */
  kill(signal: NodeJS.Signals): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

const postgresFolder = (): string | null => {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return null;
  const versions = readdirSync(root).filter((version) => existsSync(join(root, version, 'bin', 'postgres')));
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? null : join(root, newest, 'bin');
};
const hasRedis = (): boolean =>
  ['/usr/bin/redis-server', '/usr/local/bin/redis-server'].some((file) => existsSync(file));

/** What this machine can run; the suites say in their titles what they skip for want of it. */
export const available = { redis: hasRedis(), postgres: postgresFolder() !== null };

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export async function startRedis(): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'bareme-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  // What the compose file asks for too: every write on disk, no eviction.
  options.push('--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction');
  return await keep({
    url,
    folder,
    run: () => spawn('redis-server', options, { stdio: 'ignore' }),
    ready: () => answersRedis(url),
  });
}

async function answersRedis(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}

export async function startPostgres(): Promise<Service> {
  const bin = postgresFolder();
  if (bin === null) throw new Error('PostgreSQL is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'bareme-postgres-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  const port = await freePort();
  const url = `postgres://bareme@127.0.0.1:${port}/postgres`;
  // The server refuses to run as root.
  const owner = process.getuid?.() === 0 ? ownerOf('postgres') : undefined;
  if (owner !== undefined) for (const path of [folder, data]) chownSync(path, owner.uid, owner.gid);
  const identity = owner ?? {};
  const quiet = { ...identity, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC' } };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'bareme', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...quiet,
    stdio: 'ignore',
  });
  const options = [
    '-D',
    data,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `unix_socket_directories=${folder}`,
  ];
  options.push('-c', 'max_connections=200');
  return await keep({
    url,
    folder,
    run: () => spawn(join(bin, 'postgres'), options, { ...quiet, stdio: 'ignore' }),
    ready: () => answersPostgres(url),
  });
}

function ownerOf(user: string): { uid: number; gid: number } {
  const id = (flag: string): number => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function answersPostgres(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

interface Kept {
  readonly url: string;
  readonly folder: string;
  readonly run: () => ChildProcess;
  readonly ready: () => Promise<boolean>;
}

async function keep(service: Kept): Promise<Service> {
  let child = service.run();
  const waitReady = async (): Promise<void> => {
    for (let tries = 0; !(await service.ready()); tries++) {
      if (tries > 150 || child.exitCode !== null) throw new Error(`${service.folder}: the service does not start`);
      await sleep(100);
    }
  };
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  };
  await waitReady();
  return {
    url: service.url,
    process: () => child,
    kill,
    start: async () => {
      child = service.run();
      await waitReady();
    },
    remove: async () => {
      await kill('SIGKILL');
      await sleep(50);
      rmSync(service.folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
