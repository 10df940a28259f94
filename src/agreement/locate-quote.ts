import type { Span } from '../types/index.ts';

/** A text without white space and in lower case, with the place of each of its characters in the original. */
export interface Squeezed {
  readonly text: string;
  readonly places: readonly number[];
}

/** Typography that a marker retypes as on a keyboard. */
const sameCharacter: Readonly<Record<string, string>> = { '’': "'", '‘': "'", '“': '"', '”': '"', '–': '-', '—': '-' };

export function squeeze(text: string): Squeezed {
  const places: number[] = [];
  let squeezed = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (/\s/.test(character)) continue;
    const folded = (sameCharacter[character] ?? character).toLowerCase();
    squeezed += folded;
    for (let unit = 0; unit < folded.length; unit += 1) places.push(index);
  }
  return { text: squeezed, places };
}

/** Every place of a quote in a text, literal up to white space, case and typographic quotes and dashes. */
export function locateQuote(quote: string, within: Squeezed): readonly Span[] {
  const wanted = squeeze(quote).text;
  const found: Span[] = [];
  if (wanted === '') return found;
  for (let at = within.text.indexOf(wanted); at !== -1; at = within.text.indexOf(wanted, at + 1)) {
    const start = within.places[at];
    const last = within.places[at + wanted.length - 1];
    if (start !== undefined && last !== undefined) found.push({ start, end: last + 1 });
  }
  return found;
}

export function overlap(first: readonly Span[], second: readonly Span[]): boolean {
  return first.some((one) => second.some((other) => one.start < other.end && other.start < one.end));
}
