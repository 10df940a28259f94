import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Report } from '../types/index.ts';

/** Tables of the schema `bareme`, as the query layer sees them. Their rules stand in migrations/. */
type Time = ColumnType<Date, Date, Date>;
type TimeByDefault = ColumnType<Date, Date | undefined, never>;
type OptionalTime = ColumnType<Date | null, Date | null | undefined, Date | null>;
type Json<T> = JSONColumnType<T & object, string, string>;

/** Written as UTF-8 bytes, which is what JSON is to the database. */
type WrittenJson<T> = ColumnType<T, Uint8Array, Uint8Array>;

export type LateRule = 'refuse' | 'accept' | 'flag';
export type FeedbackRule = 'instant' | 'at-close';
export type SessionState = 'open' | 'closing' | 'closed' | 'purged';
/**
 * received: kept, not to be graded before the session closes → queued: a job exists or will → grading: a worker has it
 * → graded | blank | unreadable | unassigned (the report says why) | failed (the engine could not, `problem_*` says why).
 */
export type SubmissionState =
  | 'received'
  | 'queued'
  | 'grading'
  | 'graded'
  | 'blank'
  | 'unreadable'
  | 'unassigned'
  | 'failed';
export type SubmissionOrigin = 'student' | 'bulk' | 'watch';
export type BulkVerdict = 'new' | 'identical' | 'different' | 'unnamed' | 'unreadable';

interface TeacherTable {
  id: string;
  login: string;
  name: string;
  password: string;
  admin: boolean;
  created_at: TimeByDefault;
  disabled_at: OptionalTime;
}

interface SignInTable {
  token_hash: string;
  teacher_id: string;
  created_at: TimeByDefault;
  expires_at: Time;
  revoked_at: OptionalTime;
}

interface RubricVersionTable {
  hash: string;
  subject_id: string;
  title: string;
  mark_out_of: number;
  content: Json<unknown>;
  seen_at: TimeByDefault;
}

interface PracticeSessionTable {
  id: string;
  teacher_id: string;
  subject_id: string;
  title: string;
  class_name: string;
  code: string;
  lang: 'fr' | 'en';
  opens_at: Time;
  closes_at: Time;
  late: LateRule;
  feedback: FeedbackRule;
  attempts: number;
  retention_days: number;
  webhook_url: string | null;
  webhook_secret: string;
  state: Generated<SessionState>;
  closings: Generated<number>;
  closed_at: OptionalTime;
  created_at: TimeByDefault;
}

interface StudentTable {
  id: string;
  session_id: string;
  number: string;
  /** How a teacher's file or list names the student, normalised and hashed: finds the student again without a name. */
  label: string | null;
  created_at: TimeByDefault;
}

interface StudentIdentityTable {
  student_id: string;
  name: string;
}

interface SubmissionTable {
  id: string;
  session_id: string;
  student_id: string;
  attempt: number;
  extension: string;
  size: number;
  sha256: string;
  origin: SubmissionOrigin;
  late: boolean;
  state: SubmissionState;
  problem_code: string | null;
  problem_message: string | null;
  received_at: TimeByDefault;
  settled_at: OptionalTime;
}

interface SubmissionBytesTable {
  submission_id: string;
  bytes: Uint8Array;
}

interface ReportTable {
  id: string;
  submission_id: string;
  rubric_hash: string;
  engine: string;
  report: WrittenJson<Report>;
  /** The same marks in words that do not give the solution away. */
  student_report: WrittenJson<Report>;
  /** The document as gzipped JSON, for the annotated copy; null when nothing could be read. */
  document: Uint8Array | null;
  mark: number | null;
  duration_ms: number;
  reused_from: string | null;
  created_at: TimeByDefault;
}

interface ModerationTable {
  id: string;
  submission_id: string;
  report_id: string;
  question_id: string;
  criterion_id: string;
  from_points: number;
  to_points: number;
  out_of: number;
  reason: string;
  teacher_id: string;
  at: TimeByDefault;
}

interface ValidationTable {
  id: string;
  submission_id: string;
  report_id: string;
  mark: number | null;
  teacher_id: string;
  at: TimeByDefault;
}

interface ClassReportTable {
  session_id: string;
  closing: number;
  report: Json<unknown>;
  created_at: TimeByDefault;
}

interface AccessLinkTable {
  token_hash: string;
  student_id: string;
  created_at: TimeByDefault;
  expires_at: Time;
  revoked_at: OptionalTime;
}

interface BulkTable {
  id: string;
  session_id: string;
  created_at: TimeByDefault;
}

interface BulkFileTable {
  bulk_id: string;
  position: number;
  label: string;
  name: string;
  extension: string;
  size: number;
  sha256: string;
  verdict: BulkVerdict;
  reason: string | null;
  bytes: Uint8Array | null;
}

interface AuditTable {
  id: Generated<string>;
  at: TimeByDefault;
  kind: string;
  actor: string;
  submission_id: string | null;
  input_hash: string | null;
  rubric_hash: string | null;
  engine: string | null;
  mark: number | null;
  detail: ColumnType<Record<string, unknown>, string | undefined, never>;
}

interface PurgeRecordTable {
  id: string;
  at: TimeByDefault;
  scope: 'session' | 'student' | 'audit';
  subject: string;
  removed: Json<Record<string, number>>;
  remaining: Json<Record<string, number>>;
}

export interface Tables {
  'bareme.teacher': TeacherTable;
  'bareme.sign_in': SignInTable;
  'bareme.rubric_version': RubricVersionTable;
  'bareme.practice_session': PracticeSessionTable;
  'bareme.student': StudentTable;
  'bareme.student_identity': StudentIdentityTable;
  'bareme.submission': SubmissionTable;
  'bareme.submission_bytes': SubmissionBytesTable;
  'bareme.report': ReportTable;
  'bareme.moderation': ModerationTable;
  'bareme.validation': ValidationTable;
  'bareme.class_report': ClassReportTable;
  'bareme.access_link': AccessLinkTable;
  'bareme.bulk': BulkTable;
  'bareme.bulk_file': BulkFileTable;
  'bareme.audit': AuditTable;
  'bareme.purge_record': PurgeRecordTable;
}
