import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Figure } from '../../types/index.ts';
import { isMeasure, readFigures } from './index.ts';

/**
 * The corpus: one `<construct>.spec.yaml` beside each construct. A phrase marks its figure with brackets, or is a
 * figure from end to end. `reads` demands these quantities and no other; `tells apart` a number kept as something else;
 * `refuses` no quantity at all; `known_gaps` what should be read and is not yet, and must go on failing.
 */
const kind = z.enum([
  'number',
  'percent',
  'money',
  'fraction',
  'score',
  'multiplier',
  'duration',
  'age',
  'quantity',
  'ordinal',
  'year',
  'date',
  'time',
  'label',
  'reference',
  'phone',
  'postcode',
  'name',
]);
const value = z.union([z.number(), z.string().transform((written) => evaluateFraction(written))]);
const row = z.strictObject({
  value: value.nullable(),
  unit: z.string().optional(),
  kind: kind.optional(),
  precision: z.number().optional(),
  about: z.boolean().optional(),
  low: value.optional(),
  high: value.optional(),
  in: z.array(z.string()).min(1),
});
const apart = z.strictObject({ as: kind, in: z.array(z.string()).min(1) });
const sentence = z.strictObject({ text: z.string(), figures: z.array(z.string()) });
const calculation = z.strictObject({
  text: z.string(),
  calculates: z.string().optional(),
  computed: value,
  results: z.array(z.string()).optional(),
  slip: z.enum(['arithmetic', 'rounding', 'power-of-ten', 'missing-percent']).nullable().optional(),
});
const spec = z.strictObject({
  lang: z.enum(['fr', 'en']).default('fr'),
  reads: z.array(row).default([]),
  sentences: z.array(sentence).default([]),
  'tells apart': z.array(apart).default([]),
  refuses: z.array(z.string()).default([]),
  calculations: z.array(calculation).default([]),
  'no calculation': z.array(z.string()).default([]),
  known_gaps: z.array(row).default([]),
});
type Spec = z.infer<typeof spec>;
type Row = z.infer<typeof row>;

/** Rows write "1/3" for a value that has no exact decimal. */
function evaluateFraction(written: string): number {
  const [over, under] = written.split('/').map(Number);
  return (over ?? Number.NaN) / (under ?? 1);
}

const root = import.meta.dirname;
const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
const specs = files.filter((file) => file.endsWith('.spec.yaml')).sort();

/** The phrase without its brackets, and the quotes that they held: the whole phrase when it has none. */
function unmark(marked: string): { text: string; quotes: string[]; start: number } {
  const quotes = [...marked.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '');
  const text = marked.replaceAll(/[[\]]/g, '');
  const start = quotes.length === 0 ? 0 : marked.indexOf('[');
  return { text, quotes: quotes.length === 0 ? [text] : quotes, start };
}

function measures(text: string, lang: Spec['lang']): Figure[] {
  return readFigures(text, { lang }).figures.filter(isMeasure);
}

function checkRow(row: Row, marked: string, lang: Spec['lang']): void {
  const { text, quotes, start } = unmark(marked);
  const found = measures(text, lang);
  expect(found.map((figure) => figure.text)).toEqual(quotes);
  const [figure] = found;
  expect(figure?.start).toBe(start);
  expect(figure?.value).toBe(row.value);
  expect(figure?.unit).toBe(row.unit ?? null);
  if (row.kind !== undefined) expect(figure?.kind).toBe(row.kind);
  if (row.precision !== undefined) expect(figure?.precision).toBe(row.precision);
  expect(figure?.approximate).toBe(row.about ?? false);
  expect(figure?.low).toBe(row.low ?? null);
  expect(figure?.high).toBe(row.high ?? null);
}

function checkCalculation(row: z.infer<typeof calculation>, lang: Spec['lang']): void {
  const { calculations } = readFigures(row.text, { lang });
  const [found] = calculations;
  expect(calculations).toHaveLength(1);
  expect(found?.computed).toBeCloseTo(row.computed, 9);
  expect(found && row.text.slice(found.start, found.end)).toBe(row.calculates ?? row.text);
  expect(found?.results.map((figure) => figure.text)).toEqual(row.results ?? []);
  expect(found?.slip).toBe(row.slip ?? null);
}

describe.each(specs)('%s', (file) => {
  const { lang, ...rows } = spec.parse(parse(readFileSync(join(root, file), 'utf8')));
  for (const row of rows.reads) {
    it.each(row.in)(`reads ${row.value} ${row.unit ?? ''} in "%s"`, (marked) => checkRow(row, marked, lang));
  }
  it.each(rows.sentences)('reads every quantity of "$text"', ({ text, figures }) => {
    const read = measures(text, lang).map((figure) => `${figure.text} = ${figure.value} ${figure.unit ?? ''}`.trim());
    expect(read).toEqual(figures);
  });
  for (const { as, in: phrases } of rows['tells apart']) {
    it.each(phrases)(`keeps as ${as}: "%s"`, (marked) => {
      const { text, quotes } = unmark(marked);
      const { figures } = readFigures(text, { lang });
      const found = figures.filter((figure) => figure.kind === as).map((figure) => figure.text);
      expect(found).toEqual(quotes);
    });
  }
  it.each(rows.refuses)('reads no quantity in "%s"', (text) => expect(measures(text, lang)).toEqual([]));
  it.each(rows.calculations)('recomputes "$text"', (row) => checkCalculation(row, lang));
  it.each(rows['no calculation'])('sees no calculation in "%s"', (text) => {
    expect(readFigures(text, { lang }).calculations).toEqual([]);
  });
  for (const row of rows.known_gaps) {
    it.each(row.in)(`does not yet read ${row.value} in "%s"`, (marked) => {
      expect(() => checkRow(row, marked, lang)).toThrow();
    });
  }
  it('has rows', () => expect(Object.values(rows).flat().length).toBeGreaterThan(0));
});

/** Files of a construct folder that hold no construct: shapes, helpers, registries. */
const HELPERS = new Set([
  'numeral',
  'draft',
  'unit-shape',
  'bound',
  'operators',
  'quantity',
  'read-figure',
  'scan',
  'index',
  'cursor',
  'expression',
  'evaluate',
  'result',
  'operator',
]);

describe('the corpus', () => {
  const constructs = files.filter((file) => /^(grammar|not-a-figure|calculation)\/[^.]+\.ts$/.test(file));
  it.each(constructs.filter((file) => !HELPERS.has(basename(file, '.ts'))))('has a table for %s', (file) => {
    expect(specs).toContain(join(dirname(file), `${basename(file, '.ts')}.spec.yaml`));
  });
  it('tables name a construct', () => {
    for (const file of specs) expect(files).toContain(file.replace('.spec.yaml', '.ts'));
  });
  it('holds at least 600 cases', () => {
    let cases = 0;
    for (const file of specs) {
      const rows = spec.parse(parse(readFileSync(join(root, file), 'utf8')));
      for (const row of [...rows.reads, ...rows['tells apart']]) cases += row.in.length;
      cases += rows.sentences.length + rows.refuses.length + rows.calculations.length + rows['no calculation'].length;
    }
    expect(cases).toBeGreaterThanOrEqual(600);
  });
});
