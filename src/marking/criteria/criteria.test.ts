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
              /** What the copy answers to another question, 1.2. */
              elsewhere: z.string().optional(),
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
      it.each(rows)(`${index + 1}. $answer → $gives`, async ({ answer, elsewhere = '', gives, quotes, diagnosis }) => {
        const criterion = await markAnswer(`${file}-${index}`, part, spec, [answer, elsewhere]);
        expect({ points: criterion.quarters / 4, reasons: criterion.reasons }).toEqual({
          points: gives,
          reasons: criterion.reasons,
        });
        for (const one of criterion.evidence) expect(`${answer}${elsewhere}`.slice(one.start, one.end)).toBe(one.quote);
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
  [answer, elsewhere]: readonly [string, string],
): Promise<CriterionMark> {
  const folder = join(scratch, name.replace(/[^\w]/g, '-'));
  mkdirSync(join(folder, 'questions'), { recursive: true });
  cpSync(mini, folder, { recursive: true });
  const filler = { ideas: [{ rien: ['introuvablemot'] }], points: 1 };
  const question = {
    ...questionOf('1.1', 'parts' in part ? part.parts : [part, filler]),
    ...(spec.topics && { topics: spec.topics }),
    ...(spec.lists && { lists: spec.lists }),
  };
  writeFileSync(join(folder, 'questions', '1.1.yaml'), stringify(question));
  writeFileSync(join(folder, 'questions', '1.2.yaml'), stringify(questionOf('1.2', [filler])));
  const subject = await loadSubject(folder);
  const document = typedDocument(`${answer}${elsewhere}`);
  const answers = [
    { question: '1.1', spans: [{ start: 0, end: answer.length }], labels: [], certainty: 1 },
    { question: '1.2', spans: [{ start: answer.length, end: document.text.length }], labels: [], certainty: 1 },
  ];
  const analyses = answers.flatMap((one, index) => {
    const question = subject.questions[index];
    return question === undefined ? [] : [analyse(document, one, question, subject)];
  });
  const division = { answers, unclaimed: [], structure: [], doubts: [] };
  const criterion = mark({ document, division, analyses, subject }).questions[0]?.criteria[0];
  if (criterion === undefined) throw new Error('no criterion');
  return criterion;
}

function questionOf(id: string, parts: unknown): Record<string, unknown> {
  const criterion = { id: `${id}.a`, title: 'essai', points: 1, advice: 'essai', parts, earns: ['x'], refuses: ['x'] };
  return { question: id, title: 'essai', points: 1, criteria: [criterion], tests: [{ answer: 'x', gives: {} }] };
}
