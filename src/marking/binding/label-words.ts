import type { Pattern, Subject } from '../../rubric/index.ts';

/** A label of a quantity, found by one of its words. */
export interface WordedLabel {
  readonly quantity: string;
  readonly pattern: Pattern;
}

const known = new WeakMap<Subject, ReadonlyMap<number, readonly WordedLabel[]>>();

/** Labels of a subject by the lexicon terms of their single words: what the noun of a figure is looked up in. */
export function labelsByTerm(subject: Subject): ReadonlyMap<number, readonly WordedLabel[]> {
  const found = known.get(subject);
  if (found !== undefined) return found;
  const labels = new Map<number, WordedLabel[]>();
  for (const [quantity, { labels: patterns }] of subject.quantities) {
    for (const pattern of patterns) {
      for (const term of new Set(pattern.atoms.flatMap((atom) => atom.terms))) {
        const list = labels.get(term);
        if (list === undefined) labels.set(term, [{ quantity, pattern }]);
        else list.push({ quantity, pattern });
      }
    }
  }
  known.set(subject, labels);
  return labels;
}
