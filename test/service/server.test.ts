import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, firstTeacher, follow, form, newSession, startTestService, type TestService } from './support/client.ts';
import { until } from './support/until.ts';
import { quiet } from './support/worker.ts';

describe('service', { timeout: 300_000 }, () => {
  let test: TestService;
  let url: string;
  let token: string;
  beforeAll(async () => {
    test = await startTestService({ BAREME_UPLOAD_MB: '1', BAREME_BULK_MB: '4', BAREME_BULK_FILES: '50' });
    url = test.url;
    token = await firstTeacher(test.service);
  });
  afterAll(async () => await test?.remove());
  const handIn = async (code: string, text: string, fields: Record<string, string> = {}) =>
    await ask(`${url}/api/sessions/${code}/copies`, { method: 'POST', body: form({ 'copie.txt': text }, fields) });
  const settled = async (copy: string) => {
    await until('the settled copy', async () => (await ask(url + copy)).body.settled);
    return (await ask(url + copy)).body;
  };

  it('follows a copy from its upload to its report, and knows the same file again', async () => {
    const session = await newSession(url, token);
    const first = await handIn(session.code.toLowerCase(), 'ma copie');
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ attempt: 1, attemptsLeft: 2, identical: false, late: false });
    const states = await follow(url + first.body.events);
    expect(states.at(-1)).toMatchObject({ state: 'graded', settled: true });
    const copy = (await ask(url + first.body.copy)).body;
    expect(copy.mark).toBe(states.at(-1)?.mark);
    const again = await handIn(session.code, 'ma copie', { number: first.body.number });
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ submission: first.body.submission, identical: true, attempt: 1 });
    const page = await ask(url + first.body.report);
    expect(page.body).toContain(first.body.number);
    const report = await ask(`${url}${first.body.report}/rapport`);
    expect(report.status).toBe(200);
    expect(report.headers.get('content-security-policy')).toContain('sandbox');
    const reopened = await ask(`${url}/api/sessions/${session.code}/links`, {
      json: { number: first.body.number.toLowerCase() },
    });
    expect((await ask(url + reopened.body.copy)).body).toEqual(copy);
  });

  it('limits the copies of a student', async () => {
    const session = await newSession(url, token, { attempts: 2 });
    const { number } = (await handIn(session.code, 'un')).body;
    expect((await handIn(session.code, 'deux', { number })).status).toBe(201);
    const third = await handIn(session.code, 'trois', { number });
    expect(third.status).toBe(409);
    expect(third.body.error.code).toBe('attempts_exhausted');
    expect((await handIn(session.code, 'un', { number })).status).toBe(200);
  });

  it.each([
    ['an empty file', { 'copie.txt': '' }, 422, 'unreadable_file'],
    ['an unknown format', { 'copie.exe': 'MZ' }, 422, 'unreadable_file'],
    ['a name that lies', { 'copie.pdf': 'du texte' }, 422, 'unreadable_file'],
    ['binary text', { 'copie.txt': new Uint8Array([1, 0, 2, 0]) }, 422, 'unreadable_file'],
    ['no file', {}, 400, 'invalid'],
    ['two files', { 'a.txt': 'a', 'b.txt': 'b' }, 413, 'too_large'],
    ['a file too large', { 'copie.txt': 'x'.repeat(1_200_000) }, 413, 'too_large'],
  ] as const)('refuses %s', async (_what, files, status, code) => {
    const session = await newSession(url, token);
    const answer = await ask(`${url}/api/sessions/${session.code}/copies`, { method: 'POST', body: form(files) });
    expect({ status: answer.status, code: answer.body.error.code }).toEqual({ status, code });
    expect(answer.body.error.message).toMatch(/[a-zé]/);
  });

  it('refuses in English who asks for English, on the whole way of a student, then of a teacher', async () => {
    const french = /[àâçéèêëîïôùûœ«»]|\b(?:le|la|les|un|une|est|pas)\b/i;
    const headers = { 'accept-language': 'en-GB,en;q=0.9' };
    const past = {
      opensAt: new Date(Date.now() - 7_200_000).toISOString(),
      closesAt: new Date(Date.now() - 3_600_000).toISOString(),
    };
    const session = await newSession(url, token, { attempts: 1 });
    const closed = await newSession(url, token, { ...past, late: 'refuse' });
    const soon = await newSession(url, token, { opensAt: new Date(Date.now() + 1_800_000).toISOString() });
    await handIn(session.code, 'une copie', { number: (await handIn(session.code, 'une copie')).body.number });
    const { number } = (await handIn(session.code, 'une autre copie')).body;
    const upload = (code: string, files: Record<string, string>, fields: Record<string, string> = {}) => ({
      path: `/api/sessions/${code}/copies`,
      method: 'POST',
      body: form(files, fields),
    });
    const asked: readonly (readonly [string, { path: string; method?: string; body?: FormData; json?: unknown }])[] = [
      ['unreadable_file', upload(session.code, { 'copie.exe': 'MZ' })],
      ['unreadable_file', upload(session.code, { 'copie.pdf': 'text' })],
      ['unreadable_file', upload(session.code, { 'copie.txt': '' })],
      ['too_large', upload(session.code, { 'copie.txt': 'x'.repeat(1_200_000) })],
      ['too_large', upload(session.code, { 'a.txt': 'a', 'b.txt': 'b' })],
      ['invalid', upload(session.code, {})],
      ['invalid', { path: `/api/sessions/${session.code}/copies`, json: {} }],
      ['invalid', { path: `/api/sessions/${session.code}/links`, json: { number: '' } }],
      ['not_found', upload('ZZZZZZ', { 'a.txt': 'a' })],
      ['session_closed', upload(closed.code, { 'a.txt': 'a' })],
      ['session_not_open', upload(soon.code, { 'a.txt': 'a' })],
      ['unknown_number', upload(session.code, { 'a.txt': 'a' }, { number: 'AAA-BBBB' })],
      ['attempts_exhausted', upload(session.code, { 'a.txt': 'another' }, { number })],
      ['link_expired', { path: `/api/copies/${'x'.repeat(40)}` }],
      ['not_found', { path: '/api/nothing' }],
      ['not_signed_in', { path: '/api/teacher/sessions' }],
      ['wrong_password', { path: '/api/sign-in', json: { login: 'nobody', password: 'nothing' } }],
    ];
    for (const [code, { path, ...init }] of asked) {
      const answer = await ask(url + path, { headers, ...init });
      expect(answer.headers.get('content-language')).toBe('en');
      expect(answer.body.error.code).toBe(code);
      expect(`${answer.body.error.message} ${answer.body.error.remedy ?? ''}`).not.toMatch(french);
      const said = `${path}${path.includes('?') ? '&' : '?'}lang=fr`;
      if (init.body === undefined) {
        expect((await ask(url + said, { headers, ...init })).body.error.message).not.toBe(answer.body.error.message);
      }
    }
    const page = await ask(`${url}/session/ZZZZZZ`, { headers });
    expect(page.body).toContain('No session has this code.');
    expect((await ask(`${url}/nowhere`, { headers })).body).toContain('This page does not exist');
    expect((await ask(`${url}/nowhere`)).body).toContain('Cette page n’existe pas');
  });

  it('takes a path or a strange name for nothing but its extension', async () => {
    const session = await newSession(url, token);
    for (const name of ['../../etc/passwd.txt', 'a\u202Etxt.exe.txt', `${'x'.repeat(290)}.txt`]) {
      const answer = await ask(`${url}/api/sessions/${session.code}/copies`, {
        method: 'POST',
        body: form({ [name]: `copie ${name.length}` }),
      });
      expect(answer.status).toBe(201);
      expect(JSON.stringify(answer.body)).not.toMatch(/passwd|xxx/);
    }
  });

  it('keeps the rule of late copies, and of sessions not yet open', async () => {
    const past = {
      opensAt: new Date(Date.now() - 7_200_000).toISOString(),
      closesAt: new Date(Date.now() - 3_600_000).toISOString(),
    };
    const refused = await newSession(url, token, { ...past, late: 'refuse' });
    expect((await handIn(refused.code, 'tard')).body.error.code).toBe('session_closed');
    const flagged = await newSession(url, token, { ...past, late: 'flag' });
    expect((await handIn(flagged.code, 'tard')).body.late).toBe(true);
    const soon = await newSession(url, token, { opensAt: new Date(Date.now() + 1_800_000).toISOString() });
    expect((await handIn(soon.code, 'tôt')).body.error.code).toBe('session_not_open');
  });

  it('shows nothing before the closing when the session says so, then everything', async () => {
    const session = await newSession(url, token, { feedback: 'at-close' });
    const { copy } = (await handIn(session.code, 'à la fermeture')).body;
    expect((await ask(url + copy)).body).toMatchObject({ state: 'received', mark: null, settled: false });
    expect((await ask(`${url}/api/teacher/sessions/${session.id}/close`, { token, method: 'POST' })).status).toBe(202);
    expect(await settled(copy)).toMatchObject({ state: 'graded' });
  });

  it('shows a teacher nothing of another teacher', async () => {
    await ask(`${url}/api/teachers`, { token, json: { login: 'autre', name: 'Autre', password: 'une autre phrase' } });
    const other = (await ask(`${url}/api/sign-in`, { json: { login: 'autre', password: 'une autre phrase' } })).body
      .token;
    const session = await newSession(url, token);
    const { submission, copy } = (await handIn(session.code, 'privée')).body;
    await settled(copy);
    const base = `${url}/api/teacher`;
    const paths = [
      `${base}/sessions/${session.id}`,
      `${base}/sessions/${session.id}/results`,
      `${base}/sessions/${session.id}/class.csv`,
      `${base}/sessions/${session.id}/students`,
      `${base}/copies/${submission}`,
      `${base}/copies/${submission}/file`,
      `${url}/prof/sessions/${session.id}`,
      `${url}/prof/copies/${submission}`,
      `${url}/prof/copies/${submission}/rapport`,
    ];
    for (const path of paths) expect([path, (await ask(path, { token: other })).status]).toEqual([path, 404]);
    for (const path of paths) expect([path, (await ask(path)).status]).toEqual([path, 401]);
    const changes = [`sessions/${session.id}/close`, `sessions/${session.id}/purge`, `copies/${submission}/validation`];
    for (const path of changes)
      expect((await ask(`${base}/${path}`, { token: other, method: 'POST' })).status).toBe(404);
    expect((await ask(`${base}/sessions`, { token: other })).body).toEqual([]);
    expect((await ask(`${url}/api/teachers`, { token: other })).status).toBe(403);
  });

  it('refuses a wrong password, slows guessing, and ends a sign-in that is revoked', async () => {
    const account = { login: 'revoque', name: 'R', password: 'une longue phrase' };
    await ask(`${url}/api/teachers`, { token, json: account });
    const signed = (await ask(`${url}/api/sign-in`, { json: account })).body.token;
    expect((await ask(`${url}/api/me`, { token: signed })).status).toBe(200);
    await ask(`${url}/api/sign-out-everywhere`, { token: signed, method: 'POST' });
    expect((await ask(`${url}/api/me`, { token: signed })).status).toBe(401);
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries++)
      statuses.push((await ask(`${url}/api/sign-in`, { json: { ...account, password: 'non' } })).status);
    expect(statuses[0]).toBe(401);
    expect(statuses.at(-1)).toBe(429);
    expect((await ask(`${url}/api/sign-in`, { json: account })).status).toBe(429);
  });

  it('refuses a change asked for by the page of another site', async () => {
    const session = await newSession(url, token);
    const close = (headers: Record<string, string>) =>
      ask(`${url}/prof/sessions/${session.id}/noter`, {
        method: 'POST',
        headers: { cookie: `bareme=${token}`, ...headers },
      });
    expect((await close({ origin: 'https://ailleurs.example' })).status).toBe(403);
    expect((await close({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await close({ origin: url, 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  });

  it('opens the first account once, with its token only', async () => {
    const account = { login: 'pirate', name: 'P', password: 'une longue phrase' };
    expect((await ask(`${url}/api/setup`, { json: { token: 'x'.repeat(32), ...account } })).status).toBe(403);
    const jeton = new URL(test.service.setupUrl ?? '').searchParams.get('jeton');
    expect((await ask(`${url}/api/setup`, { json: { token: jeton, ...account } })).status).toBe(403);
  });

  it('checks a bulk upload before it takes anything, zips opened', async () => {
    const session = await newSession(url, token);
    const bytes = (text: string) => new TextEncoder().encode(text);
    const zip = zipSync({
      'classe/Léa Martin.txt': bytes('Léa'),
      'classe/__MACOSX/._x': bytes('x'),
      'Noé Blanc.txt': bytes('Noé'),
      'scan01.txt': bytes('?'),
      'vide.txt': bytes(''),
    });
    const base = `${url}/api/teacher/sessions/${session.id}/bulk`;
    const staged = await ask(base, {
      token,
      method: 'POST',
      body: form({ 'classe.zip': zip, 'martin lea.txt': 'Léa' }),
    });
    expect(staged.body.lines.map((line: { verdict: string }) => line.verdict)).toEqual([
      'new',
      'new',
      'unnamed',
      'unreadable',
      'identical',
    ]);
    expect((await ask(`${url}/api/teacher/sessions/${session.id}/results`, { token })).body.results).toEqual([]);
    const confirmed = await ask(`${base}/${staged.body.id}/confirm`, { token, json: { accept: ['new', 'unnamed'] } });
    expect(confirmed.body).toEqual({ received: 3, skipped: 2 });
    expect((await ask(`${base}/${staged.body.id}/confirm`, { token, json: {} })).status).toBe(404);
    const results = async () =>
      (await ask(`${url}/api/teacher/sessions/${session.id}/results`, { token })).body.results;
    await until('three marks', async () =>
      (await results()).every((line: { mark: number | null }) => line.mark !== null),
    );
    expect((await results()).map((line: { name: string }) => line.name).sort()).toEqual([
      'Léa Martin',
      'Noé Blanc',
      'scan01.txt',
    ]);
  });

  it('lets a teacher change points, with a reason, and sign the mark', async () => {
    const session = await newSession(url, token);
    const { submission, copy } = (await handIn(session.code, 'à modérer')).body;
    await settled(copy);
    const base = `${url}/api/teacher/copies/${submission}`;
    expect(
      (await ask(`${base}/moderations`, { token, json: { criterion: '1.1.a', points: 10, reason: '' } })).body.error
        .code,
    ).toBe('reason_missing');
    const moderated = await ask(`${base}/moderations`, {
      token,
      json: { criterion: '1.1.a', points: 10, reason: 'Idée juste.' },
    });
    expect(moderated.body.moderations).toHaveLength(1);
    const wordsOf = async (view: string) => {
      const response = await fetch(url + view, { headers: { authorization: `Bearer ${token}` } });
      return (await response.text()).replace(/<style>.*?<\/style>|<[^>]*>/gs, '');
    };
    const pages = [`/prof/copies/${submission}/rapport`, `${copy.replace('/api/copies', '/copie')}/rapport`] as const;
    const bilan = `/prof/sessions/${session.id}/bilan`;
    expect(await wordsOf(pages[0])).toContain('à valider par un enseignant');
    expect(await wordsOf(bilan)).toContain('à valider par un enseignant');
    await ask(`${base}/validation`, { token, method: 'POST' });
    expect(await wordsOf(pages[0])).toMatch(/Note validée par Mme Durand le \d/);
    expect(await wordsOf(pages[1])).toMatch(/Note validée par un enseignant le \d/);
    expect(await wordsOf(bilan)).toContain('Notes validées par un enseignant');
    for (const page of [...pages, bilan]) expect(await wordsOf(page)).not.toContain('à valider');
    expect((await ask(url + copy)).body).toMatchObject({ mark: moderated.body.report.mark, validatedBy: 'Mme Durand' });
  });

  it('gives one student the whole file, and erases it', async () => {
    const session = await newSession(url, token);
    const { copy, submission } = (await handIn(session.code, 'mon dossier')).body;
    await settled(copy);
    const students = (await ask(`${url}/api/teacher/sessions/${session.id}/students`, { token })).body;
    const base = `${url}/api/teacher/sessions/${session.id}/students/${students[0].id}`;
    const answer = await fetch(`${base}/export`, { headers: { authorization: `Bearer ${token}` } });
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    expect(new TextDecoder().decode(files['copies/1.txt'])).toBe('mon dossier');
    expect(JSON.parse(new TextDecoder().decode(files['dossier.json'])).copies[0].reports).toHaveLength(1);
    const proof = (await ask(base, { token, method: 'DELETE' })).body;
    expect(proof.removed).toMatchObject({ submission: 1, submission_bytes: 1, report: 1 });
    expect(new Set(Object.values(proof.remaining))).toEqual(new Set([0]));
    expect((await ask(url + copy)).status).toBe(410);
    expect((await ask(`${url}/api/teacher/copies/${submission}`, { token })).status).toBe(404);
  });

  it('says how it does, and what it offers', async () => {
    expect((await ask(`${url}/healthz`)).body).toEqual({ status: 'ok' });
    expect((await ask(`${url}/readyz`)).body).toEqual({ status: 'ready', store: true, queue: true });
    const metrics = (await ask(`${url}/metrics`)).body;
    for (const name of [
      'bareme_queue_jobs{queue="bareme-grade",state="waiting"}',
      'bareme_grading_seconds_count{state="graded"}',
      'bareme_uploads_total',
      'bareme_http_request_seconds',
    ]) {
      expect(metrics).toContain(name);
    }
    const openapi = (await ask(`${url}/api/openapi.json`)).body;
    expect(Object.keys(openapi.paths)).toContain('/api/sessions/{code}/copies');
    expect((await ask(`${url}/nulle-part`)).status).toBe(404);
  });

  it('serves pages that a phone can read, in the language of the reader', async () => {
    const session = await newSession(url, token);
    const cookie = { headers: { cookie: `bareme=${token}` } };
    for (const path of ['/', '/notice', `/session/${session.code}`, '/prof']) {
      const page = await ask(url + path);
      expect(page.body).toMatch(/<html lang="fr">.*name="viewport"/s);
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    expect((await ask(`${url}/`, { headers: { 'accept-language': 'en-GB' } })).body).toContain('<html lang="en">');
    expect((await ask(`${url}/prof`, cookie)).body).toContain(session.code);
    expect((await ask(`${url}/prof/sessions/${session.id}`, cookie)).body).toContain('Dépôt groupé');
    const posted = await fetch(`${url}/session/${session.code}`, {
      method: 'POST',
      body: form({ 'copie.txt': 'par la page' }),
      redirect: 'manual',
    });
    expect(posted.status).toBe(303);
    const wrong = await fetch(`${url}/session/${session.code}`, { method: 'POST', body: form({ 'copie.exe': 'x' }) });
    expect(await wrong.text()).toContain('Format refusé');
  });
});

describe('service with the real engine', () => {
  it('marks a typed copy on the embedded default, and shows its report in both views', async () => {
    const test = await startTestService({}, { log: quiet });
    try {
      const token = await firstTeacher(test.service);
      const session = await newSession(test.url, token);
      const words = readFileSync(new URL('../../fixtures/copies/ecolobulles/eb-a01.txt', import.meta.url));
      const handed = (
        await ask(`${test.url}/api/sessions/${session.code}/copies`, {
          method: 'POST',
          body: form({ 'copie.txt': words }),
        })
      ).body;
      const states = await follow(test.url + handed.events);
      expect(states.at(-1)).toMatchObject({ state: 'graded', settled: true });
      const student = await ask(`${test.url}${handed.report}/rapport`);
      expect(student.body).toContain(handed.number);
      const teacher = await ask(`${test.url}/api/teacher/copies/${handed.submission}`, { token });
      expect(teacher.body.standing.report.mark).toBe(states.at(-1)?.mark);
      expect((await ask(`${test.url}/prof/copies/${handed.submission}/rapport`, { token })).status).toBe(200);
    } finally {
      await test.remove();
    }
  }, 180_000);
});
