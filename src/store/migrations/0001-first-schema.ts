import { type Migration, sql } from 'kysely';

/**
 * Names of students stand in `student_identity` alone; everything else knows a student by its number in the session.
 * `moderation`, `validation` and `audit` refuse updates; they give up rows only inside a purge, which says so with
 * `set local bareme.purge = 'on'`. `audit` has no foreign key: it outlives the copies it speaks of.
 */
const statements = `
create table bareme.teacher (
  id text primary key, login text not null unique, name text not null, password text not null,
  admin boolean not null default false, created_at timestamptz not null default now(), disabled_at timestamptz
);
create table bareme.sign_in (
  token_hash text primary key, teacher_id text not null references bareme.teacher on delete cascade,
  created_at timestamptz not null default now(), expires_at timestamptz not null, revoked_at timestamptz
);
create table bareme.rubric_version (
  hash text primary key, subject_id text not null, title text not null, mark_out_of double precision not null,
  content json not null, seen_at timestamptz not null default now()
);
create table bareme.practice_session (
  id text primary key, teacher_id text not null references bareme.teacher, subject_id text not null,
  title text not null, class_name text not null, code text not null unique, lang text not null,
  opens_at timestamptz not null, closes_at timestamptz not null,
  late text not null check (late in ('refuse', 'accept', 'flag')),
  feedback text not null check (feedback in ('instant', 'at-close')),
  attempts integer not null check (attempts between 1 and 100), retention_days integer not null check (retention_days > 0),
  webhook_url text, webhook_secret text not null,
  state text not null default 'open' check (state in ('open', 'closing', 'closed', 'purged')),
  closings integer not null default 0, closed_at timestamptz, created_at timestamptz not null default now()
);
create index on bareme.practice_session (state, closes_at);
create index on bareme.practice_session (teacher_id);
create table bareme.student (
  id text primary key, session_id text not null references bareme.practice_session on delete cascade,
  number text not null, label text, created_at timestamptz not null default now(), unique (session_id, number), unique (session_id, label)
);
create table bareme.student_identity (
  student_id text primary key references bareme.student on delete cascade, name text not null
);
create table bareme.submission (
  id text primary key, session_id text not null references bareme.practice_session on delete cascade,
  student_id text not null references bareme.student on delete cascade, attempt integer not null,
  extension text not null, size integer not null, sha256 text not null,
  origin text not null check (origin in ('student', 'bulk', 'watch')), late boolean not null,
  state text not null check (state in ('received', 'queued', 'grading', 'graded', 'blank', 'unreadable', 'unassigned', 'failed')),
  problem_code text, problem_message text,
  received_at timestamptz not null default now(), settled_at timestamptz, unique (student_id, attempt)
);
create index on bareme.submission (session_id, state);
create index on bareme.submission (session_id, sha256);
create index on bareme.submission (received_at) where state in ('queued', 'grading');
create table bareme.submission_bytes (
  submission_id text primary key references bareme.submission on delete cascade, bytes bytea not null
);
create table bareme.report (
  id text primary key, submission_id text not null references bareme.submission on delete cascade,
  rubric_hash text not null references bareme.rubric_version, engine text not null,
  report json not null, student_report json not null, document bytea, mark double precision, duration_ms integer not null, reused_from text,
  created_at timestamptz not null default clock_timestamp(), unique (submission_id, rubric_hash, engine)
);
create table bareme.moderation (
  id text primary key, submission_id text not null references bareme.submission on delete cascade,
  report_id text not null, question_id text not null, criterion_id text not null,
  from_points double precision not null, to_points double precision not null, out_of double precision not null, reason text not null check (length(reason) > 0),
  teacher_id text not null references bareme.teacher, at timestamptz not null default clock_timestamp()
);
create index on bareme.moderation (submission_id, at);
create table bareme.validation (
  id text primary key, submission_id text not null references bareme.submission on delete cascade,
  report_id text not null, mark double precision, teacher_id text not null references bareme.teacher,
  at timestamptz not null default clock_timestamp()
);
create index on bareme.validation (submission_id, at);
create table bareme.class_report (
  session_id text not null references bareme.practice_session on delete cascade, closing integer not null,
  report json not null, created_at timestamptz not null default now(), primary key (session_id, closing)
);
create table bareme.access_link (
  token_hash text primary key, student_id text not null references bareme.student on delete cascade,
  created_at timestamptz not null default now(), expires_at timestamptz not null, revoked_at timestamptz
);
create table bareme.bulk (
  id text primary key, session_id text not null references bareme.practice_session on delete cascade,
  created_at timestamptz not null default now()
);
create table bareme.bulk_file (
  bulk_id text not null references bareme.bulk on delete cascade, position integer not null, label text not null,
  name text not null, extension text not null, size integer not null, sha256 text not null, verdict text not null,
  reason text, bytes bytea, primary key (bulk_id, position)
);
create table bareme.audit (
  id bigint generated always as identity primary key, at timestamptz not null default clock_timestamp(),
  kind text not null, actor text not null, submission_id text, input_hash text, rubric_hash text, engine text, mark double precision,
  detail jsonb not null default '{}'
);
create index on bareme.audit (at);
create index on bareme.audit (submission_id);
create table bareme.purge_record (
  id text primary key, at timestamptz not null default now(), scope text not null, subject text not null,
  removed jsonb not null, remaining jsonb not null
);

create function bareme.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and coalesce(current_setting('bareme.purge', true), '') = 'on' then return old; end if;
  raise exception 'bareme.% only grows', tg_table_name using errcode = 'BR001';
end $$;
create trigger moderation_only_grows before update or delete on bareme.moderation
  for each row execute function bareme.refuse_change();
create trigger validation_only_grows before update or delete on bareme.validation
  for each row execute function bareme.refuse_change();
create trigger audit_only_grows before update or delete on bareme.audit
  for each row execute function bareme.refuse_change();
`;

export const firstSchema: Migration = {
  async up(db) {
    await sql.raw(statements).execute(db);
  },
};
