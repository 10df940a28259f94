import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  compilePattern,
  Lexicon,
  type Pattern,
  type Quantity,
  type Question,
  type Subject,
} from '../../src/rubric/index.ts';
import { quantitiesSchema } from '../../src/rubric/schema.ts';

const patternsOf = (phrases: readonly string[] | undefined, lexicon: Lexicon): Pattern[] =>
  (phrases ?? []).map((phrase) => compilePattern(phrase, lexicon, new Map()));

/** A subject with quantities and a reference model and a single question that has only topics. */
export function subjectOf(
  folder: string,
  texts: { reference: string; quantities: string; topics?: Record<string, string[]> },
): Subject {
  const lexicon = new Lexicon();
  const raw = quantitiesSchema.parse(parse(texts.quantities) ?? {});
  const quantities = new Map<string, Quantity>();
  for (const [name, quantity] of Object.entries(raw)) {
    quantities.set(name, {
      rule: quantity.rule ?? name,
      title: quantity.title ?? name,
      unit: quantity.unit ?? null,
      labels: patternsOf(quantity.labels, lexicon),
      about: quantity.about ?? [],
      accept: quantity.accept ?? [],
      misconceptions: quantity.misconceptions ?? [],
      minDecimals: quantity.decimals ?? 0,
      approximately: quantity.approximately ?? null,
      given: quantity.given ?? false,
      wholeUp: quantity.wholeUp ?? false,
    });
  }
  const topics = new Map(
    Object.entries(texts.topics ?? {}).map(([name, phrases]) => [name, patternsOf(phrases, lexicon)]),
  );
  const question: Question = {
    id: 'q',
    title: 'q',
    dossier: 'd',
    quarters: 4,
    hints: [],
    topics,
    lists: new Map(),
    criteria: [],
    tests: [],
  };
  return {
    id: folder,
    title: folder,
    folder,
    hash: `test:${folder}:${texts.reference.length}:${texts.quantities.length}:${JSON.stringify(texts.topics ?? {}).length}`,
    quarters: 4,
    markOutOf: 20,
    dossiers: [{ id: 'd', title: 'd', questions: ['q'] }],
    questions: [question],
    quantities,
    reference: texts.reference,
    lexicon,
    emptyWords: new Set(),
    shingles: { annexes: new Set(), questions: new Set() },
  };
}

/** The quantities and the model of a subject of the project, without its questions. */
export function shippedSubject(id: string, topics: Record<string, string[]> = {}): Subject {
  return subjectOf(`rubrics/${id}`, {
    reference: readFileSync(`rubrics/${id}/reference.publicodes.yaml`, 'utf8'),
    quantities: readFileSync(`rubrics/${id}/quantities.yaml`, 'utf8'),
    topics,
  });
}
