import type { ReadingLimits } from '../limits.ts';
import { refuse } from '../refusals.ts';
import { normalise } from '../text/decode-text.ts';
import { type ZipEntry, zipEntries } from '../zip/entries.ts';
import { entryName } from '../zip/entry-name.ts';
import { unpack } from '../zip/unpack.ts';
import type { OfficeText, Parts } from './office-text.ts';

/**
 * Reads a DOCX or an ODT.
 *
 * @throws ReadingError `unsupported` for another kind of zip file, `password`, `corrupt`, `archive_refused`, `too_large`
 */
export async function readOffice(bytes: Uint8Array, limits: ReadingLimits): Promise<OfficeText> {
  const parts = partsOf(bytes, zipEntries(bytes, limits));
  const read = await readKind(parts);
  if (read.text.length > limits.characters) throw refuse('too_large');
  return { ...read, text: normalise(read.text), origin: 'docx' };
}

async function readKind(parts: Parts): Promise<Omit<OfficeText, 'origin'>> {
  const has = (name: string): boolean => parts.names.includes(name);
  if (has('word/document.xml')) return (await import('./read-docx.ts')).readDocx(parts);
  if (has('content.xml')) return (await import('./read-odt.ts')).readOdt(parts);
  if (has('xl/workbook.xml')) throw refuse('unsupported', ' : classeur Excel');
  if (has('ppt/presentation.xml')) throw refuse('unsupported', ' : présentation PowerPoint');
  if (parts.names.some((name) => name.startsWith('Index/'))) throw refuse('unsupported', ' : document Pages (Apple)');
  throw refuse('unsupported', ' : archive ZIP (les archives se déposent par le dépôt groupé)');
}

function partsOf(bytes: Uint8Array, entries: readonly ZipEntry[]): Parts {
  const byName = new Map(entries.map((entry) => [entryName(entry), entry]));
  return {
    names: [...byName.keys()],
    get(name) {
      const entry = byName.get(name);
      return entry ? unpack(bytes, entry) : null;
    },
  };
}
