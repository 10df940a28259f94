import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../src/server/index.ts';
import { type RunningService, type ServiceSeams, startService } from '../../../src/service.ts';
import { rubricVersion } from './reports.ts';
import { seedEmptyDatabase } from './template.ts';
import { fakeChild, quiet } from './worker.ts';

/** A service of the tests, on a free port, its data in a folder that goes with it. */
export interface TestService {
  readonly service: RunningService;
  readonly url: string;
  readonly folder: string;
  remove(): Promise<void>;
}

export const fakeSeams: ServiceSeams = {
  log: quiet,
  gradingEntry: fakeChild,
  rubricOf: async () => ({ id: 'ecolobulles-2026', title: 'Écolo’Bulles', hash: rubricVersion('a').hash }),
  subjects: async () => [{ id: 'ecolobulles-2026', title: 'Écolo’Bulles' }],
};

export async function startTestService(
  env: Record<string, string> = {},
  seams: ServiceSeams = fakeSeams,
): Promise<TestService> {
  const folder = mkdtempSync(join(tmpdir(), 'bareme-service-'));
  await seedEmptyDatabase(folder);
  const config = readConfig({
    BAREME_DATA: folder,
    BAREME_PORT: '0',
    BAREME_LOG: 'silent',
    BAREME_STOP_SECONDS: '0',
    BAREME_CONCURRENCY: '1',
    ...env,
  });
  const service = await startService(config, seams);
  return {
    service,
    url: service.url ?? '',
    folder,
    remove: async () => {
      await service.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects of an answer
  readonly body: any;
  readonly headers: Headers;
}

/** Asks the service; the body of the answer is parsed when it is JSON. */
export async function ask(
  url: string,
  options: RequestInit & { json?: unknown; token?: string } = {},
): Promise<Answer> {
  const { json, token, ...init } = options;
  const headers = new Headers(init.headers);
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (json !== undefined) headers.set('content-type', 'application/json');
  const body = json === undefined ? init.body : JSON.stringify(json);
  const answer = await fetch(url, {
    redirect: 'manual',
    ...init,
    headers,
    ...(body === undefined ? {} : { body, method: init.method ?? 'POST' }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
  return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
}

/** A multipart form of files and fields. */
export function form(files: Record<string, string | Uint8Array>, fields: Record<string, string> = {}): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  for (const [name, content] of Object.entries(files)) data.append('file', new Blob([content as BlobPart]), name);
  return data;
}

/** Creates the first account and signs it in. */
export async function firstTeacher(service: RunningService): Promise<string> {
  const setup = new URL(service.setupUrl ?? '');
  const account = { login: 'prof', name: 'Mme Durand', password: 'une longue phrase' };
  await ask(`${setup.origin}/api/setup`, { json: { token: setup.searchParams.get('jeton'), ...account } });
  return (await ask(`${setup.origin}/api/sign-in`, { json: { login: account.login, password: account.password } })).body
    .token;
}

/** Opens a session as a teacher and gives it back as the service describes it. */
export async function newSession(url: string, token: string, change: Record<string, unknown> = {}) {
  const hour = 3_600_000;
  const session = {
    subject: 'ecolobulles-2026',
    className: 'BTS 2',
    opensAt: new Date(Date.now() - hour).toISOString(),
    closesAt: new Date(Date.now() + hour).toISOString(),
    ...change,
  };
  return (await ask(`${url}/api/teacher/sessions`, { token, json: session })).body;
}

/** The states that the event stream of a copy tells, until it ends. */
export async function follow(url: string): Promise<{ state: string; settled: boolean; mark: number | null }[]> {
  const answer = await fetch(url);
  const text = await answer.text();
  return [...text.matchAll(/^data: (.*)$/gm)].map((match) => JSON.parse(match[1] ?? ''));
}
