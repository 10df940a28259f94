export type { Binding, BindingInput, BoundFigure, Cause, CauseKind, Verdict } from './types.ts';
