import { purgeExpired } from '../../src/store/index.ts';
import type { JobContext } from './context.ts';

/** Erases what has outlived its retention, every night; the proofs stay in the store. */
export async function purge(context: JobContext): Promise<void> {
  for (const proof of await purgeExpired(context.store, context.now())) {
    context.log.info(
      { scope: proof.scope, subject: proof.subject, removed: proof.removed, remaining: proof.remaining },
      'purged',
    );
  }
}
