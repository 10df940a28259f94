import type { Calculation, Figure } from '../../../types/index.ts';
import type { Draft } from '../grammar/draft.ts';
import type { Tokens } from '../text/tokens.ts';

export function readCalculations(
  _tokens: Tokens,
  _drafts: readonly Draft[],
  _figures: readonly Figure[],
): Calculation[] {
  return [];
}
