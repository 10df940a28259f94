import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import type { Document, Report } from '../types/index.ts';
import { auditColumns } from './audit.ts';
import type { Store } from './open-database.ts';
import { prepared } from './prepared.ts';
import { newId } from './tokens.ts';

export interface RubricVersion {
  readonly hash: string;
  readonly subject: string;
  readonly title: string;
  readonly markOutOf: number;
  /** The whole rubric as it was, so that a mark can be explained after the rubric has changed. */
  readonly content: unknown;
}

export interface StoredReport {
  readonly id: string;
  readonly submission_id: string;
  readonly rubric_hash: string;
  readonly engine: string;
  readonly report: Report;
  /** The same marks, in words for the student. */
  readonly student_report: Report;
  readonly created_at: Date;
}

/** The reports of a copy as they are kept: made where the copy was marked, so that nobody on the way opens them. */
export interface PackedReports {
  /** What the store itself reads of the report. */
  readonly summary: {
    readonly rubricHash: string;
    readonly engine: string;
    readonly inputHash: string;
    readonly state: Report['copy']['state'];
    readonly problem: { readonly code: string; readonly message: string } | null;
    readonly mark: number | null;
  };
  /** JSON of the report in UTF-8: bytes go from process to process, and to the database, as they are. */
  readonly report: Uint8Array;
  /** The same of the same marks, in words that do not give the solution away. */
  readonly studentReport: Uint8Array;
  /** The document as gzipped JSON; null when nothing could be read. */
  readonly document: Uint8Array | null;
}

export interface NewReport {
  readonly submission: string;
  /** The rubric, to be kept with its first report; null when its text is kept already. */
  readonly rubric: RubricVersion | null;
  readonly reports: PackedReports;
  readonly durationMs: number;
  /** The submission whose report this one repeats: same bytes, same session, same rubric and engine. */
  readonly reusedFrom: string | null;
}

const fields = [
  'r.id',
  'r.submission_id',
  'r.rubric_hash',
  'r.engine',
  'r.report',
  'r.student_report',
  'r.created_at',
] as const;

/**
 * Keeps a report, settles its submission and writes the audit, in one statement and so all or nothing. There is one
 * report for a submission, a rubric and an engine: a second worker that finishes the same job changes nothing. Returns
 * whether this report was kept.
 */
export async function settleSubmission(store: Store, input: NewReport): Promise<boolean> {
  const { rubric, reports, submission, reusedFrom } = input;
  const { rubricHash, engine, inputHash, state, problem, mark } = reports.summary;
  if (rubric !== null) await keepRubric(store, rubric);
  const { rows } = await settle(store, {
    id: newId(),
    submission,
    rubricHash,
    engine,
    inputHash,
    state,
    problemCode: problem?.code ?? null,
    problemMessage: problem?.message ?? null,
    mark,
    ...{ report: reports.report, studentReport: reports.studentReport, document: reports.document },
    durationMs: Math.round(input.durationMs),
    reusedFrom,
    now: new Date(),
    detail: JSON.stringify({ state, reusedFrom }),
  });
  return rows.length > 0;
}

interface Settling extends Omit<PackedReports['summary'], 'problem'>, Omit<PackedReports, 'summary'> {
  readonly id: string;
  readonly submission: string;
  readonly problemCode: string | null;
  readonly problemMessage: string | null;
  readonly durationMs: number;
  readonly reusedFrom: string | null;
  readonly now: Date;
  /** JSON, for the audit. */
  readonly detail: string;
}

const settle = prepared<Settling>()((store, slot) =>
  store
    .with('kept', (query) =>
      query
        .insertInto('bareme.report')
        .values({
          id: slot('id'),
          submission_id: slot('submission'),
          rubric_hash: slot('rubricHash'),
          engine: slot('engine'),
          report: slot('report'),
          student_report: slot('studentReport'),
          document: slot('document'),
          mark: slot('mark'),
          duration_ms: slot('durationMs'),
          reused_from: slot('reusedFrom'),
        })
        .onConflict((conflict) => conflict.columns(['submission_id', 'rubric_hash', 'engine']).doNothing())
        .returning('id'),
    )
    .with('settled', (query) =>
      query
        .updateTable('bareme.submission')
        .set({
          state: slot('state'),
          problem_code: slot('problemCode'),
          problem_message: slot('problemMessage'),
          settled_at: slot('now'),
        })
        .where('id', '=', slot('submission'))
        .where('state', 'not in', ['graded', 'blank', 'unreadable', 'unassigned'])
        .returning('id'),
    )
    .with('logged', (query) =>
      query
        .insertInto('bareme.audit')
        .columns(auditColumns)
        .expression((from) =>
          from
            .selectFrom('kept')
            .select([
              sql<string>`'automatic-mark'`.as('kind'),
              sql<string>`'worker'`.as('actor'),
              sql<string>`${slot('submission')}::text`.as('submission_id'),
              sql<string>`${slot('inputHash')}::text`.as('input_hash'),
              sql<string>`${slot('rubricHash')}::text`.as('rubric_hash'),
              sql<string>`${slot('engine')}::text`.as('engine'),
              sql<number>`${slot('mark')}::double precision`.as('mark'),
              sql<string>`${slot('detail')}::jsonb`.as('detail'),
            ]),
        )
        .returning('id'),
    )
    .selectFrom('kept')
    .select('id'),
);

async function keepRubric(store: Store, rubric: RubricVersion): Promise<void> {
  await store
    .insertInto('bareme.rubric_version')
    .values({
      hash: rubric.hash,
      subject_id: rubric.subject,
      title: rubric.title,
      mark_out_of: rubric.markOutOf,
      content: JSON.stringify(rubric.content),
    })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
}

/** The report that stands for a submission: the last one made. */
export async function selectOptionalReport(store: Store, submission: string): Promise<StoredReport | null> {
  const row = await store
    .selectFrom('bareme.report as r')
    .select(fields)
    .where('r.submission_id', '=', submission)
    .orderBy('r.created_at', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/** Every report of a submission, oldest first: what it was worth under each rubric and engine. */
export async function listReports(store: Store, submission: string): Promise<StoredReport[]> {
  const query = store.selectFrom('bareme.report as r').select(fields).where('r.submission_id', '=', submission);
  return await query.orderBy('r.created_at').execute();
}

/** The document of a report, for the annotated copy. */
export async function selectOptionalDocument(store: Store, report: string): Promise<Document | null> {
  const row = await store.selectFrom('bareme.report').select('document').where('id', '=', report).executeTakeFirst();
  return row?.document == null ? null : (JSON.parse(gunzipSync(row.document).toString('utf8')) as Document);
}

/** The report of the submission under this very rubric and engine, or null. */
export async function selectOptionalReportUnder(
  store: Store,
  submission: string,
  rubricHash: string,
  engine: string,
): Promise<StoredReport | null> {
  const row = await store
    .selectFrom('bareme.report as r')
    .select(fields)
    .where('r.submission_id', '=', submission)
    .where('r.rubric_hash', '=', rubricHash)
    .where('r.engine', '=', engine)
    .executeTakeFirst();
  return row ?? null;
}

/** A report of the same bytes in the same session, under the same rubric and engine. */
export async function selectOptionalTwin(
  store: Store,
  copy: { session: string; sha256: string; extension: string; rubricHash: string; engine: string },
): Promise<StoredReport | null> {
  const row = await store
    .selectFrom('bareme.report as r')
    .innerJoin('bareme.submission as s', 's.id', 'r.submission_id')
    .select(fields)
    .where('s.session_id', '=', copy.session)
    .where('s.sha256', '=', copy.sha256)
    .where('s.extension', '=', copy.extension)
    .where('r.rubric_hash', '=', copy.rubricHash)
    .where('r.engine', '=', copy.engine)
    .orderBy('r.created_at')
    .executeTakeFirst();
  return row ?? null;
}
