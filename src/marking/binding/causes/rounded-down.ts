import { frenchNumber } from '../../reference/index.ts';
import { type CauseFinder, cause, says } from './context.ts';

/** 44.5 brought to 44: the last savon that is missing leaves a loss. */
export const roundedDown: CauseFinder = (context) => {
  const { candidate, own, reference, search } = context;
  const rule = search.index.rawRule(candidate.name);
  if (!candidate.quantity.wholeUp || rule === null) return [];
  const raw = reference.quantityOf(rule);
  const values = [
    raw === null ? undefined : own.all.get(raw),
    reference.withStudentValues(candidate.name, own.all, rule) ?? undefined,
    reference.plainValue(rule) ?? undefined,
  ];
  const value = values.find(
    (one) =>
      one !== undefined && !Number.isInteger(one) && says(context, Math.floor(one)) && !says(context, Math.ceil(one)),
  );
  return value === undefined
    ? []
    : [cause('rounded-down', 'rounded-down', context, { raw: frenchNumber(value), whole: Math.ceil(value) })];
};
