import type { Document, Furniture, HiddenText, Origin, ReadingWarning } from '../types/index.ts';

/** The contract of `bareme read`: the four first keys are always there, the others only when they say something. */
export interface ReadJson {
  readonly origin: Origin;
  readonly pages: readonly { readonly number: number; readonly text: string }[];
  readonly text: string;
  readonly warnings: readonly ReadingWarning[];
  readonly furniture?: readonly Furniture[];
  readonly hidden?: readonly HiddenText[];
}

export function toReadJson(document: Document): ReadJson {
  const { origin, text, warnings, furniture, hidden } = document;
  return {
    origin,
    pages: document.pages.map(({ number, start, end }) => ({ number, text: text.slice(start, end) })),
    text,
    warnings,
    ...(furniture.length > 0 && { furniture }),
    ...(hidden.length > 0 && { hidden }),
  };
}
