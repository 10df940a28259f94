import type { Told } from '../errors/index.ts';
import type { Store } from './open-database.ts';
import type { BulkVerdict } from './schema.ts';
import { normaliseName, selectOptionalStudentByName } from './students.ts';
import { newId, sha256 } from './tokens.ts';

/** A file of a bulk upload, as brought; `problem` says why it cannot be a copy. */
export interface BulkFile {
  readonly name: string;
  readonly extension: string;
  readonly bytes: Uint8Array;
  readonly problem: Told | null;
}

/** What would become of a file, shown to the teacher before anything is graded. */
export interface BulkLine {
  readonly position: number;
  readonly name: string;
  /** The student's name as the file gives it. */
  readonly label: string;
  readonly extension: string;
  readonly size: number;
  readonly sha256: string;
  /** new; identical to a copy of this student; different from it; unnamed: says no student; unreadable. */
  readonly verdict: BulkVerdict;
  readonly reason: string | null;
}

/** Why a file is not simply a new copy. */
export const bulkReasons = {
  unnamed: () => ({ fr: 'Le nom du fichier ne désigne aucun élève.', en: 'The file name names no student.' }),
  sameContent: (file: string) => ({ fr: `Même contenu que « ${file} ».`, en: `Same content as “${file}”.` }),
  otherContent: (file: string) => ({
    fr: `Même élève que « ${file} », autre contenu.`,
    en: `Same student as “${file}”, other content.`,
  }),
  handedIn: () => ({
    fr: 'Cet élève a déjà déposé cette copie.',
    en: 'This student has handed in this copy already.',
  }),
  otherHandedIn: () => ({
    fr: 'Cet élève a déjà déposé une autre copie.',
    en: 'This student has handed in another copy already.',
  }),
} satisfies Record<string, (file: string) => Told>;

const lineFields = ['position', 'name', 'label', 'extension', 'size', 'sha256', 'verdict', 'reason'] as const;

/**
 * Keeps the files of a bulk upload aside and says what each one is, in the language of who brought them. They wait a
 * day for their confirmation.
 */
export async function stageBulk(
  store: Store,
  session: string,
  files: readonly BulkFile[],
  lang: 'fr' | 'en',
): Promise<{ readonly id: string; readonly lines: readonly BulkLine[] }> {
  const id = newId();
  await store.insertInto('bareme.bulk').values({ id, session_id: session }).execute();
  const lines: BulkLine[] = [];
  for (const [position, file] of files.entries()) {
    const { reason, ...inspected } = await inspect(store, session, position, file, lines);
    const line = { ...inspected, reason: reason?.[lang] ?? null };
    lines.push(line);
    const bytes = line.verdict === 'unreadable' ? null : file.bytes;
    await store
      .insertInto('bareme.bulk_file')
      .values({ bulk_id: id, bytes, ...line })
      .execute();
  }
  return { id, lines };
}

async function inspect(
  store: Store,
  session: string,
  position: number,
  file: BulkFile,
  before: readonly BulkLine[],
): Promise<Omit<BulkLine, 'reason'> & { readonly reason: Told | null }> {
  const label = nameInFile(file.name);
  const digest = sha256(file.bytes);
  const base = { position, name: file.name, label, extension: file.extension, size: file.bytes.length, sha256: digest };
  if (file.problem !== null) return { ...base, verdict: 'unreadable', reason: file.problem };
  if (label === '') return { ...base, verdict: 'unnamed', reason: bulkReasons.unnamed() };
  const sibling = before.find(
    (line) => line.verdict !== 'unreadable' && normaliseName(line.label) === normaliseName(label),
  );
  if (sibling?.sha256 === digest)
    return { ...base, verdict: 'identical', reason: bulkReasons.sameContent(sibling.name) };
  if (sibling !== undefined) {
    return { ...base, verdict: 'different', reason: bulkReasons.otherContent(sibling.name) };
  }
  const student = await selectOptionalStudentByName(store, session, label);
  if (student === null) return { ...base, verdict: 'new', reason: null };
  const copies = await store
    .selectFrom('bareme.submission')
    .select('sha256')
    .where('student_id', '=', student.id)
    .execute();
  if (copies.length === 0) return { ...base, verdict: 'new', reason: null };
  if (copies.some((copy) => copy.sha256 === digest)) {
    return { ...base, verdict: 'identical', reason: bulkReasons.handedIn() };
  }
  return { ...base, verdict: 'different', reason: bulkReasons.otherHandedIn() };
}

/** Words that scanners, phones and word processors put in a file name, and that name nobody. */
const NAMELESS = new Set(
  'scan scanner image img photo dsc document doc docx pdf txt copie copies copy devoir file fichier sans titre untitled nouveau new page capture ecran e5 bts bac version v'.split(
    ' ',
  ),
);

/** The part of a file name that can be a student's name: "Martin_Léa.pdf" → "Martin Léa"; "" when there is none. */
export function nameInFile(fileName: string): string {
  const base = fileName.slice(fileName.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const words = base.normalize('NFC').match(/[\p{L}\p{M}’'-]+/gu) ?? [];
  const named = words.filter((word) => word.length > 1 && !NAMELESS.has(normaliseName(word)));
  return named.join(' ');
}

export async function selectOptionalBulk(
  store: Store,
  id: string,
  session: string,
): Promise<{ id: string; lines: BulkLine[] } | null> {
  const bulk = await store
    .selectFrom('bareme.bulk')
    .select('id')
    .where('id', '=', id)
    .where('session_id', '=', session)
    .executeTakeFirst();
  if (bulk === undefined) return null;
  const lines = await store
    .selectFrom('bareme.bulk_file')
    .select(lineFields)
    .where('bulk_id', '=', id)
    .orderBy('position')
    .execute();
  return { id, lines };
}

/** The bytes of one staged file, or null when it cannot be a copy. */
export async function selectOptionalStagedBytes(
  store: Store,
  id: string,
  position: number,
): Promise<Uint8Array | null> {
  const row = await store
    .selectFrom('bareme.bulk_file')
    .select('bytes')
    .where('bulk_id', '=', id)
    .where('position', '=', position)
    .executeTakeFirst();
  return row?.bytes ?? null;
}

/** Forgets a bulk upload, confirmed or not. */
export async function dropBulk(store: Store, id: string): Promise<void> {
  await store.deleteFrom('bareme.bulk').where('id', '=', id).execute();
}

/** Forgets the bulk uploads that nobody confirmed before `limit`. */
export async function dropStaleBulks(store: Store, limit: Date): Promise<void> {
  await store.deleteFrom('bareme.bulk').where('created_at', '<', limit).execute();
}
