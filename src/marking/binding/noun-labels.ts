import { fold, type Pattern, type Subject } from '../../rubric/index.ts';
import type { Analysis, Figure, Unit } from '../../types/index.ts';
import { labelsByTerm } from './label-words.ts';
import { singular } from './scale.ts';
import type { Site } from './sites.ts';

const OWN_NOUN = 1.5;
const OWN_NOUN_AND_WORDS = 1.7;
const UNIT_NOUNS = 1;
const NONE: ReadonlyMap<string, number> = new Map();

/**
 * "900 sessions": the noun is part of the figure, where the rubric's patterns do not look. A label is met when all its
 * words stand in the statement, nouns of figures included; it is worth more when the figure's own noun is one of them.
 */
export class NounLabels {
  readonly #analysis: Analysis;
  readonly #subject: Subject;
  readonly #units = new Map<
    number,
    { readonly terms: ReadonlySet<number>; readonly scores: ReadonlyMap<string, number> }
  >();
  readonly #sites = new Map<Site, ReadonlyMap<string, number>>();

  constructor(analysis: Analysis, subject: Subject) {
    this.#analysis = analysis;
    this.#subject = subject;
  }

  /** Scores by quantity; quantities that are not there have none. */
  scores(site: Site): ReadonlyMap<string, number> {
    const known = this.#sites.get(site);
    if (known !== undefined) return known;
    const here = this.#unit(site.unit);
    const noun = nounOf(site.figure);
    let scores = here.scores;
    if (noun !== null) {
      const own = new Map(here.scores);
      for (const term of this.#termsOf(noun)) {
        for (const { quantity, pattern } of labelsByTerm(this.#subject).get(term) ?? []) {
          if (!meetsAll(pattern, here.terms)) continue;
          own.set(
            quantity,
            Math.max(own.get(quantity) ?? 0, pattern.atoms.length === 1 ? OWN_NOUN : OWN_NOUN_AND_WORDS),
          );
        }
      }
      scores = own;
    }
    this.#sites.set(site, scores);
    return scores;
  }

  #unit(unit: Unit): { readonly terms: ReadonlySet<number>; readonly scores: ReadonlyMap<string, number> } {
    const known = this.#units.get(unit.index);
    if (known !== undefined) return known;
    const nouns = new Set<number>();
    for (let at = unit.firstToken; at < unit.endToken; at += 1) {
      const noun = nounOf(this.#analysis.tokens[at]?.figure ?? null);
      if (noun !== null) for (const term of this.#termsOf(noun)) nouns.add(term);
    }
    const found = nouns.size === 0 ? { terms: nouns, scores: NONE } : this.#withWords(unit, nouns);
    this.#units.set(unit.index, found);
    return found;
  }

  #withWords(
    unit: Unit,
    nouns: ReadonlySet<number>,
  ): { readonly terms: ReadonlySet<number>; readonly scores: ReadonlyMap<string, number> } {
    const terms = new Set(nouns);
    for (let at = unit.firstToken; at < unit.endToken; at += 1) {
      const token = this.#analysis.tokens[at];
      if (token !== undefined && token.figure === null)
        for (const hit of this.#subject.lexicon.resolve(token.folded)) terms.add(hit.term);
    }
    const scores = new Map<string, number>();
    for (const noun of nouns) {
      for (const { quantity, pattern } of labelsByTerm(this.#subject).get(noun) ?? []) {
        if (pattern.atoms.length > 1 && meetsAll(pattern, terms)) scores.set(quantity, UNIT_NOUNS);
      }
    }
    return { terms, scores };
  }

  #termsOf(noun: string): number[] {
    return this.#subject.lexicon.resolve(fold(noun)).map((hit) => hit.term);
  }
}

/** Every atom of the label is one of these words; loops, since a unit with nouns tries hundreds of labels. */
function meetsAll({ atoms }: Pattern, terms: ReadonlySet<number>): boolean {
  for (const atom of atoms) if (!meets(atom.terms, terms)) return false;
  return true;
}

function meets(wanted: readonly number[], terms: ReadonlySet<number>): boolean {
  for (const term of wanted) if (terms.has(term)) return true;
  return false;
}

/** "abonnés" of "1 850 abonnés"; null for units of measure. */
function nounOf(figure: Figure | null): string | null {
  const unit = figure?.unit ?? null;
  if (unit === null || unit === '%' || unit.startsWith('€') || unit.startsWith('/')) return null;
  const noun = unit.split('/')[0] ?? unit;
  return noun.length < 3 ? null : singular(noun);
}
