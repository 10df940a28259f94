import { asWritten } from './as-written.ts';
import { type Candidate, ENOUGH } from './candidate.ts';
import { shareOf } from './formula-match.ts';
import type { Search } from './known-candidates.ts';
import { operandsOf, type Site, scalesAt } from './sites.ts';

/** A wrong figure is named only when its words leave little doubt: its own clause, its row, or the sum written after its label. */
const NEEDED_LABEL = 1.6;
const NEEDED_WITH_CALCULATION = 1;

/** Words that announce another figure than the student's result: a target, a norm, a condition, an earlier state. */
const NOT_A_RESULT = new Set(
  `objectif objectifs viser vise visant cible passer passe atteindre atteigne moyenne moyennes norme general generalement habituellement habituel secteur marche idealement ideal seuil minimum maximum
  si plutot lieu depasser depasse dessus dessous superieur superieure inferieur inferieure partir contre entre reduction remise promo code offert offerts offerte livraison jours jour publications posts post
  fois semaine devrait faudrait pourrait concurrents concurrent annexe recuperer augmenter baisser baisse`.split(/\s+/),
);

/** Quantities that the words around a figure name although its value is none that is known. */
export function wrongCandidates(site: Site, search: Search, stated: ReadonlyMap<string, readonly Site[]>): Candidate[] {
  const { figure } = site;
  if (site.place === 'operand' || figure.value === null || figure.kind === 'ordinal' || figure.kind === 'multiplier')
    return [];
  if (figure.low !== null || figure.high !== null || site.unit.wordList || search.around.supposes(site)) return [];
  if (site.digits < 2 && figure.unit !== 'points' && site.place === 'alone') return [];
  const found: Candidate[] = [];
  const names = hasFiguresBeside(site, search)
    ? new Set([...search.wanted, ...search.around.named(site)])
    : search.wanted;
  for (const name of names) {
    const quantity = search.index.quantities.get(name);
    if (
      quantity === undefined ||
      quantity.given ||
      (quantity.unit === '%' && (figure.value === 100 || figure.value === 0)) ||
      isStatedHere(site, stated.get(name))
    )
      continue;
    const scaled = scalesAt(site, quantity.unit).find((one) => one.fit >= 0);
    if (scaled === undefined) continue;
    const wanted = search.wanted.has(name);
    if (!wanted && !operandsBeside(site, name, search)) continue;
    const label = search.around.label(site, name);
    if (label.score < (site.place === 'result' ? NEEDED_WITH_CALCULATION : NEEDED_LABEL)) continue;
    if (site.place === 'result' && label.span !== null && label.span.start > figure.start) continue;
    const topic = search.around.topic(site, quantity);
    if (
      topic < 0 ||
      (topic === 0 && search.around.divides(quantity)) ||
      (site.place === 'alone' && announcesAnother(site, label.span, search))
    )
      continue;
    const wrong = asWritten(site, name, quantity, scaled, 'wrong', search);
    found.push({ ...wrong, score: wrong.score + writtenShare(site, quantity.rule, search) });
  }
  return found.filter((one) => one.score >= ENOUGH).sort((a, b) => b.score - a.score);
}

/** Share of the operands written out that belong to the quantity's formula. */
function writtenShare(site: Site, rule: string, search: Search): number {
  return site.calculation === null || site.place !== 'result'
    ? 0
    : shareOf(operandsOf(site.calculation.expression), rule, search.index, search.reference);
}

/** Two other figures at least stand in the statement: room for the operands of a result. */
function hasFiguresBeside(site: Site, search: Search): boolean {
  if (site.place !== 'alone') return false;
  let count = 0;
  for (let at = site.unit.firstToken; at < site.unit.endToken && count < 3; at += 1)
    if (search.around.analysis.tokens[at]?.figure != null) count += 1;
  return count >= 3;
}

/** All the direct operands of the quantity are written in the line of the figure. */
function operandsBeside(site: Site, name: string, search: Search): boolean {
  const inputs = search.reference.inputs(name);
  return inputs.length >= 2 && inputs.every((input) => search.around.writes(site, input.value));
}

/** The same statement already states the quantity, or a neighbour states it rightly. */
function isStatedHere(site: Site, places: readonly Site[] | undefined): boolean {
  return (places ?? []).some((place) => place.unit.index === site.unit.index || place.unit.line === site.unit.line);
}

function announcesAnother(
  site: Site,
  label: { readonly start: number; readonly end: number } | null,
  search: Search,
): boolean {
  const { tokens } = search.around.analysis;
  for (let at = site.unit.firstToken; at < site.unit.endToken; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.clause !== site.clause || !NOT_A_RESULT.has(token.folded)) continue;
    if (label === null || token.end <= label.start || token.start >= label.end) return true;
  }
  return false;
}
