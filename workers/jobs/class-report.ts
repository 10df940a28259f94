import { z } from 'zod';
import { type Delivery, HandBack } from '../../src/queue/index.ts';
import { keepClassReport, listMarks, listUnsettled, selectOptionalSession } from '../../src/store/index.ts';
import type { JobContext } from './context.ts';
import { recoverCopy } from './sweep.ts';

const dataSchema = z.strictObject({ session: z.string(), closing: z.int().positive() });

/**
 * Makes the class report of a closing and ends it. Runs when every copy has its report or its failure; a copy whose
 * job was lost on the way is put back in line first, and the report waits.
 */
export async function makeClassReport(context: JobContext, delivery: Delivery): Promise<void> {
  const { session: id, closing } = dataSchema.parse(delivery.data);
  const session = await selectOptionalSession(context.store, id);
  if (session === null || session.state === 'purged' || session.closings !== closing) return;
  if (session.state === 'closing') {
    const open = await listUnsettled(context.store, id);
    for (const copy of open) await recoverCopy(context, { ...copy, subject_id: session.subject_id });
    if (open.length > 0) throw new HandBack(`${open.length} copies are not marked yet`, 1_000);
  }
  const rubric = await context.rubricOf(session.subject_id);
  const reports = (await listMarks(context.store, id)).map((marks) => marks.report);
  const report = await context.classReport(reports, { id: rubric.id, title: rubric.title });
  const first = await keepClassReport(context.store, id, closing, report);
  context.log.info({ session: id, closing, copies: reports.length, first }, 'class report made');
  if (first && session.webhook_url !== null) {
    await context.queue.add({ name: 'call-webhook', id: `webhook-${id}-${closing}`, data: { session: id, closing } });
  }
}
