import type { DecimalStyle } from '../grammar/decimal-style.ts';
import type { Draft } from '../grammar/draft.ts';
import type { Tokens } from '../text/tokens.ts';

/** Where the reading of a text stands: what the constructs that look around a number may ask. */
export interface Scan {
  readonly tokens: Tokens;
  readonly style: DecimalStyle;
  /** The figure read last, on whatever line. */
  readonly previous: Draft | null;
  /** Parentheses open on this line. */
  readonly depth: number;
}
