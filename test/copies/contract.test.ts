import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { gradeSubmission } from '../../src/pipeline.ts';
import { closeReaders } from '../../src/reading/index.ts';
import { loadSubject } from '../../src/rubric/index.ts';
import { reportSchema } from '../../src/types/index.ts';

/** What holds for every report of every shared copy. */
const root = join(import.meta.dirname, '..', '..', 'fixtures', 'copies');
afterAll(closeReaders);

describe.each([
  ['ecolobulles-2026', 'ecolobulles'],
  ['o-de-lavande-2026', 'o-de-lavande'],
])('%s', (id, folder) => {
  const copies = readdirSync(join(root, folder)).filter((name) => name.endsWith('.txt'));

  it.each(copies)('%s', async (name) => {
    const subject = await loadSubject(id);
    const bytes = readFileSync(join(root, folder, name));
    const { report, document } = await gradeSubmission({ name, bytes }, subject);
    reportSchema.parse(report);
    const text = document?.text ?? '';
    expect(report.copy.state).toBe('graded');
    let sum = 0;
    for (const question of report.questions) {
      expect(question.points).toBe(question.criteria.reduce((total, criterion) => total + criterion.points, 0));
      sum += question.points;
      for (const criterion of question.criteria) {
        expect(Number.isInteger(criterion.points * 4)).toBe(true);
        expect(criterion.points).toBeLessThanOrEqual(criterion.outOf);
        expect(criterion.points === 0 || criterion.evidence.length > 0).toBe(true);
        expect(criterion.reason.length).toBeGreaterThan(0);
        for (const one of criterion.evidence) expect(text.slice(one.start, one.end)).toBe(one.quote);
      }
    }
    expect(report.points).toBe(sum);
    const again = await gradeSubmission({ name, bytes }, await loadSubject(id));
    expect(JSON.stringify(again.report)).toBe(JSON.stringify(report));
    const padded = await gradeSubmission({ name, bytes: Buffer.concat([bytes, Buffer.from('\n\n')]) }, subject);
    expect(padded.report.points).toBe(report.points);
  });
});
