import { compileIdeas, compilePhrases, type IdeaGroups, type Workshop } from './compile-idea.ts';
import { compilePart } from './compile-part.ts';
import type { RawCriterion, RawQuestion } from './schema.ts';
import type { Criterion, ItemList, Part, Question, RubricTest } from './types.ts';
import type { YamlSource } from './yaml-source.ts';

const quarters = (points: number): number => Math.round(points * 4);

/** Compiles a question file that the schema accepted, and checks what a schema cannot: sums, names, references. */
export function compileQuestion(
  shop: Workshop,
  source: YamlSource,
  raw: RawQuestion,
  dossier: string,
  shared: IdeaGroups,
): Question {
  const groups = new Map(shared);
  for (const [name, ideas] of Object.entries(raw.ideas ?? {}))
    groups.set(name, { source, path: ['ideas', name], ideas });
  const lists = new Map<string, ItemList>();
  for (const [name, list] of Object.entries(raw.lists ?? {})) {
    lists.set(name, {
      name,
      families: compileIdeas(
        shop,
        source,
        ['lists', name, 'families'],
        `${raw.question}/list ${name}`,
        list.families,
        groups,
      ),
      open: list.open ?? false,
      relevant: compilePhrases(shop, source, ['lists', name, 'relevant'], list.relevant),
      after: compilePhrases(shop, source, ['lists', name, 'after'], list.after),
      until: compilePhrases(shop, source, ['lists', name, 'until'], list.until),
      notion: compilePhrases(shop, source, ['lists', name, 'notion'], list.notion),
      within: list.within ?? 'all',
      best: list.best ?? false,
      lines: list.lines ?? false,
    });
  }
  const criteria = raw.criteria.map((criterion, index) => compileCriterion(shop, source, criterion, index, groups));
  const question: Question = {
    id: raw.question,
    title: raw.title,
    dossier,
    quarters: quarters(raw.points),
    hints: compilePhrases(shop, source, ['hints'], raw.hints),
    topics: new Map(
      Object.entries(raw.topics ?? {}).map(([name, phrases]) => [
        name,
        compilePhrases(shop, source, ['topics', name], phrases),
      ]),
    ),
    lists,
    criteria,
    tests: testsOf(source, raw),
  };
  checkQuestion(shop, source, raw, question);
  return question;
}

function compileCriterion(
  shop: Workshop,
  source: YamlSource,
  raw: RawCriterion,
  index: number,
  groups: IdeaGroups,
): Criterion {
  const parts = raw.parts.flatMap((part, at) => {
    const path = ['criteria', index, 'parts', at];
    return compilePart({ shop, source, path, owner: `${raw.id}/${at}`, groups }, part) ?? [];
  });
  const total = parts.reduce((sum, part) => sum + part.quarters, 0);
  if (parts.length === raw.parts.length && total < quarters(raw.points)) {
    shop.faults.add(
      source,
      ['criteria', index, 'points'],
      'points',
      `${raw.id} vaut ${raw.points} mais ses éléments n’en donnent que ${total / 4}`,
      'accorder les points du critère et ceux de ses éléments',
    );
  }
  return {
    id: raw.id,
    title: raw.title,
    quarters: quarters(raw.points),
    expected: raw.expected ?? raw.title,
    advice: raw.advice,
    parts,
  };
}

function testsOf(source: YamlSource, raw: RawQuestion): RubricTest[] {
  const tests: RubricTest[] = raw.tests.map((test, index) => ({
    name: test.name ?? `essai ${index + 1}`,
    answer: test.answer,
    expect: new Map(Object.entries(test.gives).map(([id, value]) => [id, [quarters(value), quarters(value)] as const])),
    place: source.placeLater(['tests', index]),
  }));
  for (const [index, criterion] of raw.criteria.entries()) {
    for (const [at, earns] of criterion.earns.entries()) {
      const [answer, least, most] =
        typeof earns === 'string'
          ? [earns, 1, quarters(criterion.points)]
          : [earns.answer, quarters(earns.points), quarters(earns.points)];
      tests.push({
        name: `${criterion.id} gagne`,
        answer,
        expect: new Map([[criterion.id, [least, most] as const]]),
        place: source.placeLater(['criteria', index, 'earns', at]),
      });
    }
    for (const [at, answer] of criterion.refuses.entries()) {
      tests.push({
        name: `${criterion.id} refuse`,
        answer,
        expect: new Map([[criterion.id, [0, 0] as const]]),
        place: source.placeLater(['criteria', index, 'refuses', at]),
      });
    }
  }
  return tests;
}

function checkQuestion(shop: Workshop, source: YamlSource, raw: RawQuestion, question: Question): void {
  const sum = question.criteria.reduce((total, criterion) => total + criterion.quarters, 0);
  if (sum !== question.quarters) {
    shop.faults.add(
      source,
      ['points'],
      'points',
      `la question ${question.id} vaut ${raw.points} mais ses critères font ${sum / 4}`,
      'accorder « points » et la somme des critères',
    );
  }
  const ids = new Set<string>();
  for (const [index, criterion] of question.criteria.entries()) {
    if (ids.has(criterion.id))
      shop.faults.add(
        source,
        ['criteria', index, 'id'],
        'duplicate-id',
        `l’identifiant ${criterion.id} est pris deux fois`,
        'donner à chaque critère son identifiant',
      );
    ids.add(criterion.id);
    for (const [at, part] of criterion.parts.entries())
      checkPart(shop, source, ['criteria', index, 'parts', at], question, part);
  }
  for (const [index, test] of raw.tests.entries()) {
    for (const id of Object.keys(test.gives)) {
      if (!ids.has(id))
        shop.faults.add(
          source,
          ['tests', index, 'gives', id],
          'unknown-criterion',
          `critère ${id} inconnu dans cette question`,
          `critères : ${[...ids].join(', ')}`,
        );
    }
  }
}

function checkPart(
  shop: Workshop,
  source: YamlSource,
  path: readonly PropertyKey[],
  question: Question,
  part: Part,
): void {
  for (const topic of part.about) {
    if (!question.topics.has(topic))
      shop.faults.add(
        source,
        [...path, 'about'],
        'unknown-topic',
        `thème « ${topic} » inconnu`,
        `thèmes de la question : ${[...question.topics.keys()].join(', ') || 'aucun'}`,
      );
  }
  if (part.kind === 'items' && !question.lists.has(part.list)) {
    shop.faults.add(
      source,
      [...path, 'items'],
      'unknown-list',
      `liste « ${part.list} » inconnue`,
      `listes de la question : ${[...question.lists.keys()].join(', ') || 'aucune'}`,
    );
  }
}
