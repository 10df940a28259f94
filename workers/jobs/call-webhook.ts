import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type Delivery, GiveUp } from '../../src/queue/index.ts';
import { listMarks, selectOptionalSession } from '../../src/store/index.ts';
import type { JobContext } from './context.ts';

const dataSchema = z.strictObject({ session: z.string(), closing: z.int().positive() });
const PATIENCE_MS = 10_000;

/**
 * Tells another program that a batch has ended: no name, no mark, only what it needs to come and fetch them. The body
 * is signed with the session's secret (`X-Bareme-Signature: sha256=…`), and the delivery has an id of its own.
 */
export async function callWebhook(context: JobContext, delivery: Delivery): Promise<void> {
  const { session: id, closing } = dataSchema.parse(delivery.data);
  const session = await selectOptionalSession(context.store, id);
  if (session === null || session.webhook_url === null) return;
  // Checked again at each call: the list of hosts may have shrunk since the session was opened.
  if (!context.webhookHosts.includes(new URL(session.webhook_url).host)) throw new GiveUp('webhook_host');
  const copies = (await listMarks(context.store, id)).length;
  const body = JSON.stringify({ event: 'session.closed', session: id, closing, copies, closedAt: session.closed_at });
  const answer = await call(session.webhook_url, {
    method: 'POST',
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: {
      'content-type': 'application/json',
      'x-bareme-delivery': `${id}-${closing}`,
      'x-bareme-signature': `sha256=${createHmac('sha256', session.webhook_secret).update(body).digest('hex')}`,
    },
  });
  if (!answer.ok) throw new Error(`webhook answered ${answer.status}`);
  context.log.info({ session: id, status: answer.status }, 'webhook called');
}

/** A receiver that is down uses up a try, unlike a service of ours. */
async function call(url: string, init: RequestInit): Promise<{ ok: boolean; status: number }> {
  try {
    const answer = await fetch(url, init);
    await answer.body?.cancel();
    return { ok: answer.ok, status: answer.status };
  } catch (cause) {
    throw new Error(`webhook not reachable: ${cause instanceof Error ? cause.message : cause}`);
  }
}
