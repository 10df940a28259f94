import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { ReadingError } from '../../errors/index.ts';
import type { Graded, GradeOptions } from '../../pipeline.ts';
import type { Problem } from '../../reporting/index.ts';
import type { Subject } from '../../rubric/index.ts';
import type { NamedCopy } from './name-reports.ts';
import type { Progress } from './progress.ts';

/** A copy that was graded, or whose report says why not; `bytes` is what was handed in. */
export interface GradedFile extends Graded {
  readonly copy: NamedCopy;
  readonly bytes: Uint8Array;
}

/**
 * Copies under way at once. Typed text is graded one at a time whatever this says; more lanes keep the child processes
 * that read PDF files busy, and each lane holds one copy in memory.
 */
const lanes = 4;

/** A subject whose reference model was tried too: a fault of the rubric shows before any copy is graded. */
export async function loadChecked(idOrFolder: string): Promise<Subject> {
  const [{ loadSubject }, { loadReference }] = await Promise.all([
    import('../../rubric/index.ts'),
    import('../../marking/reference/index.ts'),
  ]);
  const subject = await loadSubject(idOrFolder);
  loadReference(subject);
  return subject;
}

export interface GradeAllOptions extends GradeOptions {
  read(path: string): Promise<Uint8Array>;
  readonly progress?: Progress;
}

/** What kept a copy from the pipeline: its file cannot be opened, or a fault of ours that must not cost the others. */
function problemOf(error: unknown): Problem {
  if (error instanceof ReadingError) return error;
  const what = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message: `Barème n’a pas su noter cette copie (erreur interne : ${what}).` };
}

/** A copy that never went through the pipeline has a report as well. */
async function ungraded(copy: NamedCopy, subject: Subject, problem: Problem, lang: 'fr' | 'en'): Promise<GradedFile> {
  const [{ ENGINE_VERSION }, { unreadableReport }] = await Promise.all([
    import('../../pipeline.ts'),
    import('../../reporting/index.ts'),
  ]);
  const bytes = new Uint8Array();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const report = unreadableReport({ engine: ENGINE_VERSION, subject, copy: { id: copy.id, sha256 }, lang, problem });
  return { copy, bytes, report, document: null };
}

async function gradeOne(copy: NamedCopy, subject: Subject, options: GradeAllOptions): Promise<GradedFile> {
  const { gradeSubmission } = await import('../../pipeline.ts');
  const { read, progress, ...gradeOptions } = options;
  try {
    const bytes = await read(copy.path);
    const submission = { name: basename(copy.path), bytes };
    return { ...(await gradeSubmission(submission, subject, { ...gradeOptions, id: copy.id })), copy, bytes };
  } catch (error) {
    return ungraded(copy, subject, problemOf(error), options.lang ?? 'fr');
  }
}

/**
 * Grades copies and hands each over as soon as it is done, in no fixed order, so that nothing but the caller's own
 * results stays in memory. One bad copy never stops the others: its report says why it has no mark.
 */
export async function gradeAll(
  copies: readonly NamedCopy[],
  subject: Subject,
  options: GradeAllOptions,
  take: (graded: GradedFile) => Promise<void>,
): Promise<void> {
  const queue = copies.values();
  const lane = async (): Promise<void> => {
    for (const copy of queue) {
      await take(await gradeOne(copy, subject, options));
      options.progress?.step(copy.id);
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, copies.length) }, lane));
}
