import { sql } from 'kysely';
import type { Store } from './open-database.ts';
import { prepared } from './prepared.ts';
import type { SessionState } from './schema.ts';
import { type Submission, submissionFields } from './submissions.ts';

/** A copy with all that marking it needs. */
export interface CopyToGrade {
  readonly submission: Submission;
  readonly session: {
    readonly id: string;
    readonly subject: string;
    readonly lang: 'fr' | 'en';
    readonly state: SessionState;
    readonly closings: number;
  };
  /** What the copy is called in its report; a name is no part of it. */
  readonly number: string;
  readonly name: string | null;
  /** Null once they are purged. */
  readonly bytes: Uint8Array | null;
  /** Hashes of the rubrics under which this engine has marked the same bytes in the same session. */
  readonly markedUnder: readonly string[];
}

/**
 * Takes a copy to mark it and says so, in one exchange with the database: between two copies a worker does little else
 * than wait for such exchanges. Null when the copy was erased meanwhile; a settled copy stays settled.
 */
export async function takeForGrading(store: Store, id: string, engine: string): Promise<CopyToGrade | null> {
  const { rows } = await take(store, { id, engine });
  const [row] = rows;
  if (row === undefined) return null;
  const { subject_id: subject, lang, session_state: state, closings, number, name, bytes, ...rest } = row;
  const { marked_under: markedUnder, ...submission } = rest;
  const session = { id: submission.session_id, subject, lang, state, closings };
  return { submission, session, number, name, bytes, markedUnder };
}

const take = prepared<{ id: string; engine: string }>()((store, slot) =>
  store
    .with('taken', (query) =>
      query
        .updateTable('bareme.submission')
        .set({ state: 'grading' })
        .where('id', '=', slot('id'))
        .where('state', 'in', ['received', 'queued'])
        .returning('id'),
    )
    .selectFrom('bareme.submission as s')
    .innerJoin('bareme.practice_session as p', 'p.id', 's.session_id')
    .innerJoin('bareme.student as t', 't.id', 's.student_id')
    .leftJoin('bareme.student_identity as i', 'i.student_id', 's.student_id')
    .leftJoin('bareme.submission_bytes as b', 'b.submission_id', 's.id')
    .select(submissionFields.map((field) => `s.${field}` as const))
    .select(['p.subject_id', 'p.lang', 'p.state as session_state', 'p.closings', 't.number', 'i.name', 'b.bytes'])
    .select(
      sql<string[]>`array(
        select r.rubric_hash from bareme.report r join bareme.submission same on same.id = r.submission_id
        where same.session_id = s.session_id and same.sha256 = s.sha256 and same.extension = s.extension
          and r.engine = ${slot('engine')})`.as('marked_under'),
    )
    .where('s.id', '=', slot('id')),
);
