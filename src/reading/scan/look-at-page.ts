import type { LookSource } from '../guard/protocol.ts';
import type { ReadingLimits } from '../limits.ts';
import { refuse } from '../refusals.ts';
import type { LookedPage } from './looked-page.ts';
export async function lookAtPage(_source: LookSource, _page: number, _limits: ReadingLimits): Promise<LookedPage> {
  throw refuse('unsupported');
}
