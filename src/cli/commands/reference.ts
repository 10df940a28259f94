import { Command } from 'commander';
import type { CommandFactory } from '../command.ts';

const help = `
Le corrigé chiffré du sujet, tel que Barème le calcule : valeur attendue, formule, autres valeurs justes, erreurs connues.
Tout vient de reference.publicodes.yaml et de quantities.yaml, dans le dossier du barème.

Exemples :
  bareme reference ecolobulles-2026
  bareme reference rubrics/mon-sujet --json | jq '.[].expected'`;

async function show(subjectId: string, options: { readonly json?: boolean }): Promise<void> {
  const [{ loadSubject }, { loadReference }] = await Promise.all([
    import('../../rubric/index.ts'),
    import('../../marking/reference/index.ts'),
  ]);
  const subject = await loadSubject(subjectId);
  const quantities = loadReference(subject).describe();
  if (options.json) {
    process.stdout.write(`${JSON.stringify(quantities, null, 2)}\n`);
    return;
  }
  const { referenceTable } = await import('../reference-table.ts');
  process.stdout.write(referenceTable(subject.title, quantities));
}

/** `bareme reference`: the worked solution. */
export const reference: CommandFactory = () =>
  new Command('reference')
    .description('montre les résultats attendus, leurs formules et les erreurs connues')
    .argument('<sujet>', 'dossier d’un barème, ou son nom')
    .option('--json', 'écrit tout en JSON')
    .addHelpText('after', help)
    .action(show);
