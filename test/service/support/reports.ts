import { createHash } from 'node:crypto';
import type { PackedReports, RubricVersion } from '../../../src/store/index.ts';
import { type Report, reportSchema } from '../../../src/types/index.ts';
import { packReports } from '../../../workers/pack-reports.ts';

const hashOf = (seed: string): string => createHash('sha256').update(seed).digest('hex');

export const rubricVersion = (seed: string): RubricVersion => ({
  hash: `sha256:${hashOf(seed)}`,
  subject: 'ecolobulles-2026',
  title: 'Écolo’Bulles',
  markOutOf: 20,
  content: { seed },
});

/** A valid report of one question and two criteria out of 10, marked `mark` out of 20 in equal parts. */
export function fakeReport(options: { copy: string; mark: number; rubric?: string; text?: string }): Report {
  const half = options.mark / 2;
  const criterion = (id: string) => ({
    id,
    title: `Critère ${id}`,
    points: half,
    outOf: 10,
    confidence: 0.9,
    evidence: [],
    reason: 'Compté.',
    diagnosis: [],
  });
  return reportSchema.parse({
    schema: 'bareme/report@1',
    engine: '0.1.0',
    rubric: { id: 'ecolobulles-2026', hash: rubricVersion(options.rubric ?? 'a').hash },
    copy: { id: options.copy, sha256: hashOf(options.text ?? options.copy), origin: 'text', pages: 1, state: 'graded' },
    points: options.mark,
    outOf: 20,
    mark: options.mark,
    markOutOf: 20,
    interval: [options.mark, options.mark],
    questions: [
      {
        id: '1.1',
        title: 'Question',
        state: 'answered',
        points: options.mark,
        outOf: 20,
        criteria: [criterion('1.1.a'), criterion('1.1.b')],
      },
    ],
    unexpected: [],
    unclaimed: [],
    flags: [],
    feedback: { summary: 'Bien.', next: [] },
  });
}

/** The report as the store keeps it, the same in both wordings. */
export const packed = (report: Report): PackedReports => packReports({ report, studentReport: report, document: null });
