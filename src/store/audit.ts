import type { Store } from './open-database.ts';

/**
 * One line of the log kept for the law: every automatic mark (what was read, with which rubric and engine, what came
 * out) and every human act on it. Holds no name and no text of a copy, so that copies can be erased and the log kept.
 */
export interface AuditEntry {
  readonly kind:
    | 'teacher-created'
    | 'password-changed'
    | 'session-created'
    | 'session-changed'
    | 'session-closed'
    | 'submission-received'
    | 'automatic-mark'
    | 'grading-failed'
    | 'moderation'
    | 'validation'
    | 'regrade-asked'
    | 'purge'
    | 'export';
  /** A teacher's id, or "student", "worker", "system". */
  readonly actor: string;
  readonly submission?: string;
  readonly inputHash?: string;
  readonly rubricHash?: string;
  readonly engine?: string;
  readonly mark?: number | null;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** The columns of an entry. */
export const auditColumns = [
  'kind',
  'actor',
  'submission_id',
  'input_hash',
  'rubric_hash',
  'engine',
  'mark',
  'detail',
] as const;

const auditRow = (entry: AuditEntry) => ({
  kind: entry.kind,
  actor: entry.actor,
  submission_id: entry.submission ?? null,
  input_hash: entry.inputHash ?? null,
  rubric_hash: entry.rubricHash ?? null,
  engine: entry.engine ?? null,
  mark: entry.mark ?? null,
  detail: JSON.stringify(entry.detail ?? {}),
});

/** Writes one entry; pass a transaction to write it together with the act itself. */
export async function writeAudit(store: Store, entry: AuditEntry): Promise<void> {
  await store.insertInto('bareme.audit').values(auditRow(entry)).execute();
}

/** The entries of one submission, oldest first. */
export async function listAudit(store: Store, submission: string) {
  return await store
    .selectFrom('bareme.audit')
    .select(['at', 'kind', 'actor', 'input_hash', 'rubric_hash', 'engine', 'mark', 'detail'])
    .where('submission_id', '=', submission)
    .orderBy('id')
    .execute();
}
