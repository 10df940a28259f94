import { connect } from 'node:net';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLocalTime } from '../../src/server/local-time.ts';
import { unzip } from '../../src/server/unzip.ts';
import { ask, firstTeacher, form, newSession, startTestService, type TestService } from './support/client.ts';
import { until } from './support/until.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const limits = { files: 20, bytes: 3_000_000, fileBytes: 2_000_000 };
/** A zip whose one entry is renamed, in both its headers, to a name of the same length. */
const renamed = (from: string, to: string): Uint8Array =>
  new Uint8Array(
    Buffer.from(
      Buffer.from(zipSync({ [from]: bytes('x') }))
        .toString('latin1')
        .replaceAll(from, to),
      'latin1',
    ),
  );

describe('archives', () => {
  it('opens the copies of an archive, whatever their folders and accents', async () => {
    const files = await unzip(
      zipSync({ 'classe/Léa.txt': bytes('Léa'), '.DS_Store': bytes('x'), 'vide.txt': bytes('') }),
      limits,
    );
    expect(files.map((file) => [file.name, file.bytes.length, file.problem])).toEqual([
      ['classe/Léa.txt', 4, null],
      ['vide.txt', 0, null],
    ]);
  });

  it.each([
    ['a name that climbs', renamed('aa/aa/a.txt', '../../a.txt')],
    ['an absolute name', renamed('aetc/a.txt', '/etc/a.txt')],
    ['a Windows path', renamed('cxxaxa.txt', 'C:\\a\\a.txt'.slice(0, 10))],
    [
      'too many files',
      zipSync(Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`${index}.txt`, bytes('x')]))),
    ],
    ['a bomb', zipSync({ 'a.txt': new Uint8Array(1_900_000) }, { level: 9 })],
    ['more than its limit in all', zipSync({ 'a.txt': noise(1_900_000), 'b.txt': noise(1_900_000) })],
    ['a truncated archive', zipSync({ 'a.txt': noise(50_000) }).slice(0, -40)],
    ['no archive', bytes('PK\u0003\u0004 rien')],
  ])('refuses %s', async (_what, zip) => {
    await expect(unzip(zip, limits)).rejects.toMatchObject({ code: 'archive_refused' });
  });

  it('stops an entry that holds more than it announces', async () => {
    const zip = Buffer.from(zipSync({ 'a.txt': noise(100_000) }));
    const size = Buffer.alloc(4);
    size.writeUInt32LE(100_000);
    const small = Buffer.alloc(4);
    small.writeUInt32LE(1_000);
    for (let at = zip.indexOf(size); at >= 0; at = zip.indexOf(size)) small.copy(zip, at);
    await expect(unzip(zip, limits)).rejects.toMatchObject({ code: 'archive_refused' });
  });

  it('names the entries that cannot be copies', async () => {
    const link = zipSync({
      'lien.txt': [bytes('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }],
      'dedans.zip': zipSync({}),
      'gros.txt': noise(2_100_000),
    });
    expect((await unzip(link, limits)).map((file) => file.problem?.fr)).toEqual([
      'C’est un lien, pas un fichier.',
      'Une archive dans l’archive n’est pas ouverte.',
      expect.stringContaining('dépasse'),
    ]);
  });
});

/** Bytes that no compression shortens, the same at each run. */
function noise(length: number): Uint8Array {
  let seed = 1;
  return Uint8Array.from({ length }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed >>> 16;
  });
}

describe('times typed in Europe/Paris', () => {
  it.each([
    ['in winter', '2026-11-21T18:00', '2026-11-21T17:00:00.000Z'],
    ['in summer', '2026-07-01T18:00', '2026-07-01T16:00:00.000Z'],
    ['in the hour that spring skips', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
    ['in the hour that autumn repeats: its first passage', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['with an offset of their own', '2026-11-21T18:00:00Z', '2026-11-21T18:00:00.000Z'],
  ])('%s', (_when, text, moment) => {
    expect(readLocalTime(text, 'Europe/Paris').toISOString()).toBe(moment);
  });
  it('refuses what is no time', () => {
    expect(() => readLocalTime('demain', 'Europe/Paris')).toThrow(/n’est pas une date/);
  });
});

describe('uploads', () => {
  let test: TestService;
  let code: string;
  let token: string;
  beforeAll(async () => {
    test = await startTestService({ BAREME_UPLOADS_PER_MINUTE: '100000' });
    token = await firstTeacher(test.service);
    ({ code } = await newSession(test.url, token));
  });
  afterAll(async () => await test?.remove());
  const target = (): URL => new URL(`${test.url}/api/sessions/${code}/copies`);

  /** Writes the head of an upload of `announced` bytes and `sent` bytes of it; gives what the server answers. */
  const begin = async (announced: number | 'chunked', sent: number, end: 'wait' | 'abort'): Promise<string> => {
    const { hostname, port, pathname } = target();
    const socket = connect(Number(port), hostname);
    const length = announced === 'chunked' ? 'transfer-encoding: chunked' : `content-length: ${announced}`;
    const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';
    let answer = '';
    const closed = new Promise<void>((resolve) => {
      socket.on('data', (data) => {
        answer += data.toString('latin1');
        if (answer.includes('\r\n\r\n')) socket.end();
      });
      socket.on('close', () => resolve());
      socket.on('error', () => resolve());
    });
    const write = (text: string): void =>
      void socket.write(announced === 'chunked' ? `${text.length.toString(16)}\r\n${text}\r\n` : text);
    socket.write(
      `POST ${pathname} HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=b\r\n${length}\r\n\r\n`,
    );
    write(head);
    for (let rest = sent; rest > 0 && !answer.includes('\r\n\r\n') && !socket.destroyed; rest -= 65_536) {
      write('x'.repeat(Math.min(rest, 65_536)));
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (end === 'abort') socket.destroy();
    await closed;
    return answer;
  };

  it('refuses 200 MB before reading them', async () => {
    expect(await begin(200 * 1024 * 1024, 0, 'wait')).toMatch(/^HTTP\/1\.1 413 .*too_large/s);
  });

  it('refuses what goes over the limit without having said so', async () => {
    expect(await begin('chunked', 60 * 1024 * 1024, 'wait')).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('goes on after uploads that stop half-way, are broken, or are not forms', async () => {
    for (let tries = 0; tries < 20; tries++) await begin(1_000_000, 200_000, 'abort');
    const broken = ['', '--b', '--b\r\n\r\n--b--', 'x'.repeat(10_000)];
    for (const body of broken) {
      const answer = await ask(target().href, {
        method: 'POST',
        body,
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
      });
      expect(answer.status).toBe(400);
    }
    expect((await ask(target().href, { json: { file: 'x' } })).status).toBe(400);
    expect((await ask(target().href, { method: 'POST', body: form({ 'a.txt': 'après' }) })).status).toBe(201);
  });

  it('keeps every one of many copies handed in at once, each marked once', async () => {
    const session = await newSession(test.url, token);
    // Told to come again, a client does.
    const upload = async (text: string): ReturnType<typeof ask> => {
      const copies = `${test.url}/api/sessions/${session.code}/copies`;
      const answer = await ask(copies, { method: 'POST', body: form({ 'a.txt': text }) });
      return answer.status === 503 ? await upload(text) : answer;
    };
    const answers = await Promise.all(Array.from({ length: 1_000 }, (_, index) => upload(`copie ${index}`)));
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 201));
    const results = async () =>
      (await ask(`${test.url}/api/teacher/sessions/${session.id}/results`, { token })).body.results;
    await until(
      'every mark',
      async () => (await results()).every((line: { state: string }) => line.state === 'graded'),
      400,
    );
    expect(await results()).toHaveLength(1_000);
    expect(new Set(answers.map((answer) => answer.body.number)).size).toBe(1_000);
  }, 600_000);
});
