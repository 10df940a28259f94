import type { Figure, FigureKind } from '../../../types/index.ts';
import type { Tokens } from '../text/tokens.ts';

/** A figure being read: its content, and the tokens `[first, next)` that it takes. */
export interface Draft {
  readonly first: number;
  readonly next: number;
  readonly value: number | null;
  readonly unit: string | null;
  readonly kind: FigureKind;
  readonly precision: number;
  readonly approximate: boolean;
  readonly low: number | null;
  readonly high: number | null;
  /** Power brought by a scale word, which a range shares with its first end. */
  readonly scale: number;
}

const PLAIN = { value: null, unit: null, precision: 0, approximate: false, low: null, high: null, scale: 1 } as const;

/** A draft with what is given and nothing else said. */
export function draft(given: Partial<Draft> & Pick<Draft, 'first' | 'next' | 'kind'>): Draft {
  return { ...PLAIN, ...given };
}

/** The public figure, with its place and its very words. */
export function toFigure(tokens: Tokens, made: Draft): Figure {
  const start = tokens.start(made.first);
  const end = tokens.end(made.next - 1);
  return {
    text: tokens.text.slice(start, end),
    start,
    end,
    value: made.value,
    unit: made.unit,
    kind: made.kind,
    precision: made.precision,
    approximate: made.approximate,
    low: made.low,
    high: made.high,
  };
}
