/**
 * The two queues. `grade` holds the copies; `upkeep` everything else, so that a batch of a thousand copies never delays
 * the closing of a session.
 */
export type QueueName = 'bareme-grade' | 'bareme-upkeep';

/** Marks one submission. Job data never holds personal data nor text: brokers keep it in clear. */
export interface GradeCopy {
  readonly submission: string;
}

/** Closes a session: grades what is not graded, then makes the class report. `closing` counts its closings from 1. */
export interface CloseSession {
  readonly session: string;
  readonly closing: number;
}

export interface JobData {
  'grade-copy': GradeCopy;
  'close-session': { readonly session: string };
  'class-report': CloseSession;
  'call-webhook': CloseSession;
  'watch-folder': { readonly folder: string; readonly code: string };
  sweep: Record<string, never>;
  purge: Record<string, never>;
}

export type JobName = keyof JobData;

/** One job to add. Adding an id that waits or runs already changes nothing. */
export interface JobRequest<N extends JobName = JobName> {
  readonly name: N;
  readonly id: string;
  readonly data: JobData[N];
  /** Earliest moment, in milliseconds since 1970; absent: now. */
  readonly notBefore?: number;
  /** 1 goes first; absent: 10. */
  readonly priority?: number;
}

export const queueOf = (name: JobName): QueueName => (name === 'grade-copy' ? 'bareme-grade' : 'bareme-upkeep');

/** How often a job is tried before it fails for good, and the pause before the second try, doubled each time. */
export const attemptsOf: Readonly<Record<JobName, { attempts: number; backoffMs: number }>> = {
  'grade-copy': { attempts: 2, backoffMs: 500 },
  'close-session': { attempts: 8, backoffMs: 1_000 },
  'class-report': { attempts: 8, backoffMs: 1_000 },
  'call-webhook': { attempts: 8, backoffMs: 2_000 },
  'watch-folder': { attempts: 2, backoffMs: 1_000 },
  sweep: { attempts: 1, backoffMs: 1_000 },
  purge: { attempts: 3, backoffMs: 60_000 },
};

/**
 * The job that marks a copy under a rubric and an engine. The three make its id: asked for twice it runs once, and a
 * changed rubric makes another job even while the first one runs. Urgent: a student waits for it.
 */
export function gradeJob(
  submission: string,
  under: { readonly rubricHash: string; readonly engine: string },
  urgent: boolean,
): JobRequest<'grade-copy'> {
  const id = `grade-${submission}-${under.rubricHash.replace('sha256:', '').slice(0, 12)}-${under.engine}`;
  return { name: 'grade-copy', id, data: { submission }, priority: urgent ? 1 : 10 };
}

/** The job that closes a session at its time; a changed time makes another job, and the first finds nothing to do. */
export function closeJob(session: { readonly id: string; readonly closes_at: Date }): JobRequest<'close-session'> {
  const notBefore = session.closes_at.getTime();
  return { name: 'close-session', id: `close-${session.id}-${notBefore}`, data: { session: session.id }, notBefore };
}
