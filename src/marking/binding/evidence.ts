import type { Lexicon, Quantity, Subject } from '../../rubric/index.ts';
import { fold } from '../../rubric/index.ts';
import type { Analysis, Calculation, Expression, Figure, IdeaMatch, Span, Token, Unit } from '../../types/index.ts';
import { scalesOf, singular } from './scale.ts';

/** A figure of the answer with everything that stands around it. */
export interface Site {
  readonly figure: Figure;
  readonly unit: Unit;
  /** Index of its token, -1 when it is inside another one. */
  readonly token: number;
  readonly clause: number;
  /** The calculation that it is a result or an operand of. */
  readonly calculation: Calculation | null;
  readonly place: 'alone' | 'result' | 'operand';
}

/** Where a label stands and how strongly it names the figure, from 0 to 2. */
export interface LabelEvidence {
  readonly score: number;
  readonly span: Span | null;
}

export const NO_LABEL: LabelEvidence = { score: 0, span: null };

const SAME_CLAUSE = 2;
const SAME_UNIT = 1.25;
const SAME_ROW = 1.8;
const NEAR_CONTEXT = 1.5;
const FAR_CONTEXT = 1;
const PREVIOUS_UNIT = 0.7;
const OWN_NOUN = 1.5;
const UNIT_NOUNS = 1;
const BEHIND = 0.85;
const ANOTHER_FIGURE_BETWEEN = 0.65;
const PER_WORD = 0.05;
const NAMED = 1;
/** The question never speaks of what the quantity is about. */
const ELSEWHERE = -0.3;
const SAME_ROW_CELL = 0.6;
const BESIDE = 0.9;

const SUPPOSING = new Set(['si', 's\'', 'objectif', 'objectifs', 'viser', 'vise', 'visant', 'passer', 'atteindre', 'idealement', 'moyenne', 'norme', 'generalement']);

/** What is looked up again and again about one analysis. */
export class Surroundings {
  readonly analysis: Analysis;
  readonly subject: Subject;
  readonly #nouns = new Map<number, ReadonlySet<number>>();
  readonly #topics: ReadonlySet<string>;

  constructor(analysis: Analysis, subject: Subject) {
    this.analysis = analysis;
    this.subject = subject;
    const question = subject.questions.find((one) => one.id === analysis.question);
    this.#topics = new Set(question?.topics.keys() ?? []);
  }

  /** How the labels of a quantity stand to a figure: the best of all their places. */
  label(site: Site, name: string, quantity: Quantity): LabelEvidence {
    let best = this.#nounLabel(site, quantity);
    for (const match of this.analysis.ideas.get(`quantity/${name}`) ?? []) {
      const score = this.#placeScore(site, match);
      if (score > best.score) best = { score, span: { start: match.start, end: match.end } };
    }
    return best;
  }

  /** Agreement between what the statement speaks of and what the quantity is about: from -1.4 to 0.6. */
  topic(site: Site, quantity: Quantity): number {
    const about = quantity.about.filter((topic) => this.#topics.has(topic));
    if (about.length === 0) return quantity.about.length > 0 && this.#topics.size > 0 ? ELSEWHERE : 0;
    const own = this.#rowTopics(site);
    if (own.length > 0) {
      if (!own.some((topic) => about.includes(topic))) return this.#inherited(site, about) && own.length > 1 ? -0.4 : -1.4;
      return own.length === 1 ? 0.6 : 0.35;
    }
    if (site.unit.topic === null) return 0;
    return about.includes(site.unit.topic) ? 0.5 : -0.9;
  }

  /** One of the quantities is named near the figure. */
  names(site: Site, quantities: readonly string[]): boolean {
    return quantities.some((name) => {
      const quantity = this.subject.quantities.get(name);
      return quantity !== undefined && this.label(site, name, quantity).score >= NAMED;
    });
  }

  /** A mark put right after (or before) the datum that it marks: "8 mois (2 points)", "3 (480 €)". */
  beside(site: Site, values: readonly (readonly [number, string | null])[]): number {
    const { tokens } = this.analysis;
    for (const step of [-1, 1]) {
      for (let at = site.token + step; at >= site.unit.firstToken && at < site.unit.endToken && Math.abs(at - site.token) <= 3; at += step) {
        const figure = tokens[at]?.figure;
        if (figure == null) continue;
        if (values.some(([value, unit]) => scalesOf(figure, unit).some((scaled) => scaled.fit > 0 && Math.abs(scaled.value - value) < 1e-9))) return BESIDE;
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
      if (token !== undefined && token.clause === site.clause && token.start < site.figure.start && SUPPOSING.has(token.folded)) return true;
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
    if (other.line === unit.line && (other.kind === 'cell' || unit.kind === 'cell')) return (at >= 0 ? SAME_ROW : SAME_ROW_CELL) * match.strength;
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
    const distance = Math.abs(site.token - at);
    const between = this.#figuresBetween(site, at);
    const base = (clause ? SAME_CLAUSE : SAME_UNIT) * (before === null ? BEHIND : 1) * (between ? ANOTHER_FIGURE_BETWEEN : 1);
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
    const first = this.analysis.tokens.find((token) => token.unit === site.unit.index && token.end > (site.calculation?.start ?? 0));
    return first !== undefined && (first.clause === clause || first.clause === clause + 1);
  }

  /** Another figure, outside this one's calculation, stands between the label and the figure. */
  #figuresBetween(site: Site, at: number): boolean {
    const [from, to] = at < site.token ? [at + 1, site.token] : [site.token + 1, at];
    for (let token = from; token < to; token += 1) {
      const figure = this.analysis.tokens[token]?.figure;
      if (figure == null || figure === site.figure) continue;
      const inside = site.calculation !== null && figure.start >= site.calculation.start && figure.end <= site.calculation.end;
      if (!inside) return true;
    }
    return false;
  }

  /** "900 sessions": the noun is part of the figure, where patterns do not look. */
  #nounLabel(site: Site, quantity: Quantity): LabelEvidence {
    const noun = nounOf(site.figure);
    const here = this.#nounsOf(site.unit);
    if (here.size === 0) return NO_LABEL;
    const own = noun === null ? null : termsOf(noun, this.subject.lexicon);
    let score = 0;
    for (const { atoms } of quantity.labels) {
      const whole = atoms.every((atom) => atom.terms.some((term) => here.has(term)));
      if (!whole) continue;
      const mine = own !== null && atoms.some((atom) => atom.terms.some((term) => own.has(term)));
      score = Math.max(score, mine ? (atoms.length === 1 ? OWN_NOUN : OWN_NOUN + 0.2) : atoms.length > 1 ? UNIT_NOUNS : 0);
    }
    return score === 0 ? NO_LABEL : { score, span: null };
  }

  /** Terms of the words of a unit and of the nouns inside its figures; empty when no figure has a noun. */
  #nounsOf(unit: Unit): ReadonlySet<number> {
    const known = this.#nouns.get(unit.index);
    if (known !== undefined) return known;
    const terms = new Set<number>();
    let hasNoun = false;
    for (let at = unit.firstToken; at < unit.endToken; at += 1) {
      const token = this.analysis.tokens[at];
      if (token === undefined) continue;
      const noun = token.figure === null ? token.folded : nounOf(token.figure);
      if (token.figure !== null && noun !== null) hasNoun = true;
      if (noun !== null) for (const term of termsOf(noun, this.subject.lexicon)) terms.add(term);
    }
    const found = hasNoun ? terms : new Set<number>();
    this.#nouns.set(unit.index, found);
    return found;
  }
}

function termsOf(noun: string, lexicon: Lexicon): Set<number> {
  return new Set(lexicon.resolve(fold(noun)).map((hit) => hit.term));
}

/** "abonnés" of "1 850 abonnés"; null for units of measure. */
function nounOf(figure: Figure): string | null {
  const unit = figure.unit;
  if (unit === null || unit === '%' || unit.startsWith('€') || unit.startsWith('/')) return null;
  const noun = unit.split('/')[0] ?? unit;
  return noun.length < 3 ? null : singular(noun);
}

function nearestBefore(tokens: readonly number[], at: number, unit: Unit): number | null {
  let best: number | null = null;
  for (const token of tokens) if (token < at && token >= unit.firstToken && (best === null || token > best)) best = token;
  return best;
}

function nearestAfter(tokens: readonly number[], at: number, unit: Unit): number | null {
  let best: number | null = null;
  for (const token of tokens) if (token > at && token < unit.endToken && (best === null || token < best)) best = token;
  return best;
}

/** Every figure that measures something, with its token, its unit and its calculation. */
export function sitesOf(analysis: Analysis): Site[] {
  const tokenOf = new Map<Figure, number>();
  analysis.tokens.forEach((token: Token, at) => {
    if (token.figure !== null && !tokenOf.has(token.figure)) tokenOf.set(token.figure, at);
  });
  const sites: Site[] = [];
  for (const figure of analysis.figures) {
    const at = tokenOf.get(figure);
    const token = at === undefined ? undefined : analysis.tokens[at];
    const unit = token === undefined ? undefined : analysis.units[token.unit];
    if (at === undefined || token === undefined || unit === undefined || !MEASURES.has(figure.kind)) continue;
    const { calculation, place } = calculationOf(figure, analysis.calculations);
    // "x 100" turns a ratio into a percentage: it is no datum.
    if (place === 'operand' && figure.value === 100 && calculation !== null && multiplies(calculation.expression, figure)) continue;
    sites.push({ figure, unit, token: at, clause: token.clause, calculation, place });
  }
  return sites;
}

function multiplies(expression: Expression, figure: Figure): boolean {
  if (expression.kind === 'figure') return false;
  const { left, right } = expression;
  if (expression.operator === '*' && [left, right].some((side) => side.kind === 'figure' && side.figure === figure)) return true;
  return multiplies(left, figure) || multiplies(right, figure);
}

const MEASURES: ReadonlySet<Figure['kind']> = new Set(['number', 'percent', 'money', 'fraction', 'score', 'multiplier', 'duration', 'quantity', 'ordinal']);

function calculationOf(figure: Figure, calculations: readonly Calculation[]): Pick<Site, 'calculation' | 'place'> {
  let operand: Calculation | null = null;
  for (const calculation of calculations) {
    if (calculation.end <= figure.start || calculation.start > figure.end) {
      if (!calculation.results.some((result) => result.start === figure.start)) continue;
    }
    if (calculation.results.some((result) => result.start === figure.start && result.end === figure.end)) return { calculation, place: 'result' };
    operand = calculation;
  }
  return operand === null ? { calculation: null, place: 'alone' } : { calculation: operand, place: 'operand' };
}
