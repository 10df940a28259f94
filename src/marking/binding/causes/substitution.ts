import type { Formula } from '../../reference/index.ts';
import { isOperand } from '../formula-match.ts';
import { operandsOf } from '../sites.ts';
import { type CauseContext, saysReplay } from './context.ts';

/** A datum taken for another one: `side` says whether the one it replaced divides. */
export interface Substitution {
  readonly used: string;
  readonly instead: string;
  readonly side: 'base' | 'datum';
}

const MIN_DIGITS = 2;

/** Data whose use in place of a direct operand gives the figure; those that the student writes down come alone. */
export function substitutions(context: CauseContext): Substitution[] {
  const { candidate, reference, search } = context;
  const { site } = candidate;
  const written = site.calculation === null || site.place !== 'result' ? null : operandsOf(site.calculation.expression);
  if (written === null && site.digits < MIN_DIGITS) return [];
  const formula = reference.formula(candidate.quantity.rule);
  const found: Substitution[] = [];
  for (const input of reference.inputs(candidate.name)) {
    const side = formula !== null && divides(formula, input.rule) ? 'base' : 'datum';
    for (const [name, other] of search.index.quantities) {
      if (
        other.rule === input.rule ||
        other.rule === candidate.quantity.rule ||
        (name !== input.quantity && !sameKind(reference.unit(other.rule), input.unit))
      )
        continue;
      const value = reference.plainValue(other.rule);
      if (value === null || value === reference.plainValue(input.rule)) continue;
      const supported =
        written === null
          ? isRelated(other.about, candidate.quantity.about)
          : written.some((figure) => isOperand(figure, value));
      if (supported && saysReplay(context, new Map([[input.rule, value]])))
        found.push({ used: other.rule, instead: input.rule, side });
    }
  }
  return nearest(found, candidate.quantity.rule);
}

/** "€/savon" and "€" are both money; a percentage is never a base for a count. */
function sameKind(a: string | null, b: string | null): boolean {
  const kind = (unit: string | null): string => (unit === '%' ? '%' : unit?.startsWith('€') ? '€' : 'count');
  return kind(a) === kind(b);
}

const isRelated = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && a.some((topic) => b.includes(topic));

/** Several data may share a value: those of the quantity's own family are the likely ones. */
function nearest(found: readonly Substitution[], rule: string): Substitution[] {
  const family = rule.split(' . ')[0];
  const own = found.filter((one) => one.used.split(' . ')[0] === family);
  return own.length > 0 ? own : [...found];
}

function divides(formula: Formula, rule: string): boolean {
  if (formula.kind !== 'operation') return false;
  if (formula.operator === '/' && formula.right.kind === 'rule' && formula.right.rule === rule) return true;
  return divides(formula.left, rule) || divides(formula.right, rule);
}
