import { HandBack } from '../src/queue/index.ts';
import { isAway } from './is-away.ts';

/** Runs a job; when a service it needs is away for a while, hands it back without using up a try. */
export async function handBackWhenAway(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (cause) {
    throw isAway(cause) ? new HandBack('a service is away', 2_000, cause) : cause;
  }
}
