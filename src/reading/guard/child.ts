/**
 * A reader's child process: untrusted files are parsed here, where running out of memory or time ends nothing else.
 * The parent sets the limits and kills; this side only reads, answers and dies with its parent.
 */
import { ReadingError } from '../../errors/index.ts';
import { refuse } from '../refusals.ts';
import { packBoxes } from './packed-boxes.ts';
import type { Composed, FromChild, FromParent, Sent } from './protocol.ts';

function send(message: FromChild): void {
  // The parent may be gone between a page and its answer.
  if (process.connected) process.send?.(message);
}

const packed = (composed: Composed): Sent => ({ ...composed, boxes: packBoxes(composed.boxes) });

async function perform(task: FromParent): Promise<unknown> {
  const onPage = (page: number, pages: number): void => send({ type: 'page', id: task.id, page, pages });
  switch (task.kind) {
    case 'pdf': {
      const [{ readPdfInk }, { compose }] = await Promise.all([
        import('../pdf/read-pdf.ts'),
        import('../pdf/compose.ts'),
      ]);
      const ink = await readPdfInk(task.bytes, task.limits, { skip: task.skip, onPage });
      if (ink.look.length > 0) return { ink, composed: null };
      return { ink: { ...ink, pages: [] }, composed: packed(compose(ink.pages, new Map(ink.added))) };
    }
    case 'compose': {
      const { compose } = await import('../pdf/compose.ts');
      return packed(compose(task.pages, new Map(task.added)));
    }
    case 'office': {
      const { readOffice } = await import('../office/read-office.ts');
      return readOffice(task.bytes, task.limits);
    }
    case 'archive': {
      const { expandArchive } = await import('../archive/expand-archive.ts');
      return expandArchive(task.bytes, task.limits);
    }
    case 'look': {
      const { lookAtPage } = await import('../scan/look-at-page.ts');
      return lookAtPage(task.source, task.page, task.limits);
    }
  }
}

process.on('message', (task: FromParent) => {
  perform(task).then(
    (result) => send({ type: 'done', id: task.id, result }),
    (error: unknown) => {
      const refusal = error instanceof ReadingError ? error : refuse('corrupt', '', { cause: error });
      const { code, message, remedy } = refusal;
      const cause = String(refusal.cause instanceof Error ? refusal.cause.stack : (refusal.cause ?? ''));
      send({ type: 'refused', id: task.id, code, message, remedy, cause });
    },
  );
});
process.on('disconnect', () => process.exit(0));
// Libraries for untrusted formats throw from timers and streams: the task then runs into its time limit or has answered.
process.on('unhandledRejection', () => {});
process.on('uncaughtException', () => {});

send({ type: 'ready' });
