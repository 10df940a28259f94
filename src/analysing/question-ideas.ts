import type { Idea, Part, Pattern, Question, Subject } from '../rubric/index.ts';

/** Everything that is looked for in the answers to one question. */
export interface Sought {
  readonly ideas: readonly Idea[];
  /** Labels of the subject's quantities, under the keys `quantity/<name>`. */
  readonly labels: readonly { readonly key: string; readonly patterns: readonly Pattern[] }[];
}

const known = new WeakMap<Question, Sought>();

export function soughtIn(question: Question, subject: Subject): Sought {
  const found = known.get(question);
  if (found !== undefined) return found;
  const ideas = new Map<string, Idea>();
  const add = (list: readonly Idea[]): void => {
    for (const idea of list) ideas.set(idea.key, idea);
  };
  for (const list of question.lists.values()) add(list.families);
  for (const criterion of question.criteria) for (const part of criterion.parts) add(ideasOf(part));
  const labels = [...subject.quantities].map(([name, quantity]) => ({
    key: `quantity/${name}`,
    patterns: quantity.labels,
  }));
  const sought = { ideas: [...ideas.values()], labels };
  known.set(question, sought);
  return sought;
}

function ideasOf(part: Part): readonly Idea[] {
  switch (part.kind) {
    case 'figure':
      return [];
    case 'figures':
      return part.raw;
    case 'interpretation':
      return [...part.says, ...part.contrary];
    case 'ideas':
      return part.from;
    case 'justification':
      return part.by;
    case 'choice':
      return part.options.map((option) => option.idea);
    case 'links':
      return part.links.flatMap((link) => [link.cause, link.effect]);
    case 'items':
      return part.levels.flatMap((level) => level.ideas);
    case 'form':
      return part.ideas;
  }
}
