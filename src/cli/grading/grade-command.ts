import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UsageError } from '../../errors/index.ts';
import type { Subject } from '../../rubric/index.ts';
import type { Report } from '../../types/index.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { type Collected, collectCopies } from './collect-copies.ts';
import { gradeAll, loadChecked } from './grade-all.ts';
import { type NamedCopy, nameReports, type Renamed } from './name-reports.ts';
import { progressBar } from './progress.ts';
import { type Lang, type Outcome, outcomeOf, summary } from './summary.ts';
import { type Format, slim, type View, writeClassReports, writeCopyReports } from './write-reports.ts';

export interface GradeRequest {
  readonly subject: string;
  readonly copies: readonly string[];
  readonly out: string;
  readonly format: readonly Format[];
  readonly view: View;
  readonly lang: Lang;
}

async function makeFolder(out: string): Promise<void> {
  await mkdir(out, { recursive: true }).catch((cause: unknown) => {
    throw new UsageError('out_folder', `le dossier des rapports « ${out} » ne peut pas être créé.`, {
      place: resolve(out),
      remedy: 'choisissez avec --out un dossier où vous pouvez écrire.',
      cause,
    });
  });
}

/** A handful of cases is enough to understand; the rest is counted. */
const shown = 5;

function notices(renamed: readonly Renamed[], { ignored }: Collected): string {
  const lines = renamed
    .slice(0, shown)
    .map(
      ({ path, id, wanted }) =>
        `Attention : une autre copie s’appelle déjà « ${wanted} » ; le rapport de ${path} s’appelle « ${id} ».`,
    );
  if (renamed.length > shown) lines.push(`… de même pour ${renamed.length - shown} autres copies.`);
  if (ignored.length > 0) {
    const names = `${ignored.slice(0, shown).join(', ')}${ignored.length > shown ? '…' : ''}`;
    lines.push(
      `Attention : ${ignored.length} fichier(s) laissé(s) de côté, qui ne sont pas d’un type de copie : ${names}`,
    );
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** Grades and writes every copy; keeps what the class report and the last lines need, in the order of the ids. */
async function gradeInto(
  copies: readonly NamedCopy[],
  subject: Subject,
  read: Collected['read'],
  request: GradeRequest,
) {
  const { closeReaders } = await import('../../reading/index.ts');
  const kept: { readonly outcome: Outcome; readonly report: Report }[] = [];
  const { lang, view } = request;
  const progress = progressBar(copies.length, lang === 'fr' ? 'Notation' : 'Grading');
  try {
    await gradeAll(copies, subject, { view, lang, progress, read }, async (graded) => {
      await writeCopyReports(graded, request);
      kept.push({ outcome: outcomeOf(graded.copy.path, graded.report), report: slim(graded.report) });
    });
  } finally {
    progress.stop();
    await closeReaders();
  }
  return kept.sort((a, b) => a.outcome.id.localeCompare(b.outcome.id, 'fr', { numeric: true }));
}

/**
 * Grades copies into reports. Returns 0 when every copy was graded or is blank, 3 when some could not be read.
 *
 * @throws UsageError, RubricError before anything is graded.
 */
export async function gradeCommand(request: GradeRequest): Promise<ExitCode> {
  const { out, format, lang } = request;
  const collected = await collectCopies(request.copies, out);
  const subject = await loadChecked(request.subject);
  const { named, renamed } = nameReports(collected.copies);
  await makeFolder(out);
  process.stderr.write(notices(renamed, collected));
  const kept = await gradeInto(named, subject, collected.read, request);
  const reports = kept.map(({ report }) => report);
  const made = await writeClassReports(reports, subject, request);
  const outcomes = kept.map(({ outcome }) => outcome);
  const where = { out, open: format.includes('html') ? join(out, 'class.html') : null };
  process.stdout.write(`${summary(made, outcomes, where, lang)}\n`);
  return made.copies.unreadable > 0 ? exitCodes.unreadable : exitCodes.done;
}
