import type { Formula } from '../../reference/index.ts';
import { type CauseContext, type CauseFinder, cause, saysReplay } from './context.ts';

/** A term of a sum or of a difference was left out, here or in what the figure is computed from; two at most. */
export const termLeftOut: CauseFinder = (context) => {
  const terms = [...additiveTerms(context)];
  const single = terms.filter((term) => saysReplay(context, new Map([[term, 0]])));
  if (single.length > 0)
    return single.map((term) => cause('term-left-out', term, context, { term: context.reference.title(term) }));
  for (const [order, first] of terms.entries()) {
    for (const second of terms.slice(order + 1)) {
      if (
        !saysReplay(
          context,
          new Map([
            [first, 0],
            [second, 0],
          ]),
        )
      )
        continue;
      const names = [first, second].map((term) => context.reference.title(term));
      return [cause('term-left-out', `${first} + ${second}`, context, { term: names.join(' et ') })];
    }
  }
  return [];
};

/** Data that are added or subtracted somewhere upstream, the first term of a difference excepted. */
function additiveTerms({ candidate, reference }: CauseContext): Set<string> {
  const terms = new Set<string>();
  const visit = (formula: Formula | null, first: boolean): void => {
    if (formula === null) return;
    if (formula.kind === 'rule' && !first) terms.add(formula.rule);
    if (formula.kind !== 'operation') return;
    const sum = formula.operator === '+' || formula.operator === '-';
    if (!sum) return;
    visit(formula.left, formula.left.kind === 'rule' && formula.operator === '-');
    visit(formula.right, false);
  };
  for (const rule of [candidate.quantity.rule, ...reference.upstream(candidate.quantity.rule)])
    visit(reference.formula(rule), true);
  return terms;
}
