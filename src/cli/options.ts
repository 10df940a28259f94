import { InvalidArgumentError, Option } from 'commander';

/** An option that admits a few values; the help names them, a wrong one is refused with the list. */
export function choice(flags: string, description: string, values: readonly string[], fallback: string): Option {
  return new Option(flags, `${description} (${values.join(' ou ')} ; ${fallback} par défaut)`)
    .default(fallback)
    .argParser((value: string) => {
      if (values.includes(value)) return value;
      throw new InvalidArgumentError(`« ${value} » a été trouvé ; valeurs admises : ${values.join(', ')}.`);
    });
}

/** A comma-separated list of a few values, without repetition. */
export function list(
  flags: string,
  description: string,
  values: readonly string[],
  fallback: readonly string[],
): Option {
  return new Option(flags, `${description} (parmi ${values.join(', ')} ; ${fallback.join(',')} par défaut)`)
    .default(fallback)
    .argParser((text: string) => {
      const found = text.split(',').map((part) => part.trim().toLowerCase());
      const wrong = found.find((value) => !values.includes(value));
      if (wrong === undefined) return [...new Set(found)];
      throw new InvalidArgumentError(`« ${wrong} » a été trouvé ; valeurs admises : ${values.join(', ')}.`);
    });
}

export function wholeNumber(flags: string, description: string, fallback: number): Option {
  return new Option(flags, `${description} (${fallback} par défaut)`).default(fallback).argParser((text: string) => {
    if (/^\d{1,6}$/.test(text)) return Number(text);
    throw new InvalidArgumentError(`« ${text} » a été trouvé ; un nombre entier est attendu.`);
  });
}

export const langOption = (description: string): Option => choice('--lang <langue>', description, ['fr', 'en'], 'fr');
