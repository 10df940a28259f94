import { Command } from 'commander';
import type { CommandFactory } from '../command.ts';
import { environmentWith, type ServiceOptions } from '../service-environment.ts';

const help = `
Démarre le service : les élèves déposent leurs copies pendant une session, elles sont notées, l’enseignant relit et modère.
Sans rien installer, tout tient dans une base intégrée (dossier .bareme) et ce processus note lui-même les copies.
Avec DATABASE_URL (PostgreSQL) et REDIS_URL, plusieurs serveurs et « bareme worker » se partagent le travail.
Ctrl-C arrête proprement : les copies en cours sont finies ou rendues à la file.

Exemples :
  bareme serve
  bareme serve --port 80 --host 0.0.0.0 --concurrency 4
  DATABASE_URL=postgres://… REDIS_URL=redis://… bareme serve --concurrency 0

Tous les réglages sont des variables d’environnement : « bareme serve --settings » en donne la liste.`;

async function serveUntilStopped(options: ServiceOptions & { readonly settings?: boolean }): Promise<void> {
  const { describeConfig, readConfig, startService, untilStopped } = await import('../../service.ts');
  if (options.settings) {
    process.stdout.write(`${describeConfig()}\n`);
    return;
  }
  const service = await startService(readConfig(environmentWith(options)));
  process.stderr.write(`Barème répond sur ${service.url}\n`);
  if (service.setupUrl !== null) process.stderr.write(`Créez le premier compte : ${service.setupUrl}\n`);
  await untilStopped(service);
}

/** `bareme serve`: the server, with a worker inside when it stands alone. */
export const serve: CommandFactory = () =>
  new Command('serve')
    .description('démarre le service : dépôt des copies, sessions, relecture')
    .option('--port <port>', 'port d’écoute (BAREME_PORT, 8080 par défaut)')
    .option('--host <adresse>', 'adresse d’écoute (BAREME_HOST, 127.0.0.1 par défaut)')
    .option('--data <dossier>', 'dossier de la base intégrée (BAREME_DATA, .bareme par défaut)')
    .option('--concurrency <nombre>', 'copies notées en même temps par ce processus (BAREME_CONCURRENCY)')
    .option('--settings', 'liste les variables d’environnement, sans rien démarrer')
    .addHelpText('after', help)
    .action(serveUntilStopped);
