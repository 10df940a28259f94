import type { Quantity, Subject } from '../../rubric/index.ts';
import type { Analysis, IdeaMatch, Span, Unit } from '../../types/index.ts';
import { NounLabels } from './noun-labels.ts';
import { scalesOf } from './scale.ts';
import type { Site } from './sites.ts';

/** Where a label stands and how strongly it names the figure, from 0 to 2. */
export interface LabelEvidence {
  readonly score: number;
  readonly span: Span | null;
}

const NO_MATCH: readonly IdeaMatch[] = [];
export const NO_LABEL: LabelEvidence = { score: 0, span: null };

const SAME_CLAUSE = 2;
const SAME_UNIT = 1.25;
const SAME_ROW = 1.8;
const NEAR_CONTEXT = 1.5;
const FAR_CONTEXT = 1;
const PREVIOUS_UNIT = 0.7;
const BEHIND = 0.85;
const PARTLY_ELSEWHERE = 0.65;
const ANOTHER_FIGURE_BETWEEN = 0.65;
const PER_WORD = 0.05;
const NAMED = 1;
/** The question never speaks of what the quantity is about. */
const ELSEWHERE = -0.3;
const BESIDE = 0.9;

const SUPPOSING = new Set([
  'si',
  "s'",
  'objectif',
  'objectifs',
  'viser',
  'vise',
  'visant',
  'passer',
  'atteindre',
  'idealement',
]);

const keys = new WeakMap<Subject, ReadonlyMap<string, string>>();

/** Under which key the analysis holds the labels of each quantity: made once, a built string is slow to look up. */
function labelKeys(subject: Subject): ReadonlyMap<string, string> {
  const known = keys.get(subject);
  if (known !== undefined) return known;
  const made = new Map([...subject.quantities.keys()].map((name) => [name, `quantity/${name}`]));
  keys.set(subject, made);
  return made;
}

/** What is looked up again and again about one analysis. */
export class Surroundings {
  readonly analysis: Analysis;
  readonly subject: Subject;
  readonly #nouns: NounLabels;
  readonly #labels = new Map<Site, Map<string, LabelEvidence>>();
  readonly #keys: ReadonlyMap<string, string>;
  #byUnit: ReadonlyMap<number, ReadonlySet<string>> | null = null;
  readonly #about = new Map<Quantity, readonly string[]>();
  readonly #topics: ReadonlySet<string>;

  constructor(analysis: Analysis, subject: Subject) {
    this.analysis = analysis;
    this.subject = subject;
    this.#nouns = new NounLabels(analysis, subject);
    this.#keys = labelKeys(subject);
    const question = subject.questions.find((one) => one.id === analysis.question);
    this.#topics = new Set(question?.topics.keys() ?? []);
  }

  /** How the labels of a quantity stand to a figure: the best of all their places. */
  label(site: Site, name: string): LabelEvidence {
    let known = this.#labels.get(site);
    if (known === undefined) {
      known = new Map();
      this.#labels.set(site, known);
    }
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = this.#bestLabel(site, name);
    known.set(name, found);
    return found;
  }

  #bestLabel(site: Site, name: string): LabelEvidence {
    const noun = this.#nouns.scores(site).get(name) ?? 0;
    let best: LabelEvidence = noun === 0 ? NO_LABEL : { score: noun, span: null };
    const { index, context } = site.unit;
    for (const match of this.analysis.ideas.get(this.#keys.get(name) ?? '') ?? NO_MATCH) {
      if (match.unit > index) break;
      if (match.unit < index - 1 && !context.includes(match.unit)) continue;
      const score = this.#placeScore(site, match);
      if (score > best.score) best = { score, span: { start: match.start, end: match.end } };
    }
    return best;
  }

  /** Quantities that some label or noun near the figure may name. */
  named(site: Site): ReadonlySet<string> {
    const { unit } = site;
    const found = new Set<string>(this.#nouns.scores(site).keys());
    const near = this.#namesByUnit();
    for (const at of [unit.index, unit.index - 1, ...unit.context])
      for (const name of near.get(at) ?? []) found.add(name);
    return found;
  }

  /** Quantities by the unit in which a label of theirs stands. */
  #namesByUnit(): ReadonlyMap<number, ReadonlySet<string>> {
    if (this.#byUnit !== null) return this.#byUnit;
    const byUnit = new Map<number, Set<string>>();
    for (const [name, key] of this.#keys) {
      for (const match of this.analysis.ideas.get(key) ?? NO_MATCH) {
        const names = byUnit.get(match.unit);
        if (names === undefined) byUnit.set(match.unit, new Set([name]));
        else names.add(name);
      }
    }
    this.#byUnit = byUnit;
    return byUnit;
  }

  /** Agreement between what the statement speaks of and what the quantity is about: from -1.4 to 0.6. */
  topic(site: Site, quantity: Quantity): number {
    const about = this.#aboutOf(quantity);
    if (about.length === 0) return quantity.about.length > 0 && this.#topics.size > 0 ? ELSEWHERE : 0;
    const own = this.#rowTopics(site);
    if (own.length > 0) {
      if (!own.some((topic) => about.includes(topic)))
        return this.#inherited(site, about) && own.length > 1 ? -0.4 : -1.4;
      return own.length === 1 ? 0.6 : 0.35;
    }
    if (site.unit.topic === null) return 0;
    return about.includes(site.unit.topic) ? 0.5 : -0.9;
  }

  /** Topics of the question among those of the quantity. */
  #aboutOf(quantity: Quantity): readonly string[] {
    const known = this.#about.get(quantity);
    if (known !== undefined) return known;
    const about = quantity.about.filter((topic) => this.#topics.has(topic));
    this.#about.set(quantity, about);
    return about;
  }

  /** One of the quantities is named near the figure. */
  names(site: Site, quantities: readonly string[]): boolean {
    return quantities.some((name) => this.label(site, name).score >= NAMED);
  }

  /** A label before a calculation announces its result: the steps between do not count as distance. */
  #anchor(site: Site, label: number): number {
    const { calculation, place } = site;
    if (calculation === null || place !== 'result' || label > site.token) return site.token;
    let at = site.token;
    while (at > label + 1 && (this.analysis.tokens[at - 1]?.start ?? 0) >= calculation.start) at -= 1;
    return at;
  }

  /** The label stands before a calculation, of which the figure between is a step and the figure named a result. */
  #leadsTo(site: Site, label: number, between: Span): boolean {
    const { calculation, place } = site;
    if (
      calculation === null ||
      place !== 'result' ||
      between.start < calculation.start ||
      between.end > calculation.end
    )
      return false;
    return (this.analysis.tokens[label]?.start ?? 0) < calculation.start;
  }

  /** A mark put right after (or before) the datum that it marks: "8 mois (2 points)", "3 (480 €)". */
  beside(site: Site, values: readonly (readonly [number, string | null])[]): number {
    if (values.length === 0) return 0;
    const { tokens } = this.analysis;
    for (const step of [-1, 1]) {
      for (
        let at = site.token + step;
        at >= site.unit.firstToken && at < site.unit.endToken && Math.abs(at - site.token) <= 3;
        at += step
      ) {
        const figure = tokens[at]?.figure;
        if (figure == null) continue;
        if (
          values.some(([value, unit]) =>
            scalesOf(figure, unit).some((scaled) => scaled.fit > 0 && Math.abs(scaled.value - value) < 1e-9),
          )
        )
          return BESIDE;
        break;
      }
    }
    return 0;
  }

  /** A value is written by another figure of the same statement. */
  writes(site: Site, value: number): boolean {
    for (let at = site.unit.firstToken; at < site.unit.endToken; at += 1) {
      const figure = this.analysis.tokens[at]?.figure;
      if (figure != null && figure !== site.figure && figure.value === value) return true;
    }
    return false;
  }

  /** The clause supposes or aims at the figure instead of stating it: "si juste 4 % achètent", "objectif 3 %". */
  supposes(site: Site): boolean {
    for (let at = site.unit.firstToken; at < site.unit.endToken; at += 1) {
      const token = this.analysis.tokens[at];
      if (
        token !== undefined &&
        token.clause === site.clause &&
        token.start < site.figure.start &&
        SUPPOSING.has(token.folded)
      )
        return true;
    }
    return false;
  }

  /** The question sets the subjects of the quantity apart by topics: a figure without topic is not surely its own. */
  divides(quantity: Quantity): boolean {
    return this.#topics.size > 1 && quantity.about.some((topic) => this.#topics.has(topic));
  }

  #inherited(site: Site, about: readonly string[]): boolean {
    return site.unit.topic !== null && about.includes(site.unit.topic);
  }

  /** Topics named by the unit itself; a cell speaks of what its column and row say, which `topic` holds. */
  #rowTopics(site: Site): readonly string[] {
    return site.unit.kind === 'cell' && site.unit.topics.length === 0 ? [] : site.unit.topics;
  }

  #placeScore(site: Site, match: IdeaMatch): number {
    const { unit } = site;
    if (match.unit === unit.index) return this.#withinUnit(site, match) * match.strength;
    const other = this.analysis.units[match.unit];
    if (other === undefined) return 0;
    const at = unit.context.lastIndexOf(match.unit);
    if (other.line === unit.line && (other.kind === 'cell' || unit.kind === 'cell'))
      return at >= 0 ? SAME_ROW * match.strength : 0;
    if (at >= 0) return (unit.context.length - at <= 2 ? NEAR_CONTEXT : FAR_CONTEXT) * match.strength;
    return match.unit === unit.index - 1 && other.kind !== 'cell' ? PREVIOUS_UNIT * match.strength : 0;
  }

  #withinUnit(site: Site, match: IdeaMatch): number {
    const { tokens } = this.analysis;
    const before = nearestBefore(match.tokens, site.token, site.unit);
    const after = nearestAfter(match.tokens, site.token, site.unit);
    const at = before ?? after;
    if (at === null || site.token < 0) return SAME_UNIT;
    const clause = match.tokens.some((token) => tokens[token]?.clause === site.clause) || this.#introduces(site, match);
    const first = tokens[match.tokens[0] ?? 0]?.clause;
    const whole = match.tokens.every((token) => tokens[token]?.clause === first) ? 1 : PARTLY_ELSEWHERE;
    const distance = Math.abs(this.#anchor(site, at) - at);
    const between = this.#figuresBetween(site, at);
    const base =
      whole *
      (clause ? SAME_CLAUSE : SAME_UNIT) *
      (before === null ? BEHIND : 1) *
      (between ? ANOTHER_FIGURE_BETWEEN : 1);
    return Math.max(0.5, base - PER_WORD * Math.max(0, distance - 3));
  }

  /** "Taux de rebond : 75 %", "Marge = 3,37 €": a colon ends a clause, but what it announces follows. */
  #introduces(site: Site, match: IdeaMatch): boolean {
    const last = match.tokens.reduce((max, token) => (token < site.token ? Math.max(max, token) : max), -1);
    if (last < 0) return false;
    const { tokens } = this.analysis;
    const labelClause = tokens[last]?.clause ?? -9;
    return labelClause === site.clause - 1 || this.#startsCalculation(site, labelClause);
  }

  #startsCalculation(site: Site, clause: number): boolean {
    if (site.calculation === null) return false;
    const first = this.analysis.tokens.find(
      (token) => token.unit === site.unit.index && token.end > (site.calculation?.start ?? 0),
    );
    return first !== undefined && (first.clause === clause || first.clause === clause + 1);
  }

  /** Another figure, outside this one's calculation, stands between the label and the figure. */
  #figuresBetween(site: Site, at: number): boolean {
    const [from, to] = at < site.token ? [at + 1, site.token] : [site.token + 1, at];
    for (let token = from; token < to; token += 1) {
      const figure = this.analysis.tokens[token]?.figure;
      if (figure == null || figure === site.figure) continue;
      if (!this.#leadsTo(site, at, figure)) return true;
    }
    return false;
  }
}

function nearestBefore(tokens: readonly number[], at: number, unit: Unit): number | null {
  let best: number | null = null;
  for (const token of tokens)
    if (token < at && token >= unit.firstToken && (best === null || token > best)) best = token;
  return best;
}

function nearestAfter(tokens: readonly number[], at: number, unit: Unit): number | null {
  let best: number | null = null;
  for (const token of tokens) if (token > at && token < unit.endToken && (best === null || token < best)) best = token;
  return best;
}
