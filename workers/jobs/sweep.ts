import { closeJob, gradeJob } from '../../src/queue/index.ts';
import {
  failSubmission,
  listForgotten,
  listOverdueSessions,
  listSessionsToClose,
  type Submission,
} from '../../src/store/index.ts';
import { closeSession } from './close-session.ts';
import type { JobContext } from './context.ts';

/** A copy is looked at when it has waited this long, in milliseconds: by then its job is in the queue or was lost. */
const PATIENCE = 20_000;
const COPIES_PER_SWEEP = 2_000;

/**
 * Puts right what a fault left behind, every minute and at each start: closings missed while everything was down,
 * copies whose job the broker lost or that failed unseen. The store says what must be; the queue is only told again.
 */
export async function sweep(context: JobContext): Promise<void> {
  const { store, queue, now } = context;
  for (const session of await listOverdueSessions(store, now())) {
    await closeSession(context, { data: { session: session.id } });
  }
  await queue.addAll((await listSessionsToClose(store)).map(closeJob));
  const forgotten = await listForgotten(store, new Date(now().getTime() - PATIENCE), COPIES_PER_SWEEP);
  for (const copy of forgotten) await recoverCopy(context, copy);
}

/** Gives a copy that waits its job again when the queue has none, and its failure when the job failed unseen. */
export async function recoverCopy(
  context: JobContext,
  copy: Submission & { readonly subject_id: string },
): Promise<void> {
  const { store, queue, engine } = context;
  const rubric = await context.rubricOf(copy.subject_id);
  const job = gradeJob(copy.id, { rubricHash: rubric.hash, engine }, false);
  const { state, reason } = await queue.state(job.name, job.id);
  if (state === 'failed') {
    await failSubmission(store, copy.id, 'interrupted', `La notation a échoué : ${reason ?? 'sans raison connue'}.`);
  } else if (state === 'unknown' || state === 'completed') {
    await queue.add(job);
  }
}
