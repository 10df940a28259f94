import type { ReadingLimits } from '../limits.ts';
import { refuse } from '../refusals.ts';
export async function readOffice(
  _bytes: Uint8Array,
  _limits: ReadingLimits,
): Promise<{ text: string; origin: 'docx' }> {
  throw refuse('unsupported');
}
