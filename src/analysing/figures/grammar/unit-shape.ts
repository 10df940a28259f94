import type { UnitFamily } from '../text/lexicon.ts';

/** A unit read after a number, or a currency before it; `next` is the token after it. */
export interface Unit {
  readonly symbol: string;
  readonly family: UnitFamily;
  readonly factor: number;
  readonly next: number;
}
