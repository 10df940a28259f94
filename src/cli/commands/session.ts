import { Command } from 'commander';
import type { CommandFactory } from '../command.ts';
import { speakFrench } from '../french.ts';

const help = `
Pour l’administrateur du service : travaille sur la même base que « bareme serve » (DATABASE_URL, ou la base intégrée du
dossier BAREME_DATA quand le service est arrêté). Les enseignants, eux, se servent des pages du service.

Exemples :
  bareme session list
  bareme session list --json
  bareme session purge K7F4F2 --yes     # efface copies, rapports et noms ; ce qui a été effacé est prouvé`;

/** `bareme session`: practice sessions, from the terminal of whoever runs the service. */
export const session: CommandFactory = () => {
  const command = new Command('session')
    .description('sessions du service : les lister, effacer leurs copies')
    .usage('<action> [options]')
    .helpCommand('help [action]', 'affiche l’aide d’une action')
    .addHelpText('after', help);
  command.addCommand(
    speakFrench(new Command('list'))
      .description('liste les sessions, leur état et le nombre de copies')
      .option('--json', 'écrit tout en JSON')
      .action(async ({ json = false }: { json?: boolean }) => {
        const { listAllSessions } = await import('../session-actions.ts');
        process.stdout.write(await listAllSessions(json));
      }),
  );
  command.addCommand(
    speakFrench(new Command('purge'))
      .description('efface les copies, les rapports et les noms d’une session')
      .argument('<code>', 'code de la session')
      .option('--yes', 'efface sans demander : rien ne pourra être retrouvé')
      .action(async (code: string, { yes = false }: { yes?: boolean }) => {
        const { purgeByCode } = await import('../session-actions.ts');
        process.stdout.write(await purgeByCode(code, yes));
      }),
  );
  return command;
};
