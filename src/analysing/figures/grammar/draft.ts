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

type Given = Partial<Draft> & Pick<Draft, 'first' | 'next' | 'kind'>;

/**
 * A draft with what is given and nothing else said. The fields are spelled out because every figure of every copy
 * passes here: two spreads took a third of the whole reading.
 */
export function draft(given: Given): Draft {
  return {
    first: given.first,
    next: given.next,
    value: given.value ?? null,
    unit: given.unit ?? null,
    kind: given.kind,
    precision: given.precision ?? 0,
    approximate: given.approximate ?? false,
    low: given.low ?? null,
    high: given.high ?? null,
    scale: given.scale ?? 1,
  };
}

/** The same draft, said to be about its value, or bounded by it. */
export function qualified(made: Draft, approximate: boolean, bound: 'low' | 'high' | null): Draft {
  return {
    first: made.first,
    next: made.next,
    value: made.value,
    unit: made.unit,
    kind: made.kind,
    precision: made.precision,
    approximate,
    low: bound === 'low' ? made.value : made.low,
    high: bound === 'high' ? made.value : made.high,
    scale: made.scale,
  };
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
