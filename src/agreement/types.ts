import type { Report } from '../types/index.ts';

/** A copy as Barème graded it. `text` is the text that evidence offsets count in; null when it could not be read. */
export interface GradedCopy {
  readonly id: string;
  readonly report: Report;
  readonly text: string | null;
}

/** A wrong figure that a marker noted; `asWritten` is a passage of the copy, literal up to white space and case. */
export interface WrongFigure {
  readonly question: string;
  readonly asWritten: string;
  readonly cause: string;
}

/** The marking of one copy by one person. */
export interface MarkerFile {
  readonly copy: string;
  readonly marker: string;
  /** Criterion id → points. */
  readonly marks: ReadonlyMap<string, number>;
  /** Criterion id → the passage that earned or lost the points. */
  readonly evidence: ReadonlyMap<string, string>;
  readonly wrongFigures: readonly WrongFigure[];
}

/** How two series of marks of the same things agree. Differences are `first - second`; null: not defined. */
export interface PairStatistics {
  readonly pairs: number;
  /** Share of the pairs that are equal. */
  readonly exact: number;
  /** Mean absolute difference, in the unit of the marks. */
  readonly mae: number;
  /** Mean of `first - second`: above 0, the first is the more generous. */
  readonly bias: number;
  /** Share of the pairs at most 1 and at most 2 apart. */
  readonly within1: number;
  readonly within2: number;
  readonly pearson: number | null;
  /** Quadratic weighted kappa. */
  readonly kappa: number | null;
}

/** Barème against every marker together, and every marker against every other, on the same things. */
export interface Beside {
  readonly engine: PairStatistics | null;
  readonly markers: PairStatistics | null;
}

export interface QuestionAgreement extends Beside {
  readonly id: string;
  readonly title: string;
  readonly outOf: number;
}

/** A copy on which Barème and at least one marker differ for a criterion. */
export interface Difference {
  readonly copy: string;
  readonly engine: number;
  /** Marker → points. */
  readonly markers: Readonly<Record<string, number>>;
  readonly reason: string;
}

export interface CriterionAgreement extends QuestionAgreement {
  readonly question: string;
  readonly differences: readonly Difference[];
}

/** A third of the copies by the mean of their markers. `bias` is Barème minus that mean, on the scale of the mark. */
export interface BiasBand {
  readonly band: 'weak' | 'middle' | 'strong';
  readonly copies: number;
  readonly from: number;
  readonly to: number;
  readonly bias: number;
}

/** Criteria that both sides rewarded and quoted: do the quotes share at least one character? */
export interface EvidenceOverlap {
  readonly rewardedByBoth: number;
  /** Of these, the other's quote was found in the text of the copy. */
  readonly located: number;
  readonly overlapping: number;
  /** overlapping / located. */
  readonly share: number | null;
}

export interface WrongFigureAgreement {
  /** Wrong figures noted by markers, one per marker, and those whose passage was found in the text. */
  readonly noted: number;
  readonly located: number;
  /** A diagnosis of ours stands on the passage. */
  readonly found: number;
  /** That diagnosis names a cause. */
  readonly named: number;
  readonly share: number | null;
  /** Figures that we call wrong and no marker of the copy noted. */
  readonly alone: number;
}

/** Criteria whose confidence lies in `[from, to)`. */
export interface ConfidenceBand {
  readonly from: number;
  readonly to: number;
  readonly criteria: number;
  readonly confidence: number;
  readonly exact: number;
}

export interface Calibration {
  readonly bands: readonly ConfidenceBand[];
  /** Mean gap between confidence and exact agreement, weighted by the criteria of each band. */
  readonly error: number | null;
}

/** What one reads beside the figures: how far simple guesses go on the same copies. */
export interface Floors {
  /** Share of criteria agreed on by giving each criterion its commonest mark. */
  readonly commonestMark: number | null;
  /** Mean absolute error of a mark guessed from the length of the copy alone, each copy left out in turn. */
  readonly lengthAlone: number | null;
}

/** Something that kept a copy, a marker or a criterion out of the comparison. */
export interface Gap {
  readonly kind: 'not-graded' | 'no-marks' | 'no-copy' | 'missing-criteria' | 'unknown-criteria' | 'out-of-scale';
  readonly copy: string;
  readonly marker: string | null;
  readonly criteria: readonly string[];
}

export interface Agreement {
  readonly subject: string;
  readonly markOutOf: number;
  readonly copies: number;
  readonly markers: readonly string[];
  readonly gaps: readonly Gap[];
  /** Marks brought to `markOutOf`, not rounded. */
  readonly mark: Beside & {
    readonly each: readonly { readonly marker: string; readonly statistics: PairStatistics }[];
  };
  /** All criteria of all copies. */
  readonly allCriteria: Beside;
  readonly questions: readonly QuestionAgreement[];
  readonly criteria: readonly CriterionAgreement[];
  readonly bias: readonly BiasBand[];
  readonly evidence: { readonly engine: EvidenceOverlap; readonly markers: EvidenceOverlap };
  readonly wrongFigures: WrongFigureAgreement;
  readonly calibration: Calibration;
  readonly floors: Floors;
}
