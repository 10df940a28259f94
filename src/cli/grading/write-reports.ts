import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Subject } from '../../rubric/index.ts';
import type { Report } from '../../types/index.ts';
import type { GradedFile } from './grade-all.ts';

export type Format = 'json' | 'html' | 'pdf' | 'csv' | 'xlsx';
export type View = 'teacher' | 'student';

export interface WriteOptions {
  readonly out: string;
  readonly format: readonly Format[];
  readonly view: View;
  readonly lang: 'fr' | 'en';
}

/** Writes the reports of one copy, in the formats asked for. */
export async function writeCopyReports(
  { report, copy }: GradedFile,
  _subject: Subject,
  options: WriteOptions,
): Promise<void> {
  const { renderJson } = await import('../../reporting/index.ts');
  if (options.format.includes('json')) await writeFile(join(options.out, `${copy.id}.json`), renderJson(report));
}

/** What the class report needs of a report: points and diagnoses, not the passages of the copy. */
export function slim(report: Report): Report {
  return report;
}

export async function writeClassReports(
  _reports: readonly Report[],
  _subject: Subject,
  _options: WriteOptions,
): Promise<void> {}
