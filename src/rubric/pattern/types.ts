/** `value` null: any figure of the unit, or the range `bounds` ("25-40 ans"). */
export interface WantedFigure {
  readonly value: number | null;
  readonly unit: string | null;
  readonly bounds: readonly [number, number] | null;
}

/** One word of a pattern, or a choice between words. */
export interface Atom {
  /** Ids in the lexicon of the words that satisfy the atom. */
  readonly terms: readonly number[];
  /** Figures that satisfy the atom: "75 %", "1 880 €", "45"; a null value is any figure of that unit ("%", "€", "#"). */
  readonly figures: readonly WantedFigure[];
  /** Alternatives of several words that must follow one another ("frais de port"): each a list of lexicon ids. */
  readonly phrases: readonly (readonly number[])[];
  /** The atom may also be satisfied by the context of the unit (heading, lead-in, column, row label). */
  readonly context: boolean;
  /** The atom is itself a negation ("pas", "sans", "aucun"): it uses up the negation of the clause. */
  readonly negation: boolean;
  /** What the author wrote. */
  readonly source: string;
}

/** All atoms within one unit, no two consecutive ones further apart than `gap` words; `without` atoms must not stand in the clause. */
export interface Pattern {
  readonly atoms: readonly Atom[];
  readonly without: readonly Atom[];
  /** Atoms must come in the order written. */
  readonly ordered: boolean;
  readonly gap: number;
  readonly source: string;
}
