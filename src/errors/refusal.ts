import { BaremeError } from './bareme-error.ts';
import { UsageError } from './usage-error.ts';

/** A sentence in the languages of its readers. */
export type Told = Readonly<Record<'fr' | 'en', string>>;

/** What happened and, where something can be done, what to do. */
export type Words = readonly [message: string, remedy?: string];

export interface Refusal<Values extends readonly unknown[]> {
  (...values: Values): BaremeError;
  readonly code: string;
}

interface Wording<Values extends readonly unknown[]> {
  readonly fr: (...values: Values) => Words;
  readonly en: (...values: Values) => Words;
}

/** A refusal said in French and in English, side by side so that neither is forgotten. Calling it makes the error. */
export function refusal<Values extends readonly unknown[]>(code: string, wording: Wording<Values>): Refusal<Values> {
  return wordedAs(BaremeError, code, wording);
}

/** The same for what a command line, too, is refused (exit code 2). */
export function usageRefusal<Values extends readonly unknown[]>(
  code: string,
  wording: Wording<Values>,
): Refusal<Values> {
  return wordedAs(UsageError, code, wording);
}

function wordedAs<Values extends readonly unknown[]>(
  Kind: typeof BaremeError,
  code: string,
  { fr, en }: Wording<Values>,
): Refusal<Values> {
  const make = (...values: Values): BaremeError => {
    const [message, remedy] = fr(...values);
    const [inEnglish, whatToDo] = en(...values);
    const english = { message: inEnglish, remedy: whatToDo ?? null };
    return new Kind(code, message, { english, ...(remedy === undefined ? {} : { remedy }) });
  };
  return Object.assign(make, { code });
}
