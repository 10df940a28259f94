import {
  type BulkFile,
  type BulkLine,
  type BulkVerdict,
  createStudent,
  dropBulk,
  type PracticeSession,
  receiveSubmission,
  type Submission,
  selectOptionalBulk,
  selectOptionalStagedBytes,
  selectOptionalStudentByName,
  stageBulk,
} from '../../store/index.ts';
import type { ServerContext } from '../context.ts';
import { extensionOf, isZip, problemOf } from '../files.ts';
import { serverRefusals } from '../refusals.ts';
import { unzip } from '../unzip.ts';
import type { Upload } from '../uploads.ts';
import { putInLine } from './hand-in.ts';

/** Keeps the files of a bulk upload, zips opened, and says what each would become. Throws BaremeError `archive_refused`. */
export async function preflight(context: ServerContext, session: PracticeSession, upload: Upload, lang: 'fr' | 'en') {
  const { uploadBytes, bulkBytes, bulkFiles } = context.config;
  const files: BulkFile[] = [];
  for (const file of upload.files) {
    const extension = extensionOf(file.name);
    const inside =
      extension === 'zip' && isZip(file.bytes)
        ? await unzip(file.bytes, { files: bulkFiles, bytes: bulkBytes, fileBytes: uploadBytes })
        : [{ ...file, problem: null }];
    for (const one of inside) {
      const problem = one.problem ?? problemOf(one.name, one.bytes, uploadBytes);
      files.push({ name: shownName(one.name), extension: extensionOf(one.name), bytes: one.bytes, problem });
    }
    if (files.length > bulkFiles) throw serverRefusals.tooManyFiles(bulkFiles);
  }
  if (files.length === 0) throw serverRefusals.emptyBulk();
  return await stageBulk(context.store, session.id, files, lang);
}

/** A file name as it may be shown and stored: no control nor direction characters, at most 200 characters. */
const shownName = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(-200);

/** A staged upload of the session. Throws BaremeError `not_found`. */
export async function findBulk(context: ServerContext, session: PracticeSession, bulk: string) {
  const staged = await selectOptionalBulk(context.store, bulk, session.id);
  if (staged !== null) return staged;
  throw serverRefusals.bulkGone();
}

export interface Confirmed {
  readonly received: number;
  readonly skipped: number;
}

/** Takes the files of a staged upload whose verdict is among `accepted`, and has them marked. */
export async function confirmBulk(
  context: ServerContext,
  session: PracticeSession,
  bulk: string,
  accepted: readonly BulkVerdict[],
): Promise<Confirmed> {
  const staged = await findBulk(context, session, bulk);
  const submissions: Submission[] = [];
  let skipped = 0;
  for (const line of staged.lines) {
    const bytes = accepted.includes(line.verdict)
      ? await selectOptionalStagedBytes(context.store, bulk, line.position)
      : null;
    const received = bytes === null ? null : await take(context, session, line, bytes);
    if (received === null || received.identical) skipped++;
    else submissions.push(received.submission);
  }
  await dropBulk(context.store, bulk);
  await putInLine(context, session, submissions, false);
  return { received: submissions.length, skipped };
}

async function take(context: ServerContext, session: PracticeSession, line: BulkLine, bytes: Uint8Array) {
  // A file that names nobody is its own student: its name tells it from the others.
  const name = line.label === '' ? line.name : line.label;
  const student =
    (await selectOptionalStudentByName(context.store, session.id, name)) ??
    (await createStudent(context.store, session.id, name));
  const late = context.now() >= session.closes_at;
  const received = await receiveSubmission(context.store, {
    session,
    student: student.id,
    bytes,
    extension: line.extension,
    origin: 'bulk',
    late,
  });
  context.metrics.uploaded('bulk', received.identical ? 'identical' : 'received');
  return received;
}
