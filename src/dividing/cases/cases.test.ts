import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { divide } from '../index.ts';
import { TEST_SUBJECTS } from '../test-subjects.ts';
import { misplaced, ownerAt, typedDocument } from './division-probe.ts';

const caseSchema = z.strictObject({
  name: z.string(),
  subject: z.enum(['soap-shop', 'distillery']).optional(),
  /** Lines may end with " @2.1": the owner of their last character (@s structure, @- unclaimed). */
  copy: z.string(),
  doubts: z.array(z.string()).optional(),
  blank: z.array(z.string()).optional(),
});
const specSchema = z.strictObject({ cases: z.array(caseSchema), known_gaps: z.array(caseSchema).optional() });
type Case = z.infer<typeof caseSchema>;

const OWNER = /[ \t]+@(\S+)$/;

function check({ copy, subject = 'soap-shop', doubts, blank }: Case): void {
  const lines = copy.replace(/\n$/, '').split('\n');
  const text = lines.map((line) => line.replace(OWNER, '')).join('\n');
  const paper = TEST_SUBJECTS[subject];
  if (paper === undefined) throw new Error(`no test subject ${subject}`);
  const division = divide(typedDocument(text), paper);
  const found: string[] = [];
  const expected: string[] = [];
  let offset = 0;
  for (const line of lines) {
    const owner = OWNER.exec(line)?.[1];
    const bare = line.replace(OWNER, '');
    if (owner !== undefined) {
      expected.push(`${owner} ⟵ ${bare}`);
      found.push(`${ownerAt(division, offset + bare.trimEnd().length - 1)} ⟵ ${bare}`);
    }
    offset += bare.length + 1;
  }
  expect(found).toEqual(expected);
  expect(misplaced(division, text)).toEqual([]);
  if (doubts !== undefined) expect(division.doubts.map(({ code }) => code.replace('doubt.', ''))).toEqual(doubts);
  if (blank !== undefined)
    expect(blank.filter((id) => division.answers.some(({ question }) => question === id))).toEqual([]);
}

const files = readdirSync(import.meta.dirname).filter(
  (file) => file.startsWith('hard-') && file.endsWith('.spec.yaml'),
);
describe.each(files)('%s', (file) => {
  const spec = specSchema.parse(parse(readFileSync(join(import.meta.dirname, file), 'utf8')));
  test.each(spec.cases.map((one) => [one.name, one] as const))('%s', (_, one) => check(one));
  if (spec.known_gaps !== undefined) {
    test.each(spec.known_gaps.map((one) => [one.name, one] as const))('known gap: %s', (_, one) =>
      expect(() => check(one)).toThrow(),
    );
  }
});
