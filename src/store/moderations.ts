import type { Report } from '../types/index.ts';
import { writeAudit } from './audit.ts';
import type { Store } from './open-database.ts';
import { storeRefusals } from './refusals.ts';
import { type StoredReport, selectOptionalReport } from './reports.ts';
import { newId } from './tokens.ts';

/** A teacher's decision on one criterion. Decisions only grow: the last one on a criterion stands. */
export interface Moderation {
  readonly id: string;
  readonly report_id: string;
  readonly question_id: string;
  readonly criterion_id: string;
  readonly from_points: number;
  readonly to_points: number;
  readonly out_of: number;
  readonly reason: string;
  readonly teacher_id: string;
  readonly teacher_name: string;
  readonly at: Date;
}

/** A teacher's signature under a mark: before it the mark is a proposal. */
export interface Validation {
  readonly report_id: string;
  readonly mark: number | null;
  readonly teacher_name: string;
  readonly at: Date;
}

/** The marks of a copy as they stand: the report with the decisions of teachers laid over it. */
export interface StandingMarks {
  readonly report: Report;
  /** The same marks, in words for the student. */
  readonly studentReport: Report;
  readonly reportId: string;
  readonly moderations: readonly Moderation[];
  /** Decisions on a criterion that the present rubric no longer has, or weighs otherwise: kept, not applied. */
  readonly unapplied: readonly Moderation[];
  /** The signature under these very marks, or null: a mark that changed after it is a proposal again. */
  readonly validation: Validation | null;
}

/** Marks are given by quarter points, on the copy and out of 20 alike. */
const STEP = 0.25;

/**
 * Records that a teacher changes the points of a criterion. Throws BaremeError `not_graded`, `unknown_criterion`,
 * `points_out_of_scale`, `reason_missing`.
 */
export async function moderate(
  store: Store,
  decision: { submission: string; criterion: string; points: number; reason: string; teacher: string },
): Promise<void> {
  const reason = decision.reason.trim();
  if (reason === '') {
    throw storeRefusals.reasonMissing();
  }
  await store.transaction().execute(async (tx) => {
    await tx.selectFrom('bareme.submission').select('id').where('id', '=', decision.submission).forUpdate().execute();
    const standing = await selectOptionalMarks(tx, decision.submission);
    if (standing === null) throw storeRefusals.notGraded();
    const found = findCriterion(standing.report, decision.criterion);
    if (found === null) {
      throw storeRefusals.unknownCriterion(decision.criterion);
    }
    checkScale(decision.points, found.outOf);
    await tx
      .insertInto('bareme.moderation')
      .values({
        id: newId(),
        submission_id: decision.submission,
        report_id: standing.reportId,
        question_id: found.question,
        criterion_id: decision.criterion,
        from_points: found.points,
        to_points: decision.points,
        out_of: found.outOf,
        reason,
        teacher_id: decision.teacher,
      })
      .execute();
    await writeAudit(tx, {
      kind: 'moderation',
      actor: decision.teacher,
      submission: decision.submission,
      inputHash: standing.report.copy.sha256,
      rubricHash: standing.report.rubric.hash,
      engine: standing.report.engine,
      detail: { criterion: decision.criterion, from: found.points, to: decision.points },
    });
  });
}

function checkScale(points: number, outOf: number): void {
  if (points >= 0 && points <= outOf && Number.isInteger(points / STEP)) return;
  throw storeRefusals.pointsOutOfScale(outOf);
}

function findCriterion(report: Report, id: string): { question: string; points: number; outOf: number } | null {
  for (const question of report.questions) {
    const criterion = question.criteria.find((one) => one.id === id);
    if (criterion !== undefined) return { question: question.id, points: criterion.points, outOf: criterion.outOf };
  }
  return null;
}

/** A named teacher validates the marks as they stand. Throws BaremeError `not_graded`. */
export async function validateMarks(store: Store, submission: string, teacher: string): Promise<void> {
  await store.transaction().execute(async (tx) => {
    const standing = await selectOptionalMarks(tx, submission);
    if (standing === null) throw storeRefusals.notGraded();
    const { report, reportId } = standing;
    await tx
      .insertInto('bareme.validation')
      .values({ id: newId(), submission_id: submission, report_id: reportId, mark: report.mark, teacher_id: teacher })
      .execute();
    await writeAudit(tx, {
      kind: 'validation',
      actor: teacher,
      submission,
      inputHash: report.copy.sha256,
      rubricHash: report.rubric.hash,
      engine: report.engine,
      mark: report.mark,
    });
  });
}

/** The marks of one copy as they stand, or null before its first report. */
export async function selectOptionalMarks(store: Store, submission: string): Promise<StandingMarks | null> {
  const stored = await selectOptionalReport(store, submission);
  if (stored === null) return null;
  const [moderations, validations] = [
    await listModerations(store, [submission]),
    await listValidations(store, [submission]),
  ];
  return standing(stored, moderations, validations);
}

/** The marks of every copy of a session that has a report: the last copy of each student. */
export async function listMarks(
  store: Store,
  session: string,
): Promise<(StandingMarks & { submission: string; student: string })[]> {
  const rows = await store
    .selectFrom('bareme.submission as s')
    .innerJoin('bareme.report as r', 'r.submission_id', 's.id')
    .select([
      'r.id',
      'r.submission_id',
      'r.rubric_hash',
      'r.engine',
      'r.report',
      'r.student_report',
      'r.created_at',
      's.student_id',
    ])
    .where('s.session_id', '=', session)
    .distinctOn('s.student_id')
    .orderBy('s.student_id')
    .orderBy('s.attempt', 'desc')
    .orderBy('r.created_at', 'desc')
    .execute();
  const ids = rows.map((row) => row.submission_id);
  if (ids.length === 0) return [];
  const [moderations, validations] = [await listModerations(store, ids), await listValidations(store, ids)];
  return rows.map((row) => ({
    ...standing(row, moderations, validations),
    submission: row.submission_id,
    student: row.student_id,
  }));
}

async function listModerations(
  store: Store,
  submissions: readonly string[],
): Promise<(Moderation & { submission_id: string })[]> {
  return await store
    .selectFrom('bareme.moderation as m')
    .innerJoin('bareme.teacher as t', 't.id', 'm.teacher_id')
    .select([
      'm.id',
      'm.submission_id',
      'm.report_id',
      'm.question_id',
      'm.criterion_id',
      'm.from_points',
      'm.to_points',
    ])
    .select(['m.out_of', 'm.reason', 'm.teacher_id', 't.name as teacher_name', 'm.at'])
    .where('m.submission_id', 'in', submissions)
    .orderBy('m.at')
    .execute();
}

async function listValidations(
  store: Store,
  submissions: readonly string[],
): Promise<(Validation & { submission_id: string })[]> {
  return await store
    .selectFrom('bareme.validation as v')
    .innerJoin('bareme.teacher as t', 't.id', 'v.teacher_id')
    .select(['v.submission_id', 'v.report_id', 'v.mark', 't.name as teacher_name', 'v.at'])
    .where('v.submission_id', 'in', submissions)
    .orderBy('v.at')
    .execute();
}

function standing(
  stored: StoredReport,
  allModerations: readonly (Moderation & { submission_id: string })[],
  allValidations: readonly (Validation & { submission_id: string })[],
): StandingMarks {
  const moderations = allModerations.filter((one) => one.submission_id === stored.submission_id);
  const unapplied = moderations.filter((one) => findCriterion(stored.report, one.criterion_id)?.outOf !== one.out_of);
  const applied = moderations.filter((one) => !unapplied.includes(one));
  const lastChange = applied.at(-1)?.at.getTime() ?? 0;
  const validation = allValidations.filter((one) => one.submission_id === stored.submission_id).at(-1);
  const holds = validation !== undefined && validation.report_id === stored.id && validation.at.getTime() >= lastChange;
  const signature = holds ? validation : null;
  const layOver = (report: Report): Report => sign(applyModerations(report, applied), signature);
  return {
    report: layOver(stored.report),
    studentReport: layOver(stored.student_report),
    reportId: stored.id,
    moderations,
    unapplied,
    validation: signature,
  };
}

/** Lays decisions over a report: criteria, questions, points and mark agree afterwards. Pure. */
export function applyModerations(report: Report, moderations: readonly Moderation[]): Report {
  if (moderations.length === 0) return report;
  const last = new Map(moderations.map((one) => [one.criterion_id, one]));
  const questions = report.questions.map((question) => {
    const criteria = question.criteria.map((criterion) => {
      const decision = last.get(criterion.id);
      if (decision === undefined) return criterion;
      return { ...criterion, points: decision.to_points, confidence: 1, reason: decision.reason };
    });
    return { ...question, criteria, points: sum(criteria) };
  });
  const points = sum(questions);
  const mark = Math.round(((points / report.outOf) * report.markOutOf) / STEP) * STEP;
  return { ...report, questions, points, mark, interval: intervalAround(mark, report, questions) };
}

/** A copy without a mark has nothing to sign. */
function sign(report: Report, validation: Validation | null): Report {
  if (validation === null || report.mark === null) return report;
  return { ...report, validation: { by: validation.teacher_name, at: validation.at.toISOString() } };
}

/** What was doubtful remains so around the new mark, less what the teacher has decided. */
function intervalAround(mark: number, report: Report, questions: Report['questions']): Report['interval'] {
  if (report.interval === null || report.mark === null) return null;
  const doubt = (all: Report['questions']): number =>
    sum(all.flatMap((one) => one.criteria).map(({ outOf, confidence }) => ({ points: outOf * (1 - confidence) })));
  const before = doubt(report.questions);
  const left = before === 0 ? 0 : doubt(questions) / before;
  const onScale = (value: number): number => Math.min(report.markOutOf, Math.max(0, Math.round(value / STEP) * STEP));
  const [low, high] = report.interval;
  return [onScale(mark - (report.mark - low) * left), onScale(mark + (high - report.mark) * left)];
}

/** Quarter points are exact in binary: the sum is too. */
const sum = (parts: readonly { readonly points: number }[]): number =>
  parts.reduce((total, part) => total + part.points, 0);
