import type { JobEvent, JobQueue } from '../queue/index.ts';

/**
 * Tells the open pages that their copy moved on, whichever process marks it. Events only say "look again": the state
 * itself is read from the store, so that a lost event costs a second, never a wrong answer.
 */
export class ProgressHub {
  readonly #watchers = new Map<string, Set<(event: JobEvent) => void>>();

  static async open(queue: JobQueue): Promise<ProgressHub> {
    const hub = new ProgressHub();
    await queue.listen('bareme-grade', (event) => hub.#tell(event));
    return hub;
  }

  #tell(event: JobEvent): void {
    // grade-<submission>-<rubric>-<engine>
    const submission = event.id.split('-')[1] ?? '';
    for (const hear of this.#watchers.get(submission) ?? []) hear(event);
  }

  /** Calls `hear` at each event of a submission until the returned function is called. */
  watch(submission: string, hear: (event: JobEvent) => void): () => void {
    const watchers = this.#watchers.get(submission) ?? new Set();
    this.#watchers.set(submission, watchers.add(hear));
    return () => {
      watchers.delete(hear);
      if (watchers.size === 0) this.#watchers.delete(submission);
    };
  }
}
