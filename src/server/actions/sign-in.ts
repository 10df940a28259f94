import { timingSafeEqual } from 'node:crypto';
import { checkPassword, createTeacher, listTeachers, openSignIn, type Teacher } from '../../store/index.ts';
import type { ServerContext } from '../context.ts';
import { serverRefusals } from '../refusals.ts';

/** Wrong passwords allowed per login in a quarter of an hour, wherever they come from. */
const TRIES = 10;
const WINDOW_MS = 15 * 60_000;
const tries = new Map<string, number[]>();

/** Signs a teacher in. Throws BaremeError `wrong_password`, `too_many_tries`. */
export async function signIn(
  context: ServerContext,
  login: string,
  password: string,
): Promise<{ token: string; teacher: Teacher }> {
  const key = login.trim().toLowerCase();
  const recent = (tries.get(key) ?? []).filter((time) => time > Date.now() - WINDOW_MS);
  if (recent.length >= TRIES) throw serverRefusals.tooManyTries();
  const teacher = await checkPassword(context.store, login, password);
  if (teacher === null) {
    // Forgotten logins must not pile up.
    if (tries.size > 10_000) tries.clear();
    tries.set(key, [...recent, Date.now()]);
    throw serverRefusals.wrongPassword();
  }
  tries.delete(key);
  return { token: await openSignIn(context.store, teacher.id, context.config.signInHours), teacher };
}

/** Creates the first account, with the token that the server printed at its start. Throws BaremeError `setup_done`. */
export async function setUp(
  context: ServerContext,
  token: string,
  account: { login: string; name: string; password: string },
): Promise<Teacher> {
  const given = Buffer.from(token);
  const expected = Buffer.from(context.setupToken);
  const right = given.length === expected.length && timingSafeEqual(given, expected);
  if (!right || (await listTeachers(context.store)).length > 0) {
    throw serverRefusals.setupDone();
  }
  return await createTeacher(context.store, { ...account, admin: true });
}
