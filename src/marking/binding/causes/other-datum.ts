import { type CauseFinder, cause, says } from './context.ts';
import { substitutions } from './substitution.ts';

/** Another datum in the formula (margin for price), or another one read in the annex (the next column, the next row). */
export const otherDatum: CauseFinder = (context) => {
  const { candidate, reference, search } = context;
  const found = substitutions(context)
    .filter(({ side }) => side === 'datum')
    .map(({ used, instead }) =>
      cause('other-datum', used, context, { used: reference.title(used), instead: reference.title(instead) }),
    );
  if (found.length > 0 || candidate.site.calculation !== null) return found;
  const read = [...search.index.quantities].filter(
    ([name, other]) =>
      other.given &&
      name !== candidate.name &&
      other.unit === candidate.quantity.unit &&
      shareTopic(other.about, candidate.quantity.about) &&
      says(context, reference.expected(name)),
  );
  return read.map(([, other]) =>
    cause('other-datum', other.rule, context, { used: other.title, instead: candidate.quantity.title }),
  );
};

const shareTopic = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && a.some((topic) => b.includes(topic));
