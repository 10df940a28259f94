import { hash, verify } from '@node-rs/argon2';
import { writeAudit } from './audit.ts';
import type { Store } from './open-database.ts';
import { storeRefusals } from './refusals.ts';
import { hashToken, newId, newToken } from './tokens.ts';

export interface Teacher {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly admin: boolean;
}

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane (about 40 ms). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const SHORTEST_PASSWORD = 10;
const LONGEST_PASSWORD = 200;
/** Verified when no account has the login, so that the answer takes as long as for a wrong password. */
let nobody: Promise<string> | null = null;

const fields = ['id', 'login', 'name', 'admin'] as const;
const readLogin = (login: string): string => login.trim().toLowerCase();

/** Creates an account. Throws UsageError `login_invalid`, `login_taken`, `password_weak`. */
export async function createTeacher(
  store: Store,
  account: { login: string; name: string; password: string; admin?: boolean },
): Promise<Teacher> {
  const login = readLogin(account.login);
  if (!/^[a-z0-9][a-z0-9._@+-]{1,99}$/.test(login)) {
    throw storeRefusals.loginInvalid();
  }
  const row = {
    id: newId(),
    login,
    name: account.name.trim() === '' ? login : account.name.trim(),
    password: await hashPassword(account.password),
    admin: account.admin ?? false,
  };
  const created = await store
    .insertInto('bareme.teacher')
    .values(row)
    .onConflict((conflict) => conflict.column('login').doNothing())
    .returning(fields)
    .executeTakeFirst();
  if (created === undefined) throw storeRefusals.loginTaken(login);
  await writeAudit(store, { kind: 'teacher-created', actor: created.id });
  return created;
}

async function hashPassword(password: string): Promise<string> {
  if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD) {
    throw storeRefusals.passwordWeak(SHORTEST_PASSWORD, LONGEST_PASSWORD);
  }
  return await hash(password, COST);
}

/** The account of this login and password, or null. Takes the same time whether the login exists or not. */
export async function checkPassword(store: Store, login: string, password: string): Promise<Teacher | null> {
  const row = await store
    .selectFrom('bareme.teacher')
    .select([...fields, 'password'])
    .where('login', '=', readLogin(login))
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  nobody ??= hash(newToken(), COST);
  const right = await verify(row?.password ?? (await nobody), password.slice(0, LONGEST_PASSWORD + 1));
  if (row === undefined || !right) return null;
  return { id: row.id, login: row.login, name: row.name, admin: row.admin };
}

/** Changes a password and ends every sign-in of the account. */
export async function changePassword(store: Store, teacher: string, password: string): Promise<void> {
  const hashed = await hashPassword(password);
  await store.updateTable('bareme.teacher').set({ password: hashed }).where('id', '=', teacher).execute();
  await endSignIns(store, teacher);
  await writeAudit(store, { kind: 'password-changed', actor: teacher });
}

/** Closes or opens an account; closing it ends its sign-ins. Its sessions stay. */
export async function disableTeacher(store: Store, teacher: string, disabled: boolean): Promise<void> {
  const disabled_at = disabled ? new Date() : null;
  await store.updateTable('bareme.teacher').set({ disabled_at }).where('id', '=', teacher).execute();
  if (disabled) await endSignIns(store, teacher);
}

export async function listTeachers(store: Store): Promise<(Teacher & { readonly disabled: boolean })[]> {
  const rows = await store
    .selectFrom('bareme.teacher')
    .select([...fields, 'disabled_at'])
    .orderBy('login')
    .execute();
  return rows.map(({ disabled_at, ...teacher }) => ({ ...teacher, disabled: disabled_at !== null }));
}

/** Signs a teacher in and returns the token that proves it; the database keeps its hash only. */
export async function openSignIn(store: Store, teacher: string, hours: number): Promise<string> {
  const token = newToken();
  const expires_at = new Date(Date.now() + hours * 3_600_000);
  await store
    .insertInto('bareme.sign_in')
    .values({ token_hash: hashToken(token), teacher_id: teacher, expires_at })
    .execute();
  return token;
}

/** Who holds this token: null when it is unknown, expired, revoked, or its account closed. */
export async function selectOptionalSignIn(store: Store, token: string): Promise<Teacher | null> {
  const row = await store
    .selectFrom('bareme.sign_in as s')
    .innerJoin('bareme.teacher as t', 't.id', 's.teacher_id')
    .select(['t.id', 't.login', 't.name', 't.admin'])
    .where('s.token_hash', '=', hashToken(token))
    .where('s.revoked_at', 'is', null)
    .where('s.expires_at', '>', new Date())
    .where('t.disabled_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

export async function endSignIn(store: Store, token: string): Promise<void> {
  await store
    .updateTable('bareme.sign_in')
    .set({ revoked_at: new Date() })
    .where('token_hash', '=', hashToken(token))
    .execute();
}

/** Ends every sign-in of a teacher: a lost computer, a shared password. */
export async function endSignIns(store: Store, teacher: string): Promise<void> {
  await store
    .updateTable('bareme.sign_in')
    .set({ revoked_at: new Date() })
    .where('teacher_id', '=', teacher)
    .where('revoked_at', 'is', null)
    .execute();
}
