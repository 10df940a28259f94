import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { closeReaders, expandArchive } from '../index.ts';

afterAll(closeReaders);

const text = (content: string): Uint8Array => strToU8(content);

/** Writes other bytes over a name of the same length, in both places where a zip file has it. */
function rename(zip: Uint8Array, from: string, to: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip);
  for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at + 1)) bytes.set(to, at);
  return bytes;
}

describe('expandArchive', () => {
  it('gives the copies with their folders, without what systems leave behind', async () => {
    const zip = zipSync({
      'classe/Zoé.txt': text('a'),
      'classe/': new Uint8Array(),
      '__MACOSX/classe/._Zoé.txt': text('x'),
      'classe/.DS_Store': text('x'),
    });
    const { files, refused } = await expandArchive(zip);
    expect(files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([['classe/Zoé.txt', 'a']]);
    expect(refused).toEqual([]);
  });

  it('reads names of old zip tools', async () => {
    const zip = rename(zipSync({ 'copie_X.txt': text('a') }), 'copie_X.txt', Buffer.from('copie_\x82.txt', 'latin1'));
    expect((await expandArchive(zip)).files[0]?.name).toBe('copie_é.txt');
  });

  it('tells two files of one name apart', async () => {
    const zip = zipSync({ 'Copie.txt': text('a'), 'copie.txt': text('b') });
    expect((await expandArchive(zip)).files.map(({ name }) => name)).toEqual(['Copie.txt', 'copie (2).txt']);
  });

  it('takes characters that hide an extension out of names', async () => {
    const zip = zipSync({ 'copie\u202Etxt.exe': text('a') });
    expect((await expandArchive(zip)).files[0]?.name).toBe('copietxt.exe');
  });

  it('keeps a nested archive out and the copies beside it', async () => {
    const zip = zipSync({ 'a.zip': zipSync({ 'b.txt': text('b') }), 'c.txt': text('c') });
    const { files, refused } = await expandArchive(zip);
    expect(files.map(({ name }) => name)).toEqual(['c.txt']);
    expect(refused).toEqual([expect.objectContaining({ name: 'a.zip', code: 'archive_refused' })]);
  });

  it.each([
    ['a path out of the folder', zipSync({ '../../etc/x.txt': text('a') })],
    ['an absolute path', zipSync({ '/etc/x.txt': text('a') })],
    ['a path of Windows', zipSync({ 'C:\\x.txt': text('a') })],
    ['a hidden path out of the folder', zipSync({ 'a\\..\\..\\x.txt': text('a') })],
    ['a link', zipSync({ x: [text('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] })],
    ['a bomb', zipSync({ 'x.txt': new Uint8Array(60_000_000) })],
    [
      'too many files',
      zipSync(Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`${index}.txt`, text('')]))),
    ],
    ['a file that is no archive', text('bonjour')],
  ])('refuses %s', async (_name, zip) => {
    await expect(expandArchive(zip)).rejects.toMatchObject({ code: 'archive_refused' });
  });

  it.each([
    ['cut short', (zip: Uint8Array) => zip.subarray(0, zip.length - 30), 'corrupt'],
    ['empty', () => new Uint8Array(), 'empty'],
  ])('refuses an archive that is %s', async (_name, spoil, code) => {
    await expect(expandArchive(spoil(zipSync({ 'a.txt': text('a') })))).rejects.toMatchObject({ code });
  });

  it('lists a file whose size lies as corrupt', async () => {
    const zip = Buffer.from(zipSync({ 'a.txt': text('a'.repeat(1_000)), 'b.txt': text('b') }));
    const directory = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    zip.writeUInt32LE(10, directory + 24);
    const { files, refused } = await expandArchive(zip);
    expect(files.map(({ name }) => name)).toEqual(['b.txt']);
    expect(refused).toEqual([expect.objectContaining({ name: 'a.txt', code: 'corrupt' })]);
  });
});
