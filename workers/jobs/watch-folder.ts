import { lstat, readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { z } from 'zod';
import { type Delivery, gradeJob } from '../../src/queue/index.ts';
import {
  createStudent,
  nameInFile,
  type PracticeSession,
  receiveSubmission,
  selectOptionalSessionByCode,
  selectOptionalStudentByName,
} from '../../src/store/index.ts';
import type { JobContext } from './context.ts';

const dataSchema = z.strictObject({ folder: z.string(), code: z.string() });
/** A file changed more recently than this, in milliseconds, may still be being written: next time. */
const SETTLED = 2_000;
/** What may be a copy; the reader looks at the content itself. */
const EXTENSIONS = new Set(['pdf', 'docx', 'txt', 'md', 'png', 'jpg', 'jpeg']);

/**
 * Takes the copies of a folder into a session, at each run the new ones: a file whose content the session has already
 * from this student is left alone. Files stay where they are.
 */
export async function watchFolder(context: JobContext, delivery: Delivery): Promise<void> {
  const { folder, code } = dataSchema.parse(delivery.data);
  const session = await selectOptionalSessionByCode(context.store, code);
  if (session === null) {
    context.log.warn({ code }, 'watched folder: unknown session');
    return;
  }
  let taken = 0;
  for (const name of (await readdir(folder)).sort()) {
    const extension = extname(name).slice(1).toLowerCase();
    const found = await lstat(join(folder, name)).catch(() => null);
    if (!found?.isFile() || !EXTENSIONS.has(extension)) continue;
    if (found.size === 0 || found.size > context.uploadBytes) {
      context.log.warn({ session: session.id, size: found.size }, 'watched folder: file of an unusable size');
      continue;
    }
    if (Date.now() - found.mtimeMs < SETTLED) continue;
    if (await take(context, session, name, await readFile(join(folder, name)), extension)) taken++;
  }
  if (taken > 0) context.log.info({ session: session.id, taken }, 'watched folder: copies taken');
}

async function take(
  context: JobContext,
  session: PracticeSession,
  name: string,
  bytes: Uint8Array,
  extension: string,
): Promise<boolean> {
  const { store, queue, engine } = context;
  // Without a name in it, the file's own name tells one copy from another.
  const label = nameInFile(name) || name;
  const student =
    (await selectOptionalStudentByName(store, session.id, label)) ?? (await createStudent(store, session.id, label));
  const late = session.closes_at < context.now();
  const received = await receiveSubmission(store, {
    session,
    student: student.id,
    bytes,
    extension,
    origin: 'watch',
    late,
  });
  if (received.identical) return false;
  const { state, id } = received.submission;
  const rubric = await context.rubricOf(session.subject_id);
  if (state === 'queued') await queue.add(gradeJob(id, { rubricHash: rubric.hash, engine }, false));
  return true;
}
