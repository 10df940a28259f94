import type { Store } from './open-database.ts';
import type { BulkVerdict } from './schema.ts';
import { normaliseName, selectOptionalStudentByName } from './students.ts';
import { newId, sha256 } from './tokens.ts';

/** A file of a bulk upload, as brought; `problem` says why it cannot be a copy. */
export interface BulkFile {
  readonly name: string;
  readonly extension: string;
  readonly bytes: Uint8Array;
  readonly problem: string | null;
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

const lineFields = ['position', 'name', 'label', 'extension', 'size', 'sha256', 'verdict', 'reason'] as const;

/** Keeps the files of a bulk upload aside and says what each one is. They wait a day for their confirmation. */
export async function stageBulk(
  store: Store,
  session: string,
  files: readonly BulkFile[],
): Promise<{ readonly id: string; readonly lines: readonly BulkLine[] }> {
  const id = newId();
  await store.insertInto('bareme.bulk').values({ id, session_id: session }).execute();
  const lines: BulkLine[] = [];
  for (const [position, file] of files.entries()) {
    const line = await inspect(store, session, position, file, lines);
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
): Promise<BulkLine> {
  const label = nameInFile(file.name);
  const digest = sha256(file.bytes);
  const base = { position, name: file.name, label, extension: file.extension, size: file.bytes.length, sha256: digest };
  if (file.problem !== null) return { ...base, verdict: 'unreadable', reason: file.problem };
  if (label === '') return { ...base, verdict: 'unnamed', reason: 'Le nom du fichier ne désigne aucun élève.' };
  const sibling = before.find(
    (line) => line.verdict !== 'unreadable' && normaliseName(line.label) === normaliseName(label),
  );
  if (sibling?.sha256 === digest)
    return { ...base, verdict: 'identical', reason: `Même contenu que « ${sibling.name} ».` };
  if (sibling !== undefined) {
    return { ...base, verdict: 'different', reason: `Même élève que « ${sibling.name} », autre contenu.` };
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
    return { ...base, verdict: 'identical', reason: 'Cet élève a déjà déposé cette copie.' };
  }
  return { ...base, verdict: 'different', reason: 'Cet élève a déjà déposé une autre copie.' };
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
