import { Command } from 'commander';
import type { CommandFactory } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';

const help = `
Vérifie tout ce qui peut l’être sans copie : clés et types des fichiers YAML, points, identifiants, modèle de référence
(formules, unités, cycles), puis les tests que chaque question porte. Toutes les fautes sont données d’un coup, avec leur
place (fichier:ligne:colonne) et le remède.

Exemples :
  bareme check ecolobulles-2026
  bareme check rubrics/mon-sujet

Codes de sortie : 0 le barème est bon, 2 il est à corriger.`;

async function checkAll(subjectId: string): Promise<ExitCode> {
  const [{ loadSubject }, { loadReference }, { runRubricTests }, { checkText }, { closeReaders }] = await Promise.all([
    import('../../rubric/index.ts'),
    import('../../marking/reference/index.ts'),
    import('../checking/run-rubric-tests.ts'),
    import('../checking/check-text.ts'),
    import('../../reading/index.ts'),
  ]);
  const subject = await loadSubject(subjectId);
  const quantities = loadReference(subject).describe().length;
  const results = await runRubricTests(subject);
  await closeReaders();
  process.stdout.write(checkText(subject, quantities, results));
  const failed = results.some(({ failures }) => failures.length > 0);
  return failed ? exitCodes.usage : exitCodes.done;
}

/** `bareme check`: can this rubric be used? */
export const check: CommandFactory = (report) =>
  new Command('check')
    .description('vérifie un barème : fichiers, points, modèle de référence, tests')
    .argument('<sujet>', 'dossier d’un barème, ou son nom')
    .addHelpText('after', help)
    .action(async (subject: string) => {
      report(await checkAll(subject));
    });
