import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { BaremeError, type Told } from '../errors/index.ts';
import { overLimit } from './files.ts';
import { serverRefusals } from './refusals.ts';

export interface ZipLimits {
  readonly files: number;
  /** Bytes, all entries together, once decompressed. */
  readonly bytes: number;
  /** Bytes of one entry, once decompressed. */
  readonly fileBytes: number;
}

export interface UnzippedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly problem: Told | null;
}

/** A text compresses 5 to 10 times; beyond 200 and a mebibyte, the archive is a trap. */
const RATIO = 200;
const RATIO_FROM = 1024 * 1024;

/**
 * The files of a zip, in memory: nothing is ever written under a name of the archive. Throws BaremeError
 * `archive_refused` for an archive that leaves its folder (`..`, absolute path), lies about its sizes or explodes. An
 * entry that alone cannot be a copy (encrypted, link, too large) is named with its problem.
 */
export async function unzip(bytes: Uint8Array, limits: ZipLimits): Promise<UnzippedFile[]> {
  const zip = await open(bytes);
  const files: UnzippedFile[] = [];
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (isNoise(entry.fileName)) continue;
      if (files.length >= limits.files) throw serverRefusals.archive(tooMany(limits.files));
      if (entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > entry.compressedSize * RATIO) {
        throw serverRefusals.archive(explodes(entry));
      }
      const problem = problemOfEntry(entry, limits);
      const content = problem === null ? await contentOf(zip, entry) : new Uint8Array();
      total += content.length;
      if (total > limits.bytes) throw serverRefusals.archive(tooBig(limits.bytes));
      files.push({ name: entry.fileName, bytes: content, problem });
    }
  } catch (cause) {
    throw cause instanceof BaremeError ? cause : serverRefusals.archive(faultOf(cause));
  } finally {
    zip.close();
  }
  return files;
}

async function open(bytes: Uint8Array): Promise<ZipFile> {
  try {
    return await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      strictFileNames: true,
    });
  } catch (cause) {
    throw serverRefusals.archive(faultOf(cause));
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
const tooMany = (files: number): Told => ({ fr: `plus de ${files} fichiers`, en: `more than ${files} files` });
const tooBig = (bytes: number): Told => ({
  fr: `plus de ${megabytes(bytes)} Mo une fois décompressée`,
  en: `more than ${megabytes(bytes)} MB once unpacked`,
});
const explodes = ({ fileName, uncompressedSize }: Entry): Told => ({
  fr: `« ${fileName} » se décompresse en ${megabytes(uncompressedSize)} Mo`,
  en: `“${fileName}” unpacks to ${megabytes(uncompressedSize)} MB`,
});

/** yauzl's own words are for programmers; the two faults that teachers meet have their sentence. */
function faultOf(cause: unknown): Told {
  const message = cause instanceof Error ? cause.message : '';
  if (/relative path|absolute path|invalid characters/.test(message))
    return { fr: 'un nom de fichier sort du dossier de l’archive', en: 'a file name leaves the folder of the archive' };
  if (/end of central directory/i.test(message))
    return { fr: 'elle est incomplète ou n’est pas un zip', en: 'it is incomplete or not a zip' };
  return { fr: 'elle est abîmée', en: 'it is damaged' };
}

/** Folders, and what systems add by themselves. */
const isNoise = (name: string): boolean => /\/$|(^|\/)(__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)/i.test(name);

const LINK = 0o120000;
function problemOfEntry(entry: Entry, limits: ZipLimits): Told | null {
  if (entry.isEncrypted())
    return { fr: 'Le fichier est protégé par un mot de passe.', en: 'The file is protected by a password.' };
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === LINK)
    return { fr: 'C’est un lien, pas un fichier.', en: 'This is a link, not a file.' };
  if (/\.(zip|rar|7z|gz|tar)$/i.test(entry.fileName))
    return { fr: 'Une archive dans l’archive n’est pas ouverte.', en: 'An archive within the archive is not opened.' };
  return entry.uncompressedSize > limits.fileBytes ? overLimit(limits.fileBytes) : null;
}

/** Reads an entry; yauzl stops with an error as soon as more comes out than the entry announced. */
async function contentOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
