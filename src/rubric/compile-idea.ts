import type { FaultList } from './fault-list.ts';
import { compilePattern, type Lexicon, type Pattern, PatternError, type Vocabulary } from './pattern/index.ts';
import type { RawIdea } from './schema.ts';
import type { Idea } from './types.ts';
import type { YamlSource } from './yaml-source.ts';

/** What compiling a subject's files shares: one lexicon, one vocabulary, one list of faults. */
export interface Workshop {
  readonly lexicon: Lexicon;
  readonly vocabulary: Vocabulary;
  readonly faults: FaultList;
}

/** Groups of ideas that `use: nom` copies; with the file in which they were written. */
export type IdeaGroups = ReadonlyMap<
  string,
  { readonly source: YamlSource; readonly path: readonly PropertyKey[]; readonly ideas: readonly RawIdea[] }
>;

export function compilePhrases(
  shop: Workshop,
  source: YamlSource,
  path: readonly PropertyKey[],
  phrases: readonly string[] | undefined,
): Pattern[] {
  return (phrases ?? []).flatMap((phrase, index) => {
    try {
      return [compilePattern(phrase, shop.lexicon, shop.vocabulary)];
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      shop.faults.add(source, [...path, index], 'pattern', error.message, error.remedy);
      return [];
    }
  });
}

/** Compiles a list of ideas; `owner` starts their keys and makes them unique in the subject. */
export function compileIdeas(
  shop: Workshop,
  source: YamlSource,
  path: readonly PropertyKey[],
  owner: string,
  raw: readonly RawIdea[] | undefined,
  groups: IdeaGroups,
  depth = 0,
): Idea[] {
  return (raw ?? []).flatMap((entry, index) => {
    const [name, body] = Object.entries(entry)[0] ?? ['', []];
    const here = [...path, index, name];
    if (name === 'use') {
      return (Array.isArray(body) ? body : body.match).flatMap((group) => {
        const found = groups.get(group);
        if (found === undefined || depth > 4) {
          shop.faults.add(
            source,
            here,
            'unknown-group',
            `groupe d’idées « ${group} » inconnu`,
            `groupes définis : ${[...groups.keys()].join(', ') || 'aucun'}`,
          );
          return [];
        }
        return compileIdeas(shop, found.source, found.path, `${owner}/${group}`, found.ideas, groups, depth + 1);
      });
    }
    const full = Array.isArray(body) ? { match: body } : body;
    const inside = Array.isArray(body) ? here : [...here, 'match'];
    return [
      {
        key: `${owner}/${name}`,
        name,
        match: compilePhrases(shop, source, inside, full.match),
        unless: compilePhrases(shop, source, [...here, 'unless'], full.unless),
        precise: compilePhrases(shop, source, [...here, 'precise'], full.precise),
        negation: full.negation ?? 'refuses',
      } satisfies Idea,
    ];
  });
}
