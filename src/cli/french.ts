import type { Command, CommanderError, Help, Option } from 'commander';
import { UsageError } from '../errors/index.ts';

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Usage :',
  'Arguments:': 'Arguments :',
  'Options:': 'Options :',
  'Commands:': 'Commandes :',
};

/** Makes the help of one command French, and its faults errors that we print ourselves. */
export function speakFrench(command: Command): Command {
  return command
    .configureHelp({
      styleTitle: (title: string) => titles[title] ?? title,
      optionDescription: (option: Option) => option.description,
      subcommandTerm(this: Help, sub: Command) {
        return sub.name();
      },
    })
    .helpOption('-h, --help', 'affiche cette aide')
    .configureOutput({ outputError: () => undefined })
    .showSuggestionAfterError(false)
    .exitOverride();
}

const quoted = (message: string): string => /'([^']*)'/.exec(message)?.[1] ?? '';

const sentences: Readonly<Record<string, (value: string) => string>> = {
  'commander.missingArgument': (value) => `il manque l’argument <${value}>.`,
  'commander.optionMissingArgument': (value) => `l’option « ${value} » attend une valeur.`,
  'commander.missingMandatoryOptionValue': (value) => `l’option « ${value} » est obligatoire.`,
  'commander.unknownOption': (value) => `l’option « ${value} » n’existe pas.`,
  'commander.excessArguments': () => 'il y a trop d’arguments.',
  'commander.unknownCommand': (value) => `la commande « ${value} » n’existe pas.`,
  'commander.invalidArgument': (value) => `la valeur donnée à « ${value} » n’est pas admise.`,
};

/** The fault that commander found in the command line, said in French. `path` is the command it concerns. */
export function usageErrorOf(error: CommanderError, path: string): UsageError {
  const say = sentences[error.code];
  const detail = error.code === 'commander.invalidArgument' ? /is invalid\. (.*)$/.exec(error.message)?.[1] : undefined;
  const message = say === undefined ? error.message.replace(/^error: /, '') : say(quoted(error.message));
  return new UsageError(error.code, detail === undefined ? message : `${message} ${detail}`, {
    place: path,
    remedy: `« ${path} --help » montre ce qui est admis, avec des exemples.`,
  });
}
