import { compileIdeas, compilePhrases, type IdeaGroups, type Workshop } from './compile-idea.ts';
import { PART_KEYS, type PartKey, partSchemas } from './schema.ts';
import type { Idea, Level, Part, PartBase } from './types.ts';
import type { YamlSource } from './yaml-source.ts';

/** Where a part stands and what it may refer to. */
export interface PartContext {
  readonly shop: Workshop;
  readonly source: YamlSource;
  readonly path: readonly PropertyKey[];
  /** Starts the keys of the part's ideas: `<criterion>/<part number>`. */
  readonly owner: string;
  readonly groups: IdeaGroups;
}

const LABELS: Record<PartKey, string> = {
  figure: 'résultat',
  figures: 'indicateurs',
  interpretation: 'interprétation',
  ideas: 'idées',
  justification: 'justification',
  choice: 'choix',
  links: 'liens de cause',
  items: 'élément',
  form: 'forme',
};

const quarters = (points: number): number => Math.round(points * 4);

/** Checks one part against the schema of its kind and compiles its phrases; null (and faults) when it is wrong. */
export function compilePart(context: PartContext, raw: Readonly<Record<string, unknown>>): Part | null {
  const kind = PART_KEYS.find((key) => key in raw);
  if (kind === undefined) {
    context.shop.faults.add(
      context.source,
      context.path,
      'part-kind',
      `élément de barème sans nature (${Object.keys(raw).join(', ')})`,
      `une de ces clés est attendue : ${PART_KEYS.join(', ')}`,
    );
    return null;
  }
  return COMPILERS[kind](context, raw);
}

function parse<K extends PartKey>(
  kind: K,
  context: PartContext,
  raw: unknown,
): ReturnType<(typeof partSchemas)[K]['parse']> | null {
  const result = partSchemas[kind].safeParse(raw, { reportInput: true });
  if (result.success) return result.data as ReturnType<(typeof partSchemas)[K]['parse']>;
  context.shop.faults.addIssues(context.source, context.path, result.error.issues);
  return null;
}

const ideasOf = (context: PartContext, key: string, raw: Parameters<typeof compileIdeas>[4], name = key): Idea[] =>
  compileIdeas(context.shop, context.source, [...context.path, key], `${context.owner}/${name}`, raw, context.groups);

interface RawBase {
  readonly label?: string | undefined;
  readonly about?: readonly string[] | undefined;
  readonly also?: readonly string[] | undefined;
  readonly strict?: boolean | undefined;
  readonly dependent?: boolean | undefined;
  readonly either?: string | undefined;
}

/** What parts of all kinds say alike. */
const baseOf = (kind: PartKey, part: RawBase): Omit<PartBase, 'quarters'> => ({
  label: part.label ?? LABELS[kind],
  about: part.about ?? [],
  also: part.also ?? [],
  strict: part.strict ?? false,
  dependent: part.dependent ?? false,
  either: part.either ?? null,
});

const COMPILERS: {
  readonly [K in PartKey]: (context: PartContext, raw: Readonly<Record<string, unknown>>) => Part | null;
} = {
  figure: (context, raw) => {
    const part = parse('figure', context, raw);
    if (part === null) return null;
    const total = quarters(part.points);
    return {
      kind: 'figure',
      quarters: total,
      ...baseOf('figure', part),
      quantities: part.figure,
      methodQuarters: part.method === undefined ? Math.floor(total / 2) : quarters(part.method),
      carriedQuarters: part.carried === undefined ? total : quarters(part.carried),
      wrong: new Map(Object.entries(part.wrong ?? {}).map(([rule, value]) => [rule, quarters(value)])),
      roundUp: part.roundUp ?? false,
    };
  },
  figures: (context, raw) => {
    const part = parse('figures', context, raw);
    if (part === null) return null;
    return {
      kind: 'figures',
      quarters: quarters(part.points),
      ...baseOf('figures', part),
      quantities: part.figures,
      each: quarters(part.each ?? 0.25),
      steps: Object.entries(part.steps ?? {})
        .map(([count, value]) => [Number(count), quarters(value)] as const)
        .sort((a, b) => a[0] - b[0]),
      raw: ideasOf(context, 'raw', part.raw),
      rawQuarters: quarters(part.rawPoints ?? 0),
    };
  },
  interpretation: (context, raw) => {
    const part = parse('interpretation', context, raw);
    if (part === null) return null;
    return {
      kind: 'interpretation',
      quarters: quarters(part.points),
      ...baseOf('interpretation', part),
      quantities: part.interpretation,
      says: ideasOf(context, 'says', part.says),
      contrary: ideasOf(context, 'contrary', part.contrary),
    };
  },
  ideas: (context, raw) => {
    const part = parse('ideas', context, raw);
    if (part === null) return null;
    const from = ideasOf(context, 'ideas', part.ideas);
    const shared =
      part.points !== undefined && part.max !== undefined
        ? Math.max(1, Math.floor(quarters(part.points) / part.max))
        : 1;
    const each = part.each === undefined ? shared : quarters(part.each);
    const max =
      part.max ?? (part.points === undefined ? from.length : Math.max(1, Math.round(quarters(part.points) / each)));
    const bonus = quarters(part.explained?.points ?? 0);
    return {
      kind: 'ideas',
      quarters: part.points === undefined ? each * max + bonus : quarters(part.points),
      ...baseOf('ideas', part),
      from,
      each,
      max: part.atLeast === undefined ? max : Math.max(max, part.atLeast),
      atLeast: part.atLeast ?? 0,
      bare: part.bare ?? 'full',
      explainedCount: part.explained?.atLeast ?? 0,
      explainedQuarters: bonus,
      open: part.open ?? 'no',
      within: part.within ?? 'all',
      copied: part.copied ?? 'nothing',
    };
  },
  justification: (context, raw) => {
    const part = parse('justification', context, raw);
    if (part === null) return null;
    const each = quarters(part.each ?? 0.25);
    const max = part.max ?? (part.points === undefined ? 1 : Math.max(1, Math.round(quarters(part.points) / each)));
    return {
      kind: 'justification',
      quarters: part.points === undefined ? each * max : quarters(part.points),
      ...baseOf('justification', part),
      by: ideasOf(context, 'justification', part.justification),
      each,
      max,
    };
  },
  choice: (context, raw) => {
    const part = parse('choice', context, raw);
    if (part === null) return null;
    return {
      kind: 'choice',
      quarters: quarters(part.points),
      ...baseOf('choice', part),
      options: part.choice.map((option, index) => ({
        idea: {
          key: `${context.owner}/choice/${option.option}`,
          name: option.option,
          match: compilePhrases(
            context.shop,
            context.source,
            [...context.path, 'choice', index, 'match'],
            option.match,
          ),
          unless: compilePhrases(
            context.shop,
            context.source,
            [...context.path, 'choice', index, 'unless'],
            option.unless,
          ),
          precise: [],
          negation: 'refuses' as const,
        },
        quarters: quarters(option.points),
        arguedQuarters: quarters(option.argued ?? option.points),
      })),
    };
  },
  links: (context, raw) => {
    const part = parse('links', context, raw);
    if (part === null) return null;
    const side = (index: number, name: string, which: 'cause' | 'effect', source: readonly string[]): Idea => ({
      key: `${context.owner}/links/${name}/${which}`,
      name,
      match: compilePhrases(context.shop, context.source, [...context.path, 'links', index, which], source),
      unless: [],
      precise: [],
      negation: 'ignores',
    });
    return {
      kind: 'links',
      quarters: quarters(part.points),
      ...baseOf('links', part),
      links: part.links.map((link, index) => ({
        cause: side(index, link.name, 'cause', link.cause),
        effect: side(index, link.name, 'effect', link.effect),
      })),
      each: quarters(part.each ?? 0.25),
    };
  },
  items: (context, raw) => {
    const part = parse('items', context, raw);
    if (part === null) return null;
    const levels: Level[] = part.levels.map((one, index) => ({
      label: one.label,
      quarters: quarters(one.points),
      when: one.when,
      ideas: compileIdeas(
        context.shop,
        context.source,
        [...context.path, 'levels', index, 'ideas'],
        `${context.owner}/level${index}`,
        one.ideas,
        context.groups,
      ),
      partialQuarters: quarters(one.partial ?? 0),
    }));
    const perItem = levels.reduce((sum, one) => sum + one.quarters, 0);
    const max = part.nth === undefined ? (part.max ?? 1) : 1;
    return {
      kind: 'items',
      quarters: part.points === undefined ? perItem * max : quarters(part.points),
      ...baseOf('items', part),
      list: part.items,
      nth: part.nth ?? 0,
      max,
      levels,
    };
  },
  form: (context, raw) => {
    const part = parse('form', context, raw);
    if (part === null) return null;
    return {
      kind: 'form',
      quarters: quarters(part.points),
      ...baseOf('form', part),
      check: part.form,
      min: part.min ?? 1,
      max: part.max ?? Number.POSITIVE_INFINITY,
      ideas: ideasOf(context, 'ideas', part.ideas),
    };
  },
};
