import {
  type Idea,
  type Part,
  type Pattern,
  PatternIndex,
  preciseKey,
  type Question,
  type Subject,
} from '../rubric/index.ts';

/** Everything that is looked for in the answers to one question. */
export interface Sought {
  readonly searches: readonly Search[];
  /** Over the patterns of all the searches, one after another. */
  readonly index: PatternIndex;
}

/** One entry of `Analysis.ideas`: an idea, its precise form, or the labels of a quantity (`quantity/<name>`). */
export interface Search {
  readonly key: string;
  readonly patterns: readonly Pattern[];
  /** Number of its first pattern in the index. */
  readonly first: number;
  /** The idea itself: its negation and its contradictions count. Null for the others. */
  readonly idea: Idea | null;
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
  for (const other of subject.questions)
    for (const part of other.criteria.flatMap((criterion) => criterion.parts))
      if (part.also.includes(question.id)) add(ideasOf(part));
  const searches: Search[] = [];
  const all: Pattern[] = [];
  const search = (key: string, patterns: readonly Pattern[], idea: Idea | null): void => {
    if (patterns.length > 0) searches.push({ key, patterns, first: all.length, idea });
    for (const pattern of patterns) all.push(pattern);
  };
  for (const idea of ideas.values()) {
    search(idea.key, idea.match, idea);
    search(preciseKey(idea.key), idea.precise, null);
  }
  for (const [name, quantity] of subject.quantities) search(`quantity/${name}`, quantity.labels, null);
  const sought = { searches, index: new PatternIndex(all) };
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
