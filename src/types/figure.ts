import type { Span } from './span.ts';

/**
 * What a number in prose is. The second group are numbers that measure nothing: told apart, kept as what they
 * are, never compared with a quantity.
 */
export type FigureKind =
  | 'number'
  | 'percent'
  | 'money'
  | 'fraction'
  | 'score'
  | 'multiplier'
  | 'duration'
  | 'age'
  | 'quantity'
  | 'ordinal'
  | 'year'
  | 'date'
  | 'time'
  | 'label'
  | 'reference'
  | 'phone'
  | 'postcode'
  | 'name';

/**
 * A figure read in free text. `text` is literally `source.slice(start, end)`.
 * "75 %" is 75 with unit "%"; "25k€" is 25000 with unit "€"; "un tiers" is 0.333… of kind "fraction";
 * a range fills `low` and `high` and its `value` is null when it has no single value ("entre 12 et 15 €").
 */
export interface Figure extends Span {
  readonly text: string;
  readonly value: number | null;
  /** "%", "€", "€/mois", "savons", "s", "h", "ans"… or null. */
  readonly unit: string | null;
  readonly kind: FigureKind;
  /** Number of decimals that were written; 0 for integers; negative for rounded words ("une quarantaine": -1). */
  readonly precision: number;
  readonly approximate: boolean;
  /** Bounds: of a range, or of "plus de 3 %" (low 3, high null), "au plus 45" (low null, high 45). */
  readonly low: number | null;
  readonly high: number | null;
}

/** What is wrong inside a calculation as the student wrote it, recomputed with the student's own figures. */
export type Slip = 'arithmetic' | 'rounding' | 'power-of-ten' | 'missing-percent';

/** A node of a calculation: a figure, or an operation on two nodes. */
export type Expression =
  | { readonly kind: 'figure'; readonly figure: Figure }
  | {
      readonly kind: 'operation';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: Expression;
      readonly right: Expression;
    };

/** "1 260/45 000 x 100 = 2,8 %": an expression, its value recomputed, and the results that the student states. */
export interface Calculation extends Span {
  readonly expression: Expression;
  /** Value of the expression as written, at full precision. */
  readonly computed: number;
  /** Results stated after "=", "≈", "soit", "donc"…, in order. Empty when the student leaves it unfinished. */
  readonly results: readonly Figure[];
  readonly slip: Slip | null;
}

/** All the numbers of one text. `figures` holds every one of them, whatever its kind, in text order, without overlap. */
export interface FigureReading {
  readonly figures: readonly Figure[];
  readonly calculations: readonly Calculation[];
}
