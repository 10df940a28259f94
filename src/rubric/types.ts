import type { Lexicon } from './pattern/lexicon.ts';
import type { Pattern } from './pattern/types.ts';

/** An idea of the rubric: phrases that state it, phrases that contradict it nearby. */
export interface Idea {
  /** Unique in the subject: `<question>/<list or criterion>/<name>`. */
  readonly key: string;
  /** What the teacher reads in the reason. */
  readonly name: string;
  readonly match: readonly Pattern[];
  /** If one of these stands in the same unit, the idea is not stated. */
  readonly unless: readonly Pattern[];
  /** A more precise form of the idea ("nommée" against "précisée"); empty when the rubric makes no difference. */
  readonly precise: readonly Pattern[];
  /** How a negation is read: refused (default), indifferent, or required. */
  readonly negation: 'refuses' | 'ignores';
}

/** Part of an answer, by the place of its words: first third, all but the very start and end, last quarter. */
export type Within = 'all' | 'start' | 'body' | 'end';

/** What an element that is only named earns: `half` for short bullets and word lists, `lists` for word lists alone. */
export type BareRule = 'full' | 'half' | 'lists' | 'nothing';

/** What parts of all kinds have. */
export interface PartBase {
  /** Most that the part gives, in quarter points. */
  readonly quarters: number;
  /** Short French label of the part ("résultat", "interprétation"). */
  readonly label: string;
  /** Topics of the question that a unit must be about; empty: any. */
  readonly about: readonly string[];
  /** Other questions whose answers may earn it too, when its own is not enough: a threshold judged in the advice that follows. */
  readonly also: readonly string[];
  /** The topic must be named or inherited; otherwise a unit without any topic will do. */
  readonly strict: boolean;
  /** Counts only when another part of the criterion earns: a datum copied without anything drawn from it earns nothing. */
  readonly dependent: boolean;
  /** Of the parts that share this name only the best counts; null: counts by itself. */
  readonly either: string | null;
}

/** A quantity of the reference found in the answer. */
export interface FigurePart extends PartBase {
  readonly kind: 'figure';
  /** Any of these quantities gives the points. */
  readonly quantities: readonly string[];
  /** Given for a right formula badly computed. */
  readonly methodQuarters: number;
  /** Given for a result rightly computed from a wrong value of the student's own; all of them unless the rubric says what it costs. */
  readonly carriedQuarters: number;
  /** Quarter points for a wrong result whose misconception is named here. */
  readonly wrong: ReadonlyMap<string, number>;
  /** The final answer must be a whole number, rounded up ("45 savons"). */
  readonly roundUp: boolean;
}

/** Several quantities: so much each, or steps ("deux justes 0,25 ; quatre 0,5"). */
export interface FiguresPart extends PartBase {
  readonly kind: 'figures';
  readonly quantities: readonly string[];
  readonly each: number;
  /** Number found → quarters, increasing. Empty: `each` × number found, capped. */
  readonly steps: readonly (readonly [number, number])[];
  /** Ideas that give `rawQuarters` when no quantity was found (data quoted without any calculation). */
  readonly raw: readonly Idea[];
  readonly rawQuarters: number;
}

/** A judgement attached to a quantity, in the right direction. */
export interface InterpretationPart extends PartBase {
  readonly kind: 'interpretation';
  readonly quantities: readonly string[];
  readonly says: readonly Idea[];
  readonly contrary: readonly Idea[];
}

/** n ideas from m, so much each, capped, with an optional extra when some are explained. */
export interface IdeasPart extends PartBase {
  readonly kind: 'ideas';
  readonly from: readonly Idea[];
  readonly each: number;
  readonly max: number;
  /** Fewest distinct ideas that earn anything; the part is then given whole. 0: every idea counts by itself. */
  readonly atLeast: number;
  readonly bare: BareRule;
  /** Extra quarters when at least `count` of the ideas are explained; 0: none. */
  readonly explainedCount: number;
  readonly explainedQuarters: number;
  /** Proposals that no idea lists count too ("toute idée pertinente"). */
  readonly open: 'no' | 'action' | 'statement';
  /** Part of the answer in which the ideas must stand. */
  readonly within: Within;
  /** A passage copied from the annexes counts as named. */
  readonly copied: 'nothing' | 'named';
}

/** Facts of the case that justify a proposal: found in the unit of an action or beside it. */
export interface JustificationPart extends PartBase {
  readonly kind: 'justification';
  readonly by: readonly Idea[];
  readonly each: number;
  readonly max: number;
}

/** A stance: which option the student ends up choosing. */
export interface ChoicePart extends PartBase {
  readonly kind: 'choice';
  readonly options: readonly { readonly idea: Idea; readonly quarters: number; readonly arguedQuarters: number }[];
}

/** Cause → effect links. */
export interface LinksPart extends PartBase {
  readonly kind: 'links';
  readonly links: readonly { readonly cause: Idea; readonly effect: Idea }[];
  readonly each: number;
}

/** What is asked of one item of a list (an axis, a solution, an obligation, an argument). */
export interface Level {
  readonly label: string;
  readonly quarters: number;
  readonly when: 'stated' | 'concrete' | 'described' | 'explained' | 'case' | 'precise' | 'idea';
  readonly ideas: readonly Idea[];
  /** Given instead when the item only half meets the level (a general reason instead of one from the case). */
  readonly partialQuarters: number;
}

/** The nth (or the best n) distinct items of a list, each judged level by level. */
export interface ItemsPart extends PartBase {
  readonly kind: 'items';
  readonly list: string;
  /** 1-based; 0: all items up to `max`. */
  readonly nth: number;
  readonly max: number;
  readonly levels: readonly Level[];
}

export type FormCheck =
  | 'hook'
  | 'hashtags'
  | 'emojis'
  | 'mention'
  | 'fields'
  | 'headings'
  | 'connectors'
  | 'length'
  | 'first-line'
  | 'last-line'
  | 'lead-in';

/** Something about the form of the answer. */
export interface FormPart extends PartBase {
  readonly kind: 'form';
  readonly check: FormCheck;
  readonly min: number;
  readonly max: number;
  readonly ideas: readonly Idea[];
}

export type Part =
  | FigurePart
  | FiguresPart
  | InterpretationPart
  | IdeasPart
  | JustificationPart
  | ChoicePart
  | LinksPart
  | ItemsPart
  | FormPart;

export interface Criterion {
  readonly id: string;
  readonly title: string;
  readonly quarters: number;
  /** What a teacher reads about what was expected (paraphrased, French). */
  readonly expected: string;
  /** What a student reads: how to do better, without the solution. */
  readonly advice: string;
  readonly parts: readonly Part[];
}

/** A list whose distinct items are counted in order: axes, solutions, obligations, arguments. */
export interface ItemList {
  readonly name: string;
  readonly families: readonly Idea[];
  /** Proposals that belong to no family count as items too. */
  readonly open: boolean;
  /** With `open` and `best`: what a passage of no family must speak of to be an item; empty: nothing else counts. */
  readonly relevant: readonly Pattern[];
  /** Only units after a unit that states one of these (or under such a heading); empty: the whole answer. */
  readonly after: readonly Pattern[];
  /** From the first unit of the body that states one of these, the list is over ("cependant", "limites"). */
  readonly until: readonly Pattern[];
  readonly within: Within;
  /** best: rank by points instead of order of appearance. */
  readonly best: boolean;
  /** What is argued about ("l'omnicanalité"): "c'est…" after it defines, "permet…" after it claims. */
  readonly notion: readonly Pattern[];
  /** With `best`: a bullet or a short paragraph is one item, whatever families it names. */
  readonly lines: boolean;
}

export interface RubricTest {
  readonly name: string;
  readonly answer: string;
  /** Criterion → fewest and most quarters allowed. Criteria that are not named are not checked. */
  readonly expect: ReadonlyMap<string, readonly [number, number]>;
  /** `file:line:column`, told when it is asked for. */
  readonly place: () => string;
}

export interface Question {
  readonly id: string;
  readonly title: string;
  readonly dossier: string;
  readonly quarters: number;
  /** What an answer to this question speaks of: places text that has no label. */
  readonly hints: readonly Pattern[];
  readonly topics: ReadonlyMap<string, readonly Pattern[]>;
  readonly lists: ReadonlyMap<string, ItemList>;
  readonly criteria: readonly Criterion[];
  readonly tests: readonly RubricTest[];
}

/** How students word a quantity of the reference model, and which values are right. */
export interface Quantity {
  /** Name of a rule in reference.publicodes.yaml. */
  readonly rule: string;
  readonly title: string;
  readonly unit: string | null;
  /** Words that name it ("taux de conversion|transformation"). */
  readonly labels: readonly Pattern[];
  /** Topics that the unit or its context must not contradict; empty: none. */
  readonly about: readonly string[];
  /** Other rules whose value is right as well (another base, a published value). */
  readonly accept: readonly string[];
  /** Rules of the reference that hold wrong results with a known cause. */
  readonly misconceptions: readonly { readonly rule: string; readonly message: string }[];
  /** Decimals that a faithful rounding may keep: a figure written with d decimals is right when it rounds the expected value at d. */
  readonly minDecimals: number;
  /** Further faithful values ("un peu moins de 1 %"): a range on the quantity's scale, for approximate figures. */
  readonly approximately: readonly [number, number] | null;
  /** A datum of the annexes: quoted, never a result. */
  readonly given: boolean;
  /** The answer is brought to the next whole number ("45 savons"): both the raw value and the whole one are read. */
  readonly wholeUp: boolean;
}

export interface Dossier {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly string[];
}

/** A paper, loaded and checked: everything that the stages need, and nothing that they must look up elsewhere. */
export interface Subject {
  readonly id: string;
  readonly title: string;
  readonly folder: string;
  /** `sha256:` of all its files: same hash, same marks. */
  readonly hash: string;
  readonly quarters: number;
  readonly markOutOf: number;
  readonly dossiers: readonly Dossier[];
  readonly questions: readonly Question[];
  readonly quantities: ReadonlyMap<string, Quantity>;
  /** Text of reference.publicodes.yaml. */
  readonly reference: string;
  /** The words of all its patterns: what tokens are looked up in. */
  readonly lexicon: Lexicon;
  /** Folded words of which a proposal may not be made alone: "améliorer le site". */
  readonly emptyWords: ReadonlySet<string>;
  /** Hashes of the five-word shingles of the annexes and of the questions. */
  readonly shingles: { readonly annexes: ReadonlySet<number>; readonly questions: ReadonlySet<number> };
}
