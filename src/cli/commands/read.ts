import { Command } from 'commander';
import { ReadingError } from '../../errors/index.ts';
import type { CommandFactory } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { readSubmissionFile } from '../read-file.ts';

const help = `
Montre ce que Barème lit dans un fichier, avant toute notation : utile quand une note surprend.
Sortie : {"origin","pages":[{"number","text"}],"text","warnings":[]}. Un fichier illisible : code 3 et la raison en une ligne.

Exemples :
  bareme read copie.pdf
  bareme read copie.pdf | jq -r .text`;

async function readOne(file: string, report: (code: ExitCode) => void): Promise<void> {
  const { closeReaders, readDocument, toReadJson } = await import('../../reading/index.ts');
  try {
    const document = await readDocument(await readSubmissionFile(file));
    process.stdout.write(`${JSON.stringify(toReadJson(document), null, 2)}\n`);
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    const remedy = error.remedy === null ? '' : ` — ${error.remedy}`;
    process.stderr.write(`${file} : ${error.message}${remedy}`.replaceAll(/\s*\n\s*/g, ' ').concat('\n'));
    report(exitCodes.unreadable);
  } finally {
    await closeReaders();
  }
}

/** `bareme read`: the document that the other stages work on. */
export const read: CommandFactory = (report) =>
  new Command('read')
    .description('montre le texte lu dans un fichier (texte, PDF, DOCX…)')
    .argument('<fichier>', 'la copie à lire')
    .addHelpText('after', help)
    .action((file: string) => readOne(file, report));
