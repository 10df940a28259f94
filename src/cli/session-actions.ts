import { UsageError } from '../errors/index.ts';
import { readConfig } from '../service.ts';
import {
  listSessions,
  listTeachers,
  openDatabase,
  purgeSession,
  type Store,
  selectOptionalSessionByCode,
} from '../store/index.ts';
import { table } from './table.ts';

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const database = await openDatabase(readConfig(process.env).database);
  try {
    return await work(database.store);
  } finally {
    await database.close();
  }
}

/** Every session of every teacher, as a table or as JSON. */
export async function listAllSessions(json: boolean): Promise<string> {
  const sessions = await withStore(async (store) => {
    const teachers = await listTeachers(store);
    const lists = await Promise.all(
      teachers.map(async ({ id, login }) => (await listSessions(store, id)).map((one) => ({ ...one, login }))),
    );
    return lists.flat().map(({ webhook_secret: _, ...one }) => one);
  });
  if (json) return `${JSON.stringify(sessions, null, 2)}\n`;
  if (sessions.length === 0) return 'Aucune session.\n';
  const day = new Intl.DateTimeFormat('fr', { dateStyle: 'short', timeStyle: 'short' });
  const rows = sessions.map((one) => [
    `${one.code}  ${one.title}`,
    one.subject_id,
    one.login,
    one.state,
    day.format(one.closes_at),
    String(Object.values(one.counts).reduce((sum, count) => sum + count, 0)),
  ]);
  return `${table(['session', 'sujet', 'enseignant', 'état', 'fermeture', 'copies'], rows).join('\n')}\n`;
}

/** Erases a session and says what was erased and what was found when looking again. */
export async function purgeByCode(code: string, sure: boolean): Promise<string> {
  if (!sure) {
    throw new UsageError('purge_unsure', 'effacer une session est définitif.', {
      remedy: `ajoutez --yes pour effacer ses copies, ses rapports et ses noms : bareme session purge ${code} --yes`,
    });
  }
  return withStore(async (store) => {
    const session = await selectOptionalSessionByCode(store, code);
    if (session === null) {
      throw new UsageError('unknown_session', `aucune session n’a le code « ${code} ».`, {
        remedy: '« bareme session list » montre les codes.',
      });
    }
    const { removed, remaining } = await purgeSession(store, session.id, 'system');
    const rows = Object.entries(removed).map(([name, count]) => [name, String(count), String(remaining[name] ?? 0)]);
    return `${table(['effacé', 'lignes', 'restent'], rows).join('\n')}\n`;
  });
}
