import { z } from 'zod';
import { BaremeError } from '../../src/errors/index.ts';
import { type Delivery, GiveUp, HandBack } from '../../src/queue/index.ts';
import {
  type CopyToGrade,
  failSubmission,
  type NewReport,
  selectOptionalDocument,
  selectOptionalReportUnder,
  selectOptionalTwin,
  settleSubmission,
  takeForGrading,
} from '../../src/store/index.ts';
import type { Report } from '../../src/types/index.ts';
import { GradingInterrupted } from '../grading-pool.ts';
import type { GradeResult } from '../grading-protocol.ts';
import { isAway } from '../is-away.ts';
import { packReports } from '../pack-reports.ts';
import type { JobContext, RubricInfo } from './context.ts';

const dataSchema = z.strictObject({ submission: z.string() });

/**
 * Marks one submission and keeps its report. The report is written once for a copy, a rubric and an engine, whoever
 * runs this and however often. A copy that its child cannot mark is tried again once, then named `failed` with the
 * reason; a store that is away costs no try.
 */
export async function gradeCopy(context: JobContext, delivery: Delivery): Promise<void> {
  const { submission: id } = dataSchema.parse(delivery.data);
  try {
    await grade(context, delivery, id);
  } catch (cause) {
    if (cause instanceof GradingInterrupted) throw new HandBack('stopping', 0, cause);
    if (cause instanceof HandBack || isAway(cause)) throw cause;
    const code = cause instanceof BaremeError ? cause.code : 'internal';
    context.observer.failed('grade-copy', code);
    // Only a reader's or a marker's accident may pass by itself; a broken rubric stays broken.
    if (delivery.attempt < delivery.attempts && code !== 'rubric') throw cause;
    context.log.error({ submission: id, code, err: cause instanceof BaremeError ? undefined : cause }, 'copy failed');
    const message =
      cause instanceof BaremeError ? cause.message : 'Une erreur interne a empêché la notation de cette copie.';
    await failSubmission(context.store, id, code, message);
    throw new GiveUp(code);
  }
}

async function grade(context: JobContext, delivery: Delivery, id: string): Promise<void> {
  const { store, engine } = context;
  const copy = await takeForGrading(store, id, engine);
  // Erased meanwhile: nothing remains to be done.
  if (copy === null) return;
  const { session, bytes } = copy;
  const rubric = await context.rubricOf(session.subject);
  const reuse = copy.markedUnder.includes(rubric.hash) ? await findReport(context, copy, rubric) : null;
  if (reuse !== null) {
    await settleSubmission(store, { submission: id, ...reuse, durationMs: 0 });
    context.observer.graded(reuse.reports.summary.state, 0, true);
    return;
  }
  if (bytes === null) return;
  const { rubric: used, durationMs, reports } = await run(context, delivery, { ...copy, bytes });
  const kept = await settleSubmission(store, {
    submission: id,
    reports,
    rubric: used.content === null ? null : used,
    durationMs,
    reusedFrom: null,
  });
  context.keptRubrics.add(used.hash);
  const { state } = reports.summary;
  context.observer.graded(state, durationMs / 1000, false);
  context.log.info({ submission: id, state, ms: Math.round(durationMs), engine, kept }, 'copy graded');
  if (session.state === 'closed') await refreshClassReport(context, session, id);
}

async function run(
  context: JobContext,
  delivery: Delivery,
  { session, submission, number, name, bytes }: CopyToGrade & { readonly bytes: Uint8Array },
): Promise<GradeResult & { readonly durationMs: number }> {
  const request = {
    subject: session.subject,
    name: `${number}.${submission.extension}`,
    bytes,
    candidate: name,
    lang: session.lang,
    knownRubrics: [...context.keptRubrics],
  };
  return await context.pool.grade(request, delivery.signal, ({ page, pages }) => {
    // Only for those who watch: a broker that is away must not disturb the marking.
    void delivery.progress(`${page}/${pages}`).catch(() => {});
  });
}

/** The report this copy has already, or that of the same bytes in the same session. */
async function findReport(
  { store, engine }: JobContext,
  { submission, number }: CopyToGrade,
  rubric: RubricInfo,
): Promise<Omit<NewReport, 'submission' | 'durationMs'> | null> {
  const { session_id: session, sha256, extension } = submission;
  const found =
    (await selectOptionalReportUnder(store, submission.id, rubric.hash, engine)) ??
    (await selectOptionalTwin(store, { session, sha256, extension, rubricHash: rubric.hash, engine }));
  if (found === null) return null;
  const forCopy = (report: Report): Report => ({ ...report, copy: { ...report.copy, id: number } });
  const reports = packReports({
    report: forCopy(found.report),
    studentReport: forCopy(found.student_report),
    document: await selectOptionalDocument(store, found.id),
  });
  return { rubric: null, reports, reusedFrom: found.submission_id };
}

/** A late copy joins the class report that is made already. */
async function refreshClassReport(
  context: JobContext,
  session: CopyToGrade['session'],
  submission: string,
): Promise<void> {
  const { id, closings } = session;
  await context.queue.add({
    name: 'class-report',
    id: `class-${id}-${closings}-${submission}`,
    data: { session: id, closing: closings },
  });
}
