import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { gradeSubmission } from '../src/pipeline.ts';
import { loadSubject } from '../src/rubric/index.ts';
import { gradeWithPipeline } from './grade.ts';

it.each(['fr', 'en'] as const)('marks a copy once for two readers, each report as if made alone (%s)', async (lang) => {
  const bytes = readFileSync(new URL('../fixtures/copies/ecolobulles/eb-a01.txt', import.meta.url));
  const request = { subject: 'ecolobulles-2026', name: 'AB12.txt', bytes, lang, candidate: null, knownRubrics: [] };
  const both = await gradeWithPipeline(request, () => {});
  const subject = await loadSubject(request.subject);
  for (const [view, report] of [
    ['teacher', both.report],
    ['student', both.studentReport],
  ] as const) {
    const alone = await gradeSubmission({ name: request.name, bytes }, subject, { view, lang });
    expect(JSON.stringify(report)).toBe(JSON.stringify(alone.report));
  }
  expect(both.studentReport).not.toEqual(both.report);
});
