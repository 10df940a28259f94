export { rulesOf } from './formula.ts';
export { frenchFigure, frenchNumber } from './french.ts';
export { loadReference } from './load-reference.ts';
export type {
  AcceptedValue,
  Formula,
  Input,
  Misconception,
  Operator,
  QuantityDescription,
  Reference,
} from './types.ts';
