import { z } from 'zod';
import { type Delivery, gradeJob } from '../../src/queue/index.ts';
import { beginClosing, listUnsettled, queueReceived, selectOptionalSession } from '../../src/store/index.ts';
import type { JobContext } from './context.ts';

const dataSchema = z.strictObject({ session: z.string() });

/**
 * Closes a session whose time has come: marks what is not marked yet, then makes the class report, which waits for the
 * last copy. Early (the closing time was moved, or the clock), it finds nothing to do; taken up again after a crash,
 * it goes on where it was.
 */
export async function closeSession(context: JobContext, delivery: Pick<Delivery, 'data'>): Promise<void> {
  const { store, queue, engine } = context;
  const { session: id } = dataSchema.parse(delivery.data);
  const closing = await beginClosing(store, id, context.now());
  const session = closing === null ? null : await selectOptionalSession(store, id);
  if (closing === null || session === null) return;
  await queueReceived(store, id);
  const rubric = await context.rubricOf(session.subject_id);
  const copies = await listUnsettled(store, id);
  await queue.addFlow(
    { name: 'class-report', id: `class-${id}-${closing}`, data: { session: id, closing } },
    copies.map((copy) => gradeJob(copy.id, { rubricHash: rubric.hash, engine }, false)),
  );
  context.log.info({ session: id, closing, copies: copies.length }, 'session closing');
}
