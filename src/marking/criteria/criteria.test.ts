import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { analyse } from '../../analysing/index.ts';
import { typedDocument } from '../../dividing/cases/division-probe.ts';
import { loadSubject } from '../../rubric/index.ts';
import type { CriterionMark } from '../../types/index.ts';
import { mark } from '../mark.ts';

const here = import.meta.dirname;
const mini = join(here, '..', '..', '..', 'test', 'subjects', 'mini');
const scratch = mkdtempSync(join(tmpdir(), 'bareme-criteria-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A table of one kind: the part under test, then answers with the points they earn and the quotes that prove it. */
const specSchema = z.strictObject({
  topics: z.record(z.string(), z.array(z.string())).optional(),
  lists: z.record(z.string(), z.unknown()).optional(),
  cases: z
    .array(
      z.strictObject({
        part: z.record(z.string(), z.unknown()),
        rows: z
          .array(
            z.strictObject({
              answer: z.string(),
              gives: z.number(),
              quotes: z.array(z.string()).optional(),
              diagnosis: z.array(z.string()).optional(),
            }),
          )
          .min(2),
      }),
    )
    .min(1),
});

const specs = readdirSync(here).filter((file) => file.endsWith('.spec.yaml'));
const kinds = ['choice', 'figure', 'figures', 'form', 'ideas', 'interpretation', 'items', 'justification', 'links'];

it('every kind of part has its table', () => {
  expect(specs.map((file) => file.replace('.spec.yaml', '')).sort()).toEqual(kinds);
});

for (const file of specs) {
  const spec = specSchema.parse(parse(readFileSync(join(here, file), 'utf8')));
  describe(file, () => {
    for (const [index, { part, rows }] of spec.cases.entries()) {
      it.each(rows)(`${index + 1}. $answer → $gives`, async ({ answer, gives, quotes, diagnosis }) => {
        const criterion = await markAnswer(`${file}-${index}`, part, spec, answer);
        expect({ points: criterion.quarters / 4, reasons: criterion.reasons }).toEqual({
          points: gives,
          reasons: criterion.reasons,
        });
        for (const one of criterion.evidence) expect(answer.slice(one.start, one.end)).toBe(one.quote);
        for (const quote of quotes ?? []) expect(criterion.evidence.map((one) => one.quote)).toContain(quote);
        expect(criterion.quarters === 0 || criterion.evidence.length > 0).toBe(true);
        if (diagnosis !== undefined)
          expect(criterion.diagnosis.map((one) => one.kind)).toEqual(expect.arrayContaining(diagnosis));
      });
    }
  });
}

async function markAnswer(
  name: string,
  part: Record<string, unknown>,
  spec: z.infer<typeof specSchema>,
  answer: string,
): Promise<CriterionMark> {
  const folder = join(scratch, name.replace(/[^\w]/g, '-'));
  mkdirSync(folder, { recursive: true });
  cpSync(mini, folder, { recursive: true });
  mkdirSync(join(folder, 'questions'), { recursive: true });
  const points = 1;
  const filler = { ideas: [{ rien: ['introuvablemot'] }], points };
  const question = {
    question: '1.1',
    title: 'essai',
    points,
    ...(spec.topics && { topics: spec.topics }),
    ...(spec.lists && { lists: spec.lists }),
    criteria: [
      {
        id: '1.1.a',
        title: 'essai',
        points,
        advice: 'essai',
        parts: 'parts' in part ? part.parts : [part, filler],
        earns: ['x'],
        refuses: ['x'],
      },
    ],
    tests: [{ answer: 'x', gives: {} }],
  };
  writeFileSync(join(folder, 'questions', '1.1.yaml'), stringify(question));
  const subject = await loadSubject(folder);
  const only = subject.questions[0];
  if (only === undefined) throw new Error('no question');
  const document = typedDocument(answer);
  const span = { start: 0, end: answer.length };
  const division = {
    answers: [{ question: '1.1', spans: [span], labels: [], certainty: 1 }],
    unclaimed: [],
    structure: [],
    doubts: [],
  };
  const analysis = analyse(document, { question: '1.1', spans: [span], labels: [], certainty: 1 }, only, subject);
  const criterion = mark({ document, division, analyses: [analysis], subject }).questions[0]?.criteria[0];
  if (criterion === undefined) throw new Error('no criterion');
  return criterion;
}
