import { Command, CommanderError } from 'commander';
import { commands } from './commands/index.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { speakFrench, usageErrorOf } from './french.ts';
import { errorText, exitCodeOf } from './show-error.ts';
import { version } from './version.ts';

const overview = `
Une copie suit toujours le même chemin : lue, découpée par question, analysée, notée critère par critère, expliquée.

Pour commencer :
  bareme grade ecolobulles-2026 copies/ --out rapports    note un dossier de copies
  bareme reference ecolobulles-2026                       montre les résultats attendus
  bareme grade --help                                     explique une commande, avec des exemples

Codes de sortie : 0 tout est noté, 2 commande ou barème à corriger, 3 des copies n’ont pas pu être lues.`;

function program(report: (code: ExitCode) => void): Command {
  const root = speakFrench(new Command('bareme'))
    .description('Barème note des copies d’examen et explique chaque quart de point, hors ligne.')
    .usage('<commande> [options]')
    .version(version, '-V, --version', 'affiche la version')
    .helpCommand('help [commande]', 'affiche l’aide d’une commande')
    .addHelpText('after', overview);
  for (const command of commands) root.addCommand(speakFrench(command(report)));
  return root;
}

/** The command whose line is at fault, as the teacher typed it: "bareme grade". */
function pathOf(root: Command, args: readonly string[]): string {
  const sub = root.commands.find((command) => command.name() === args[0]);
  return sub === undefined ? 'bareme' : `bareme ${sub.name()}`;
}

/** Runs one command line and says how it ended. Never throws: errors are printed on stderr. */
export async function run(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  const root = program((reported) => {
    code = reported;
  });
  try {
    if (args.length === 0) {
      root.outputHelp();
      return exitCodes.usage;
    }
    await root.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
    const shown = error instanceof CommanderError ? usageErrorOf(error, pathOf(root, args)) : error;
    process.stderr.write(`${errorText(shown)}\n`);
    return exitCodeOf(shown);
  }
}
