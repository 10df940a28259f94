import { type Kysely, Migrator, sql } from 'kysely';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';

/** Applies the migrations that are missing, in order; several processes may start together (the migrator locks). */
export async function migrate(store: Kysely<Tables>): Promise<void> {
  await sql`create schema if not exists bareme`.execute(store).catch(ignoreRace);
  const migrator = new Migrator({
    db: store,
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: 'bareme',
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** Two first starts at once: `if not exists` still races inside PostgreSQL (23505), and the loser may go on. */
function ignoreRace(cause: { code?: string }): void {
  if (cause.code !== '23505' && cause.code !== '42P06') throw cause;
}
