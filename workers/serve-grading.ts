import { BaremeError } from '../src/errors/index.ts';
import type { FromChild, Grade, GradeProgress, ToChild } from './grading-protocol.ts';
import { maskName } from './mask-name.ts';
import { packReports } from './pack-reports.ts';

/**
 * The child's side of a grading pool: marks the copies it is sent, one at a time, until its parent lets go of it. Ends
 * with its parent, however that ends: no orphan goes on marking.
 */
export function serveGrading(grade: Grade): void {
  process.on('disconnect', () => process.exit(0));
  // A terminal's Ctrl-C reaches the whole group: the parent decides when its children stop.
  process.on('SIGINT', () => {});
  process.on('message', (message: ToChild) => void answer(grade, message));
  send({ kind: 'ready' });
}

async function answer(grade: Grade, message: ToChild): Promise<void> {
  try {
    const onProgress = ({ page, pages }: GradeProgress): void =>
      send({ kind: 'progress', id: message.id, progress: { page, pages } });
    const { rubric, ...reports } = await grade(message.request, onProgress);
    const packed = packReports(maskName(reports, message.request.candidate));
    send({ kind: 'done', id: message.id, result: { reports: packed, rubric } });
  } catch (cause) {
    const code = cause instanceof BaremeError ? cause.code : 'crash';
    send({ kind: 'error', id: message.id, code, message: cause instanceof Error ? cause.message : String(cause) });
  }
}

function send(message: FromChild): void {
  process.send?.(message);
}
