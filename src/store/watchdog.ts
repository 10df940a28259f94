import { Worker } from 'node:worker_threads';

/**
 * The embedded database runs inside the process, so that its faults can hold the whole process for ever. A thread of its
 * own counts the beats of the event loop; when none comes for a minute it ends the process, which whoever looks after
 * it starts again: what was committed is there, and running copies go back in line.
 */
const program = `
const { workerData, parentPort } = require('node:worker_threads');
const beats = new Int32Array(workerData.beats);
let last = -1, missed = 0;
setInterval(() => {
  const now = Atomics.load(beats, 0);
  missed = now === last ? missed + 1 : 0;
  last = now;
  if (missed < workerData.patience) return;
  require('node:fs').writeSync(2, 'La base intégrée ne répond plus depuis une minute : le service s’arrête. Remède : vérifiez la place sur le disque, puis relancez-le.\\n');
  process.kill(process.pid, 'SIGKILL');
}, workerData.everyMs).ref();
`;

const EVERY_MS = 5_000;
const PATIENCE = 12;

/** Starts the watch; the returned function ends it. */
export function watchEventLoop(): () => void {
  const beats = new SharedArrayBuffer(4);
  const count = new Int32Array(beats);
  const beat = setInterval(() => Atomics.add(count, 0, 1), EVERY_MS / 2).unref();
  const thread = new Worker(program, { eval: true, workerData: { beats, everyMs: EVERY_MS, patience: PATIENCE } });
  thread.unref();
  return () => {
    clearInterval(beat);
    void thread.terminate();
  };
}
