import { isOperand } from '../formula-match.ts';
import { operandsOf } from '../sites.ts';
import { type CauseFinder, cause } from './context.ts';

/** The right data, put together by the wrong operation: added for subtracted, multiplied for divided. */
export const wrongOperation: CauseFinder = (context) => {
  const { candidate, reference } = context;
  const { calculation, place } = candidate.site;
  if (calculation === null || place !== 'result' || candidate.formula !== null) return [];
  const written = operandsOf(calculation.expression);
  const inputs = reference.inputs(candidate.name);
  const all =
    inputs.length >= 2 &&
    inputs.every((input) => {
      const value = context.changes.get(input.rule) ?? reference.plainValue(input.rule);
      return value !== null && written.some((figure) => isOperand(figure, value));
    });
  return all
    ? [
        cause('wrong-operation', 'wrong-operation', context, {
          expected: inputs.map((input) => input.title).join(' ; '),
        }),
      ]
    : [];
};
