import { strToU8, zipSync } from 'fflate';
import {
  listAudit,
  listReports,
  listSubmissionsOfStudent,
  type Student,
  selectOptionalBytes,
  selectOptionalMarks,
  selectOptionalName,
  writeAudit,
} from '../../store/index.ts';
import type { ServerContext } from '../context.ts';

/** Everything kept about one student, as a zip: `dossier.json` and the copies as they were handed in. */
export async function exportStudent(context: ServerContext, student: Student, actor: string): Promise<Uint8Array> {
  const { store } = context;
  const files: Record<string, Uint8Array> = {};
  const copies = [];
  for (const submission of await listSubmissionsOfStudent(store, student.id)) {
    const bytes = await selectOptionalBytes(store, submission.id);
    const file = `copies/${submission.attempt}.${submission.extension}`;
    if (bytes !== null) files[file] = new Uint8Array(bytes);
    const standing = await selectOptionalMarks(store, submission.id);
    copies.push({
      submission,
      file: bytes === null ? null : file,
      reports: (await listReports(store, submission.id)).map(({ rubric_hash, engine, created_at, report }) => ({
        rubric_hash,
        engine,
        created_at,
        report,
      })),
      moderations: standing?.moderations ?? [],
      validation: standing?.validation ?? null,
      log: await listAudit(store, submission.id),
    });
  }
  const name = await selectOptionalName(store, student.id);
  files['dossier.json'] = strToU8(
    JSON.stringify({ number: student.number, name, session: student.session_id, copies }, null, 2),
  );
  await writeAudit(store, { kind: 'export', actor, detail: { student: student.id } });
  return zipSync(files);
}
