export { bindFigures } from './bind-figures.ts';
export { CAUSE_CODES } from './cause-codes.ts';
export type { Binding, BindingInput, BoundFigure, Cause, CauseKind, Verdict } from './types.ts';
