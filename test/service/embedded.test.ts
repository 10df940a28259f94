import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/server/index.ts';
import { createDatabase } from '../../src/store/create-database.ts';
import { ask, form, newSession } from './support/client.ts';
import { childrenOf, isRunning } from './support/processes.ts';
import { seedEmptyDatabase } from './support/template.ts';
import { until } from './support/until.ts';

const account = { login: 'prof', name: 'Prof', password: 'une longue phrase' };
const entry = fileURLToPath(new URL('./support/serve-process.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

interface Serving {
  readonly process: ChildProcess;
  readonly url: string;
  readonly setupUrl: string | null;
  /** How the process ended: its code, or its signal. */
  readonly ended: Promise<number | string | null>;
}

const commandOf = (pid: number): string => readFileSync(`/proc/${pid}/cmdline`, 'utf8');

const running: ChildProcess[] = [];

/** `bareme serve` on the embedded default, in a process of its own. */
async function serve(folder: string, env: Record<string, string> = {}): Promise<Serving> {
  const settings = {
    BAREME_DATA: folder,
    BAREME_PORT: '0',
    BAREME_LOG: 'silent',
    BAREME_CONCURRENCY: '1',
    BAREME_STOP_SECONDS: '1',
  };
  const child = fork(entry, [], {
    execArgv: ['--import', tsx],
    env: { ...process.env, ...settings, ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  running.push(child);
  let words = '';
  child.stderr?.on('data', (chunk) => {
    words += chunk;
  });
  const ended = new Promise<number | string | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? code)),
  );
  const address = await new Promise<{ url: string; setupUrl: string | null }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { url: string; setupUrl: string | null }));
    void ended.then((how) => reject(new Error(`did not start (${how}): ${words}`)));
  });
  return { process: child, ...address, ended };
}

async function signIn(serving: Serving): Promise<string> {
  const token = serving.setupUrl === null ? null : new URL(serving.setupUrl).searchParams.get('jeton');
  if (token !== null) await ask(`${serving.url}/api/setup`, { json: { token, ...account } });
  return (await ask(`${serving.url}/api/sign-in`, { json: account })).body.token;
}

const handIn = async (serving: Serving, code: string, text: string) =>
  await ask(`${serving.url}/api/sessions/${code}/copies`, { method: 'POST', body: form({ 'a.txt': text }) });

describe('the embedded service', { timeout: 180_000 }, () => {
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  it('makes its database in a process of its own, whole or not at all', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'bareme-created-')), 'database');
    // Left by a creation that was stopped halfway.
    mkdirSync(`${folder}.new/base`, { recursive: true });
    const creating = createDatabase(folder);
    await until('the child at work', () => childrenOf(process.pid).some((pid) => /--eval/.test(commandOf(pid))));
    expect(existsSync(folder)).toBe(false);
    await creating;
    expect([existsSync(join(folder, 'PG_VERSION')), existsSync(`${folder}.new`)]).toEqual([true, false]);
    const made = statSync(join(folder, 'PG_VERSION')).mtimeMs;
    await createDatabase(folder);
    expect(statSync(join(folder, 'PG_VERSION')).mtimeMs).toBe(made);
    await expect(createDatabase('/proc/nowhere/database')).rejects.toThrow(/could not be created/);
  });

  it('killed in the middle of copies, starts again where it was', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bareme-killed-'));
    await seedEmptyDatabase(folder);
    const first = await serve(folder, { BAREME_LOCK_SECONDS: '1' });
    const token = await signIn(first);
    const { code, id } = await newSession(first.url, token);
    const copies = await Promise.all(['slow 1500 un', 'deux', 'trois'].map((text) => handIn(first, code, text)));
    expect(copies.map((copy) => copy.status)).toEqual([201, 201, 201]);
    await expect(serve(folder)).rejects.toThrow(/déjà ouverte/);
    const children = childrenOf(first.process.pid ?? 0);
    first.process.kill('SIGKILL');
    await first.ended;
    const second = await serve(folder, { BAREME_LOCK_SECONDS: '1' });
    expect(second.setupUrl).toBeNull();
    const results = async () => (await ask(`${second.url}/api/teacher/sessions/${id}/results`, { token })).body.results;
    await until(
      'three marks',
      async () => (await results()).every((line: { state: string }) => line.state === 'graded'),
      90,
    );
    expect(await results()).toHaveLength(3);
    await until('no orphan', () => !children.some(isRunning));
    second.process.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    rmSync(folder, { recursive: true });
  });

  const small = mountSmallDisk();
  it.skipIf(small === null)(
    small === null
      ? 'a full disk (skipped: cannot mount a small disk here, needs root)'
      : 'a full disk: says so, loses nothing it took, and goes on when there is room',
    async () => {
      const disk = small ?? '';
      try {
        await seedEmptyDatabase(disk);
        const first = await serve(disk, { BAREME_CONCURRENCY: '0' });
        const token = await signIn(first);
        const { code, id } = await newSession(first.url, token);
        const taken: string[] = [];
        const fill = async (): Promise<number> => {
          for (let copy = 0; copy < 200; copy++) {
            const words =
              `copie ${copy} ${Array.from({ length: 60_000 }, () => Math.random().toString(36)).join('')}`.slice(
                0,
                600_000,
              );
            const answer = await handIn(first, code, words).catch(() => ({ status: 0, body: null }));
            if (answer.status !== 201) return answer.status;
            taken.push(answer.body.submission);
          }
          return 201;
        };
        const status = await fill();
        // The server says that it cannot, and goes on answering: it never says that it took what it did not.
        expect(status).toBe(503);
        expect((await ask(`${first.url}/healthz`)).status).toBe(200);
        expect(taken.length).toBeGreaterThan(0);
        first.process.kill('SIGKILL');
        await first.ended;
        execFileSync('mount', ['-o', 'remount,size=1g', disk]);
        const second = await serve(disk);
        const results = async () =>
          (await ask(`${second.url}/api/teacher/sessions/${id}/results`, { token })).body.results;
        await until(
          'every mark',
          async () => (await results()).every((line: { state: string }) => line.state === 'graded'),
          120,
        );
        const kept = (await results()).map((line: { submission: string }) => line.submission);
        for (const submission of taken) expect(kept).toContain(submission);
        second.process.kill('SIGTERM');
        await second.ended;
      } finally {
        execFileSync('umount', ['-l', disk]);
        rmSync(disk, { recursive: true, force: true });
      }
    },
  );
});

/** A disk of 170 MB, of which an empty database takes 40 and its reserve 64 in memory, or null where it cannot be mounted. */
function mountSmallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'bareme-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=170m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

describe('configuration', () => {
  it('starts from nothing', () => {
    expect(readConfig({})).toMatchObject({
      database: { kind: 'embedded' },
      redisUrl: null,
      host: '127.0.0.1',
      port: 8080,
      timeZone: 'Europe/Paris',
    });
  });
  it.each([
    ['BAREME_PORT', 'abc', /BAREME_PORT=« abc »/],
    ['BAREME_TIMEZONE', 'Europe/Pari', /fuseau inconnu/],
    ['DATABASE_URL', 'mysql://secret@x/y', /DATABASE_URL=…/],
    ['BAREME_WATCH', '* * * * *|/srv', /motif cron\|dossier\|code/],
    ['BAREME_PROT', '80', /BAREME_PROT : variable inconnue/],
    ['BAREME_LOG', 'loud', /BAREME_LOG/],
  ])('refuses %s=%s and says what is known', (name, value, words) => {
    expect(() => readConfig({ [name]: value })).toThrow(words);
    expect(() => readConfig({ [name]: value })).not.toThrow(/secret/);
  });
  it('names every fault at once', () => {
    expect(() => readConfig({ BAREME_PORT: 'x', BAREME_UPLOAD_MB: '0' })).toThrow(/BAREME_PORT.*BAREME_UPLOAD_MB/s);
  });
});
