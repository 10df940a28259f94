import { refuse } from '../refusals.ts';
import { ChildFault } from './child-fault.ts';

/** Runs `attempt` with the time that is left; a child that could not even start is tried once more. */
export async function withRetry<Result>(total: number, attempt: (left: number) => Promise<Result>): Promise<Result> {
  try {
    return await attempt(total);
  } catch (error) {
    if (!(error instanceof ChildFault)) throw error;
    if (error.kind !== 'start') throw faultRefusal(error, total);
  }
  try {
    return await attempt(total);
  } catch (error) {
    throw error instanceof ChildFault ? faultRefusal(error, total) : error;
  }
}

export function faultRefusal(fault: ChildFault, total: number): Error {
  if (fault.kind === 'timeout') return refuse('timeout', ` (plus de ${Math.round(total / 1000)} s)`, { cause: fault });
  return refuse(fault.kind === 'crash' ? 'corrupt' : 'resource_limit', '', { cause: fault });
}
