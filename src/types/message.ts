/**
 * Something said to a reader, before its language is chosen: `code` names a sentence of
 * `reporting/messages`, `values` fill its blanks. Stages speak in messages so that the same marks can be
 * reported in French and in English.
 */
export interface Message {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}
