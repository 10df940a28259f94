import { Command } from 'commander';
import type { CommandFactory } from '../command.ts';
import { environmentWith, type ServiceOptions } from '../service-environment.ts';

const help = `
Note les copies d’un service partagé : même DATABASE_URL et REDIS_URL que « bareme serve ». Autant de workers que
voulu, sur autant de machines que voulu ; en arrêter un, même brutalement, ne perd aucune copie.

Exemples :
  DATABASE_URL=postgres://… bareme worker
  DATABASE_URL=postgres://… REDIS_URL=redis://… bareme worker --concurrency 4`;

async function workUntilStopped(options: ServiceOptions): Promise<void> {
  const { readConfig, startWorkerProcess, untilStopped } = await import('../../service.ts');
  await untilStopped(await startWorkerProcess(readConfig(environmentWith(options))));
}

/** `bareme worker`: marks copies for servers elsewhere. */
export const worker: CommandFactory = () =>
  new Command('worker')
    .description('note les copies d’un service partagé (PostgreSQL, Redis)')
    .option('--concurrency <nombre>', 'copies notées en même temps (BAREME_CONCURRENCY)')
    .addHelpText('after', help)
    .action(workUntilStopped);
