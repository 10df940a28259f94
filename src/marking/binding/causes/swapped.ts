import { type CauseFinder, cause, says } from './context.ts';

/** The figure of one channel (client, offer) given for another: the same measure, another subject. */
export const swapped: CauseFinder = (context) => {
  const { candidate, reference, search } = context;
  const { quantity } = candidate;
  if (quantity.about.length === 0 || candidate.site.digits < 2) return [];
  const twins = [...search.index.quantities].filter(
    ([name, other]) =>
      name !== candidate.name &&
      other.unit === quantity.unit &&
      lastName(other.rule) === lastName(quantity.rule) &&
      says(context, reference.expected(name)),
  );
  return twins.map(([, other]) => cause('swapped', other.rule, context, { other: other.title }));
};

const lastName = (rule: string): string => rule.split(' . ').at(-1) ?? rule;
