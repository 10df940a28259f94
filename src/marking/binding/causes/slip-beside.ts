import { frenchFigure } from '../../reference/index.ts';
import { type CauseFinder, cause } from './context.ts';

/** "2 800 € et 1 200 €, donc 2 600 € d'écart": the operands are there, their difference is not. */
export const slipBeside: CauseFinder = (context) => {
  if (context.candidate.site.place === 'result') return [];
  const { candidate, reference, search } = context;
  const target = context.targets[0];
  const inputs = reference.inputs(candidate.name);
  const steps = inputs.every((input) => reference.formula(input.rule)?.kind !== 'number');
  if (target === undefined || (candidate.status !== 'wrong' && !(candidate.status === 'misconception' && steps)))
    return [];
  const { tokens } = search.around.analysis;
  const { unit, figure } = candidate.site;
  const line = tokens.filter(
    (token) =>
      token.figure !== null && token.figure !== figure && search.around.analysis.units[token.unit]?.line === unit.line,
  );
  const left = [...line];
  const beside = inputs.every((input) => {
    const mine = context.changes.get(input.rule) ?? reference.plainValue(input.rule);
    const at = left.findIndex(
      (token) => token.figure?.value != null && mine !== null && Math.abs(token.figure.value - mine) < 1e-9,
    );
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  if (!beside || inputs.length < 2) return [];
  return [
    cause('slip', 'slip', context, {
      operation: inputs.map((input) => frenchFigure(input.value, input.unit)).join(' ; '),
      computed: frenchFigure(target, candidate.quantity.unit),
    }),
  ];
};
