import type { Division, Document, Span } from '../../types/index.ts';

/** A typed copy as the reading stage gives it. */
export function typedDocument(text: string): Document {
  return {
    origin: 'text',
    text,
    pages: [{ number: 1, start: 0, end: text.length }],
    warnings: [],
    furniture: [],
    hidden: [],
    boxes: [],
    confidences: [],
  };
}

/** Who holds the character at `offset`: a question's id, "-" (unclaimed), "s" (structure), "" (nobody). */
export function ownerAt(division: Division, offset: number): string {
  const holds = (spans: readonly Span[]): boolean => spans.some(({ start, end }) => start <= offset && offset < end);
  if (holds(division.structure)) return 's';
  if (holds(division.unclaimed)) return '-';
  return division.answers.find(({ spans }) => holds(spans))?.question ?? '';
}

/** Offsets of characters that are not white space and belong to no part, or to several. */
export function misplaced(division: Division, text: string): number[] {
  const owners = new Uint8Array(text.length);
  const parts = [division.structure, division.unclaimed, ...division.answers.map(({ spans }) => spans)];
  for (const spans of parts) {
    for (const { start, end } of spans) for (let at = start; at < end; at += 1) owners[at] = (owners[at] ?? 0) + 1;
  }
  const wrong: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (
      owners[at] !== 1 &&
      !/[\s\u200b-\u200d\ufeff]/.test(text.charAt(at)) &&
      !(owners[at] === 0 && text.charCodeAt(at) < 32)
    )
      wrong.push(at);
  }
  return wrong;
}
