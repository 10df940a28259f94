import type { SubjectIndex } from '../subject-index.ts';

/** A number as a label writes it: "2.3" has both, "Dossier 2" only the first, "3)" only the second. */
export interface LabelNumber {
  readonly dossier: number | null;
  readonly question: number | null;
}

/** What a line seems to open. Whether it does is decided later, from the whole copy. */
export interface Label {
  readonly form: string;
  /** One number, two for "1.2 et 1.3", none for a label in words. */
  readonly numbers: readonly LabelNumber[];
  /** Id of the question that a label in words names. */
  readonly named: string | null;
  /** "suite 1.1", "1.1 (suite)": goes on with a question that was left. */
  readonly suite: boolean;
  /** End of the label in the head, with its punctuation and the spaces after it. */
  readonly end: number;
  /** How much the form alone speaks for a label, about 10 (certain) to 0 (as likely an item of a list). */
  readonly evidence: number;
}

/** The beginning of a line, without bullets and other decorations. */
export interface Head {
  readonly raw: string;
  /** `raw` without case and accents, of the same length. */
  readonly folded: string;
  /** A bullet or dash stood before. */
  readonly bullet: boolean;
  /** The line goes on beyond the head. */
  readonly cut: boolean;
}

/** One way of writing a label. `read` is given every line that could open an answer and refuses most. */
export interface LabelForm {
  readonly name: string;
  read(head: Head, subject: SubjectIndex): Label | null;
}
