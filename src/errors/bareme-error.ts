/** What an error says to a person: what happened, what to do. */
export interface Sentences {
  readonly message: string;
  readonly remedy: string | null;
}

/**
 * An error meant for a person: what happened, where, and what to do. `code` is stable and is what programs match on;
 * nobody matches on the text. `place` is a file, `file:line:column`, a page or a question. `message` and `remedy` are
 * French; `english` says the same where the error may reach somebody who reads that better.
 */
export class BaremeError extends Error {
  override readonly name: string = 'BaremeError';
  readonly code: string;
  readonly place: string | null;
  readonly remedy: string | null;
  readonly english: Sentences | null;

  constructor(
    code: string,
    message: string,
    details: { place?: string; remedy?: string; cause?: unknown; english?: Sentences } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.place = details.place ?? null;
    this.remedy = details.remedy ?? null;
    this.english = details.english ?? null;
  }
}
