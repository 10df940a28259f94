import { writeFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { UsageError } from '../../errors/index.ts';
import type { ClassReport } from '../../reporting/index.ts';
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

/** @throws UsageError when the file cannot be written: a full disk, a folder without the right to write. */
async function writeReport(out: string, name: string, content: string | Uint8Array): Promise<void> {
  const path = join(out, name);
  await writeFile(path, content).catch((cause: unknown) => {
    throw new UsageError('out_write', `le rapport « ${name} » ne peut pas être écrit.`, {
      place: resolve(path),
      remedy: 'vérifiez la place libre et vos droits sur ce dossier, ou choisissez-en un autre avec --out.',
      cause,
    });
  });
}

/** Writes the reports of one copy, in the formats asked for. */
export async function writeCopyReports(graded: GradedFile, options: WriteOptions): Promise<void> {
  const { report, document, copy, bytes } = graded;
  const { annotatePdf, renderHtml, renderJson, renderPdf } = await import('../../reporting/index.ts');
  const { out, format, view, lang } = options;
  const write = (extension: string, content: string | Uint8Array): Promise<void> =>
    writeReport(out, `${copy.id}.${extension}`, content);
  if (format.includes('json')) await write('json', renderJson(report));
  if (format.includes('html')) await write('html', renderHtml(report, document, { view, lang }));
  if (!format.includes('pdf')) return;
  await write('pdf', await renderPdf(report, document, { view, lang }));
  const isPdf = extname(copy.path).toLowerCase() === '.pdf';
  if (isPdf && document !== null && report.copy.state === 'graded') {
    await write('annotated.pdf', await annotatePdf(bytes, report, document, { view, lang }));
  }
}

/** What the class report needs of a report: points and diagnoses, not the passages of the copy. */
export function slim(report: Report): Report {
  const questions = report.questions.map((question) => ({
    ...question,
    criteria: question.criteria.map((criterion) => ({ ...criterion, evidence: [], reason: '' })),
  }));
  return { ...report, questions, unexpected: [], unclaimed: [] };
}

/** Makes and writes the class report, `class.json` always: other programs rely on it. */
export async function writeClassReports(
  reports: readonly Report[],
  subject: Subject,
  options: WriteOptions,
): Promise<ClassReport> {
  const { classReport, renderClassCsv, renderClassHtml, renderClassJson, renderClassXlsx } = await import(
    '../../reporting/index.ts'
  );
  const { out, format, lang } = options;
  const report = classReport(reports, subject);
  const write = (extension: string, content: string | Uint8Array): Promise<void> =>
    writeReport(out, `class.${extension}`, content);
  await write('json', renderClassJson(report));
  if (format.includes('html')) await write('html', renderClassHtml(report, lang));
  if (format.includes('csv')) await write('csv', renderClassCsv(report, lang));
  if (format.includes('xlsx')) await write('xlsx', await renderClassXlsx(report, lang));
  return report;
}
