import { basename, extname } from 'node:path';
import { Command } from 'commander';
import type { GradedCopy } from '../../agreement/index.ts';
import { UsageError } from '../../errors/index.ts';
import type { CommandFactory } from '../command.ts';
import { wholeNumber } from '../options.ts';

const help = `
Note les copies, puis compare chaque critère avec les fichiers des correcteurs <copie>.<correcteur>.json :
{"copy":"eb-a01","marker":"m1","marks":{"1.1.a":0.75},"evidence":{"1.1.a":"extrait de la copie"},"wrong_figures":[]}
L’accord entre correcteurs est toujours à côté du nôtre : c’est lui qui dit ce qu’on peut espérer.

Exemples :
  bareme agreement ecolobulles-2026 fixtures/copies/ecolobulles --marks fixtures/marks --only '*.txt'
  bareme agreement ecolobulles-2026 copies --marks notes --only 'eb-b*' --worst 10
  bareme agreement o-de-lavande-2026 copies --marks notes --json > accord.json`;

interface Options {
  readonly marks: string;
  readonly only?: string;
  readonly worst: number;
  readonly json?: boolean;
}

async function gradedCopies(subjectId: string, paths: readonly string[], only: string | undefined) {
  const [{ collectCopies }, { gradeAll, loadChecked }, { progressBar }, { matchesOnly }, { closeReaders }] =
    await Promise.all([
      import('../grading/collect-copies.ts'),
      import('../grading/grade-all.ts'),
      import('../grading/progress.ts'),
      import('../agreement/only.ts'),
      import('../../reading/index.ts'),
    ]);
  const subject = await loadChecked(subjectId);
  const { copies, read } = await collectCopies(paths, null);
  const stem = (path: string): string => basename(path, extname(path));
  const wanted = copies
    .filter((path) => only === undefined || matchesOnly(stem(path), only) || matchesOnly(basename(path), only))
    .map((path) => ({ path, id: stem(path) }));
  if (wanted.length === 0) {
    throw new UsageError('only', `aucune des ${copies.length} copies ne correspond au motif « ${only} ».`, {
      remedy: 'le motif porte sur le nom du fichier : « eb-a* », « *.txt ».',
    });
  }
  const graded: GradedCopy[] = [];
  const progress = progressBar(wanted.length, 'Notation');
  try {
    await gradeAll(wanted, subject, { read, progress }, async ({ copy, report, document }) => {
      graded.push({ id: copy.id, report, text: document?.text ?? null });
    });
  } finally {
    progress.stop();
    await closeReaders();
  }
  return { subject, graded: graded.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

async function compare(subjectId: string, paths: readonly string[], options: Options): Promise<void> {
  const { loadMarks } = await import('../agreement/load-marks.ts');
  const { agreement: compute } = await import('../../agreement/index.ts');
  const marks = await loadMarks(options.marks);
  const { subject, graded } = await gradedCopies(subjectId, paths, options.only);
  const result = compute(graded, marks);
  if (result.copies === 0) {
    throw new UsageError('no_common_copy', 'aucune copie notée n’a de fichier de correcteur.', {
      place: options.marks,
      remedy: 'la clé "copy" de chaque fichier de notes doit être le nom d’une copie, sans extension.',
    });
  }
  if (options.json) {
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    return;
  }
  const { agreementTable } = await import('../agreement/agreement-table.ts');
  process.stdout.write(agreementTable(result, subject.title, { worst: options.worst }));
}

/** `bareme agreement`: our points beside those of people. */
export const agreement: CommandFactory = () =>
  new Command('agreement')
    .description('compare les points de Barème avec ceux de correcteurs')
    .argument('<sujet>', 'dossier d’un barème, ou son nom')
    .argument('<copies...>', 'copies et dossiers de copies')
    .requiredOption('--marks <dossier>', 'dossier des fichiers <copie>.<correcteur>.json')
    .option('--only <motif>', 'seulement les copies dont le nom suit ce motif (eb-a*, *.txt)')
    .addOption(
      wholeNumber('--worst <nombre>', 'montre les critères où l’accord est le plus faible, copie par copie', 0),
    )
    .option('--json', 'écrit tout en JSON')
    .addHelpText('after', help)
    .action((subject: string, copies: string[], options: Options) => compare(subject, copies, options));
