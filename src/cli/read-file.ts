import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ReadingError } from '../errors/index.ts';

/** Above this nothing is loaded: a copy never weighs that much, and the reader would refuse it anyway. */
const maxBytes = 200 * 1024 * 1024;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'le fichier n’existe pas.',
  EACCES: 'le fichier ne peut pas être ouvert : l’accès est refusé.',
  EISDIR: 'c’est un dossier, pas un fichier.',
};

/** The bytes of one submission. Throws ReadingError when the file cannot be opened or is far too large. */
export async function readSubmissionFile(path: string): Promise<{ name: string; bytes: Uint8Array }> {
  try {
    const { size } = await stat(path);
    if (size > maxBytes) {
      throw new ReadingError(
        'too_large',
        `le fichier pèse ${Math.round(size / 1024 / 1024)} Mo, au plus 200 Mo sont lus.`,
        {
          place: path,
          remedy: 'vérifiez que c’est bien une copie ; réduisez les images ou découpez le fichier.',
        },
      );
    }
    return { name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    if (error instanceof ReadingError) throw error;
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new ReadingError('not_found', reasons[code] ?? `le fichier ne peut pas être lu (${message}).`, {
      place: path,
      remedy: 'vérifiez le chemin et les droits du fichier.',
    });
  }
}
