import type { Migration } from 'kysely';
import { firstSchema } from './0001-first-schema.ts';

/** In the order in which they are applied; a migration that was released is never edited. */
export const migrations: Record<string, Migration> = {
  '0001-first-schema': firstSchema,
};
