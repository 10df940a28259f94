import type { Calculation, Figure } from './figure.ts';
import type { Span } from './span.ts';

/** A word or number of the copy. Offsets are those of `Document.text`. */
export interface Token extends Span {
  /** Lower case, without accents, ligatures opened: what words are compared by. */
  readonly folded: string;
  /** Index of the clause (between commas, semicolons, colons, "mais", "donc"…) inside the analysis: never shared by two units. */
  readonly clause: number;
  /** Index of the unit that holds the token. */
  readonly unit: number;
  /** The figure that this token is, when it is one: a figure is one token, however many words it has. */
  readonly figure: Figure | null;
}

export type UnitKind = 'sentence' | 'bullet' | 'row' | 'cell' | 'heading';

/** The smallest statement of an answer: a sentence of prose, a bullet, a table cell with its row, a heading. */
export interface Unit extends Span {
  readonly index: number;
  readonly kind: UnitKind;
  /** Half-open range of `Analysis.tokens`. */
  readonly firstToken: number;
  readonly endToken: number;
  /** Block (paragraph, list, table) that holds the unit; consecutive units of one block are neighbours. */
  readonly block: number;
  /** Line number inside the answer, from 0. */
  readonly line: number;
  /**
   * Units that say what this one is about without being part of it: the heading above, the lead-in of a list
   * ("Freins :"), the header of the column, the label of the row. Nearest last.
   */
  readonly context: readonly number[];
  /** Topic of the question that the unit speaks of (its own words, else inherited), or null. */
  readonly topic: string | null;
  /** All the topics that the unit's own words name, in order of mention. */
  readonly topics: readonly string[];
  /** Number of words. */
  readonly words: number;
  /** A conjugated verb or an infinitive is present. */
  readonly hasVerb: boolean;
  /** It gives a reason, a purpose or a consequence ("car", "pour", "donc", "->", "ce qui"…). */
  readonly reasoned: boolean;
  /** Five or more short items set side by side without a verb: an enumeration of words, not a statement. */
  readonly wordList: boolean;
  /** Share of the words that stand in a passage copied from the annexes, from 0 to 1. */
  readonly copied: number;
}

/** Where an idea of the rubric was found. */
export interface IdeaMatch extends Span {
  /** Key of the idea: unique in the subject. */
  readonly idea: string;
  readonly unit: number;
  /** "denied": the words are there under a negation that is not part of the idea. */
  readonly polarity: 'affirmed' | 'denied';
  /** 1: exact words side by side; lower when spelling was guessed or words stand far apart. */
  readonly strength: number;
  /** Indices of the tokens that matched. */
  readonly tokens: readonly number[];
}

/** One answer, analysed against the vocabulary of its question. */
export interface Analysis {
  readonly question: string;
  readonly spans: readonly Span[];
  readonly tokens: readonly Token[];
  readonly units: readonly Unit[];
  /** Measures and the other numbers, in text order. */
  readonly figures: readonly Figure[];
  readonly calculations: readonly Calculation[];
  /** Matches by idea key, in text order. */
  readonly ideas: ReadonlyMap<string, readonly IdeaMatch[]>;
}
