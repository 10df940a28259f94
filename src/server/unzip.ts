import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { BaremeError } from '../errors/index.ts';

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
  readonly problem: string | null;
}

/** A text compresses 5 to 10 times; beyond 200 and a mebibyte, the archive is a trap. */
const RATIO = 200;
const RATIO_FROM = 1024 * 1024;

const refuse = (why: string): BaremeError =>
  new BaremeError('archive_refused', `Archive refusée : ${why}.`, {
    remedy: 'Refaites l’archive à partir des seules copies.',
  });

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
      if (files.length >= limits.files) throw refuse(`plus de ${limits.files} fichiers`);
      if (entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > entry.compressedSize * RATIO) {
        throw refuse(`« ${entry.fileName} » se décompresse en ${Math.round(entry.uncompressedSize / 1024 / 1024)} Mo`);
      }
      const problem = problemOfEntry(entry, limits);
      const content = problem === null ? await contentOf(zip, entry) : new Uint8Array();
      total += content.length;
      if (total > limits.bytes)
        throw refuse(`plus de ${Math.round(limits.bytes / 1024 / 1024)} Mo une fois décompressée`);
      files.push({ name: entry.fileName, bytes: content, problem });
    }
  } catch (cause) {
    throw cause instanceof BaremeError ? cause : refuse(frenchOf(cause));
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
    throw refuse(frenchOf(cause));
  }
}

/** yauzl says what is wrong in English; the two faults that teachers meet have their sentence. */
function frenchOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : '';
  if (/relative path|absolute path|invalid characters/.test(message))
    return 'un nom de fichier sort du dossier de l’archive';
  if (/end of central directory/i.test(message)) return 'elle est incomplète ou n’est pas un zip';
  return 'elle est abîmée';
}

/** Folders, and what systems add by themselves. */
const isNoise = (name: string): boolean => /\/$|(^|\/)(__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)/i.test(name);

const LINK = 0o120000;
function problemOfEntry(entry: Entry, limits: ZipLimits): string | null {
  if (entry.isEncrypted()) return 'Le fichier est protégé par un mot de passe.';
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === LINK) return 'C’est un lien, pas un fichier.';
  if (/\.(zip|rar|7z|gz|tar)$/i.test(entry.fileName)) return 'Une archive dans l’archive n’est pas ouverte.';
  if (entry.uncompressedSize > limits.fileBytes)
    return `Le fichier dépasse ${Math.round(limits.fileBytes / 1024 / 1024)} Mo.`;
  return null;
}

/** Reads an entry; yauzl stops with an error as soon as more comes out than the entry announced. */
async function contentOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
