import { type CauseContext, type CauseFinder, cause, says } from './context.ts';

/** Errors that the rubric names: their value is met as it is, rounded to a whole answer, or on the student's own values. */
export const misconception: CauseFinder = (context) => {
  const { candidate, reference, own } = context;
  const known = reference.misconceptions(candidate.name);
  let found = known.filter(
    ({ rule, value }) => saysWhole(context, value) || (candidate.rule === rule && candidate.value === value),
  );
  // The same error made on the student's own values, when none explains the figure as it is.
  if (found.length === 0 && candidate.status !== 'carried' && candidate.status !== 'rounded-down') {
    found = known.filter(({ rule }) => {
      const carried = reference.withStudentValues(candidate.name, own.all, rule);
      return carried !== null && saysWhole(context, carried);
    });
  }
  if (candidate.status === 'carried' || candidate.status === 'rounded-down')
    found = found.filter(({ rule }) => isCarried(rule, context));
  return found.map(({ rule, message }) => cause('misconception', rule, context, { message }));
};

/** An error further up explains a carried value only if it touches what the student carries. */
function isCarried(rule: string, { candidate, reference, own, search }: CauseContext): boolean {
  const formula = reference.formula(rule);
  const sources = [...own.wrong].flatMap((name) =>
    name === candidate.name ? [] : (search.index.quantities.get(name) ?? []),
  );
  if (formula?.kind !== 'changed')
    return sources.some((source) => source.misconceptions.some((one) => one.rule === rule));
  return formula.changes.every((change) =>
    sources.some((source) => source.rule === change.rule || reference.upstream(source.rule).has(change.rule)),
  );
}

/** A figure that follows from the student's own values was rounded by the student, not misread one below. */
function saysWhole(context: CauseContext, value: number): boolean {
  const { quantity, status } = context.candidate;
  if (!quantity.wholeUp) return says(context, value);
  return (
    says(context, Math.ceil(value - 1e-9)) ||
    (status !== 'carried' && status !== 'rounded-down' && says(context, Math.floor(value)))
  );
}
