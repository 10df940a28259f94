import { frenchFigure } from '../../reference/index.ts';
import { type CauseFinder, cause } from './context.ts';

/** Rightly computed from a wrong value of the student's own; or that wrong value given again. */
export const carried: CauseFinder = (context) => {
  const { candidate, own, reference, search } = context;
  const { status, quantity } = candidate;
  if (status === 'restated')
    return [
      cause('carried', candidate.name, context, { source: quantity.title, sourceValue: candidate.site.figure.text }),
    ];
  if (status !== 'carried' && status !== 'rounded-down') return [];
  const upstream = reference.upstream(candidate.rule);
  const sources = [...own.wrong].flatMap((name) => {
    const source = search.index.quantities.get(name);
    return source !== undefined &&
      source.rule !== candidate.rule &&
      (upstream.has(source.rule) || (status === 'rounded-down' && source.rule === candidate.rule))
      ? [{ name, source }]
      : [];
  });
  const nearest = sources.filter(
    ({ source }) => !sources.some((other) => reference.upstream(other.source.rule).has(source.rule)),
  );
  return nearest.map(({ name, source }) =>
    cause('carried', name, context, {
      source: source.title,
      sourceValue: frenchFigure(own.all.get(name) ?? Number.NaN, source.unit),
    }),
  );
};
