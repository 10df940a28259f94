import { gzipSync } from 'node:zlib';
import type { PackedReports } from '../src/store/index.ts';
import type { Document, Report } from '../src/types/index.ts';

export interface Reports {
  readonly report: Report;
  /** The same marks, in words that do not give the solution away. */
  readonly studentReport: Report;
  readonly document: Document | null;
}

/** Writes the reports as the store keeps them. */
export function packReports({ report, studentReport, document }: Reports): PackedReports {
  const { state, problem, sha256: inputHash } = report.copy;
  const { engine, mark, rubric } = report;
  return {
    summary: { rubricHash: rubric.hash, engine, inputHash, state, problem: problem ?? null, mark },
    report: Buffer.from(JSON.stringify(report)),
    studentReport: Buffer.from(JSON.stringify(studentReport)),
    document: document === null ? null : gzipSync(JSON.stringify(document), { level: 1 }),
  };
}
