import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { headAt } from '../candidates.ts';
import { indexSubject } from '../subject-index.ts';
import { TEST_SUBJECTS } from '../test-subjects.ts';
import { LABEL_FORMS, type Label, type LabelForm } from './index.ts';

const rows = z.record(z.string(), z.array(z.string()).min(1));
const specSchema = z.strictObject({
  subject: z.enum(['soap-shop', 'distillery']).optional(),
  reads: rows,
  refuses: z.array(z.string()).min(1),
  known_gaps: z.strictObject({ reads: rows.optional(), refuses: z.array(z.string()).optional() }).optional(),
});

/** Marks the end of the label in a row: what stands behind is the answer. */
const CUT = '¦';
const HELPERS = ['closing', 'index', 'label', 'numbers'];

function specOf(form: string): z.infer<typeof specSchema> {
  return specSchema.parse(parse(readFileSync(join(import.meta.dirname, `${form}.spec.yaml`), 'utf8')));
}

function readRow(form: LabelForm, row: string, subject: string): { label: Label | null; offset: number } {
  const text = row.replace(CUT, '');
  const { head, offset } = headAt(text, 0, text.length);
  const index = TEST_SUBJECTS[subject];
  if (index === undefined) throw new Error(`no test subject ${subject}`);
  return { label: form.read(head, indexSubject(index)), offset };
}

/** "2.3", "dossier 2", "question 3", "suite 1.1", "1.2 + 1.3", "RC". */
function shown(label: Label | null): string | null {
  if (label === null) return null;
  const numbers = label.numbers.map(({ dossier, question }) =>
    question === null ? `dossier ${dossier}` : dossier === null ? `question ${question}` : `${dossier}.${question}`,
  );
  const what = label.named ?? numbers.join(' + ');
  return `${label.suite ? 'suite ' : ''}${what}`.trim();
}

test('the registry lists every form of the folder once', () => {
  const files = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.replace('.ts', ''));
  expect(LABEL_FORMS.map(({ name }) => name).sort()).toEqual(files.filter((file) => !HELPERS.includes(file)).sort());
  const specs = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.spec.yaml'));
  expect(specs.map((file) => file.replace('.spec.yaml', '')).sort()).toEqual(
    LABEL_FORMS.map(({ name }) => name).sort(),
  );
});

describe.each(LABEL_FORMS)('$name', (form) => {
  const spec = specOf(form.name);
  const subject = spec.subject ?? 'soap-shop';
  const check = (row: string, expected: string | null): void => {
    const { label, offset } = readRow(form, row, subject);
    expect(shown(label)).toBe(expected);
    if (label === null || !row.includes(CUT)) return;
    expect(row.replace(CUT, '').slice(0, offset + label.end)).toBe(row.slice(0, row.indexOf(CUT)));
  };
  const reads = Object.entries(spec.reads).flatMap(([expected, found]) => found.map((row) => [row, expected] as const));
  test.each(reads)('reads %j as %s', (row, expected) => check(row, expected));
  test.each(spec.refuses)('refuses %j', (row) => check(row, null));
  const gaps = Object.entries(spec.known_gaps?.reads ?? {}).flatMap(([expected, found]) =>
    found.map((row) => [row, expected] as const),
  );
  if (gaps.length > 0)
    test.each(gaps)('known gap: %j as %s', (row, expected) => expect(() => check(row, expected)).toThrow());
  const refused = spec.known_gaps?.refuses ?? [];
  if (refused.length > 0)
    test.each(refused)('known gap: refuses %j', (row) => expect(() => check(row, null)).toThrow());
});
