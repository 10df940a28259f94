import { frenchFigure, frenchNumber } from '../../reference/index.ts';
import { operandsOf } from '../formula-match.ts';
import { type CauseContext, type CauseFinder, cause } from './context.ts';

/** The calculation as written does not give the result as written; or the operands stated beside it give another one. */
export const slip: CauseFinder = (context) => {
  const { site } = context.candidate;
  const { calculation } = site;
  if (calculation !== null && site.place === 'result') {
    if (calculation.slip === 'power-of-ten' || calculation.slip === 'missing-percent' || calculation.slip === 'rounding') return [];
    if (calculation.slip !== 'arithmetic' && context.candidate.status !== 'slip') return [];
    return [cause('slip', 'slip', context, { operation: operandsOf(calculation.expression).map((figure) => figure.text).join(' ; '), computed: frenchNumber(calculation.computed) })];
  }
  return besideOperands(context);
};

/** "2 800 € et 1 200 €, donc 2 600 € d'écart": the operands are there, their difference is not. */
function besideOperands(context: CauseContext): ReturnType<CauseFinder> {
  const { candidate, reference, search } = context;
  const target = context.targets[0];
  if (target === undefined || candidate.status !== 'wrong' && candidate.status !== 'misconception') return [];
  const inputs = reference.inputs(candidate.name);
  const { tokens } = search.around.analysis;
  const { unit, figure } = candidate.site;
  const line = tokens.filter((token) => token.figure !== null && token.figure !== figure && search.around.analysis.units[token.unit]?.line === unit.line);
  const left = [...line];
  const beside = inputs.every((input) => {
    const mine = context.changes.get(input.rule) ?? reference.plainValue(input.rule);
    const at = left.findIndex((token) => token.figure?.value != null && mine !== null && Math.abs(token.figure.value - mine) < 1e-9);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  if (!beside || inputs.length < 2) return [];
  return [cause('slip', 'slip', context, { operation: inputs.map((input) => frenchFigure(input.value, input.unit)).join(' ; '), computed: frenchFigure(target, candidate.quantity.unit) })];
}
