import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ask, follow, form, newSession } from './support/client.ts';
import { available, freePort, type Service, startPostgres, startRedis } from './support/services.ts';
import { until } from './support/until.ts';

/**
 * What the compose file describes, without containers: its services as processes of this machine, with the commands,
 * the environment and the health checks that it and the Dockerfile give them; only addresses and ports are others.
 */
const root = join(import.meta.dirname, '..', '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const settings = z.record(z.string(), z.union([z.string(), z.number()]));
const composeSchema = z.object({
  services: z.record(
    z.string(),
    z.object({
      environment: settings.optional(),
      command: z.array(z.string()).optional(),
      depends_on: z.record(z.string(), z.unknown()).optional(),
      deploy: z.object({ replicas: z.int() }).optional(),
      healthcheck: z.object({ test: z.array(z.string()) }).optional(),
      ports: z.array(z.string()).optional(),
    }),
  ),
});
const { services } = composeSchema.parse(parse(read('compose.yaml'), { merge: true }));
const dockerfile = read('Dockerfile').replaceAll('\\\n', ' ');
const listAfter = (word: string): string[] =>
  z.array(z.string()).parse(JSON.parse(new RegExp(`^ *${word} (\\[.*\\])$`, 'm').exec(dockerfile)?.[1] ?? 'null'));

const serverCheck = [
  'CMD',
  ...z.array(z.string()).parse(JSON.parse(/HEALTHCHECK .*?CMD (\[.*?\])$/m.exec(dockerfile)?.[1] ?? 'null')),
];

const running: ChildProcess[] = [];
const words = new Map<ChildProcess, string>();

function start(name: string, replace: (value: string) => string, own: Record<string, string>): ChildProcess {
  const service = services[name];
  const [program = '', ...entry] = listAfter('ENTRYPOINT');
  const environment = Object.entries(service?.environment ?? {}).map(([key, value]) => [key, replace(String(value))]);
  const child = spawn(program, [...entry, ...(service?.command ?? listAfter('CMD'))], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      BAREME_HOST: '127.0.0.1',
      ...Object.fromEntries(environment),
      ...own,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr?.setEncoding('utf8').on('data', (said: string) => words.set(child, (words.get(child) ?? '') + said));
  running.push(child);
  return child;
}

const healthy = ([kind, program = '', ...args]: readonly string[], from: string, to: number): boolean =>
  kind !== undefined &&
  spawnSync(
    program,
    args.map((arg) => arg.replace(from, String(to))),
  ).status === 0;

describe.skipIf(!available.redis || !available.postgres)(
  `the services of the compose file${available.redis && available.postgres ? '' : ' (skipped: redis or postgres not installed)'}`,
  { timeout: 180_000 },
  () => {
    let [redis, postgres]: (Service | null)[] = [null, null];
    let replace = (value: string): string => value;
    let [url, port] = ['', 0];
    const data = mkdtempSync(join(tmpdir(), 'bareme-compose-'));

    beforeAll(async () => {
      [redis, postgres] = [await startRedis(), await startPostgres()];
      port = await freePort();
      url = `http://127.0.0.1:${port}`;
      const [queue, store] = [redis.url, postgres.url];
      replace = (value) =>
        value
          .replace(/^redis:\/\/redis:6379$/, queue)
          .replace(/^postgres:\/\/.*@postgres:5432\/bareme$/, store)
          .replace(/^\$\{BAREME_URL:-.*\}$/, url);
    });
    afterAll(async () => {
      for (const child of running) child.kill('SIGKILL');
      await Promise.all([redis?.remove(), postgres?.remove()]);
      rmSync(data, { recursive: true, force: true });
    });

    it('are a server, two workers, Redis and PostgreSQL, started in that order', () => {
      expect(Object.keys(services).sort()).toEqual(['postgres', 'redis', 'server', 'worker']);
      expect(services.worker?.deploy?.replicas).toBe(2);
      for (const name of ['server', 'worker'])
        expect(Object.keys(services[name]?.depends_on ?? {}).sort()).toEqual(['postgres', 'redis']);
      expect(services.server?.ports?.[0]).toMatch(/:8080$/);
    });

    it('mark a copy between them, and say that they are well', async () => {
      const server = start('server', replace, { BAREME_PORT: String(port), BAREME_DATA: data });
      await until('the server', () => /jeton=/.test(words.get(server) ?? ''));
      expect(healthy(serverCheck, '8080', port)).toBe(true);

      const account = { login: 'prof', name: 'Mme Durand', password: 'une longue phrase' };
      const setup = /jeton=(\S+)/.exec(words.get(server) ?? '')?.[1];
      expect((await ask(`${url}/api/setup`, { json: { ...account, token: setup } })).status).toBe(201);
      const token = (await ask(`${url}/api/sign-in`, { json: account })).body.token;
      const session = await newSession(url, token);
      const upload = await ask(`${url}/api/sessions/${session.code}/copies`, {
        method: 'POST',
        body: form({ 'copie.txt': 'Question 1.1\nLe taux de conversion est de 25 / 3000 = 0,83 %, très faible.' }),
      });
      expect(upload.status).toBe(201);

      for (let replica = 0; replica < (services.worker?.deploy?.replicas ?? 0); replica += 1) {
        const metrics = await freePort();
        start('worker', replace, { BAREME_METRICS_PORT: String(metrics), BAREME_DATA: data });
        const check = services.worker?.healthcheck?.test ?? [];
        await until('a healthy worker', () => healthy(check, '9100', metrics));
      }
      const states = await follow(url + upload.body.events);
      expect(states.at(-1)).toMatchObject({ state: 'graded', settled: true });
    });

    it('stop when they are told to, well within the time that the file leaves them', async () => {
      const ended = running.map((child) => new Promise((resolve) => child.once('exit', resolve)));
      for (const child of running) child.kill('SIGTERM');
      expect(await Promise.all(ended)).toEqual(running.map(() => 0));
    });
  },
);
