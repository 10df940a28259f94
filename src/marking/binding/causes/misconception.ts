import { type CauseContext, type CauseFinder, cause, says } from './context.ts';

/** Errors that the rubric names: their value is met as it is, rounded to a whole answer, or on the student's own values. */
export const misconception: CauseFinder = (context) => {
  const { candidate, reference, own } = context;
  const found = reference.misconceptions(candidate.name).filter(({ rule, value }) => {
    if (candidate.status === 'misconception' && candidate.rule === rule) return true;
    if (saysWhole(context, value)) return true;
    const carried = reference.withStudentValues(candidate.name, own.all, rule);
    return carried !== null && candidate.status !== 'carried' && saysWhole(context, carried);
  });
  return found.map(({ rule, message }) => cause('misconception', rule, context, { message }));
};

function saysWhole(context: CauseContext, value: number): boolean {
  const { quantity } = context.candidate;
  return quantity.wholeUp ? says(context, Math.ceil(value - 1e-9)) || says(context, Math.floor(value)) : says(context, value);
}
