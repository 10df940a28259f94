import type { Note } from './notes.ts';

/** A run of text under the same notes. Segments follow one another without a gap and cover the whole text. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Notes that cover the run, the one that opened first to the one that opened last. */
  readonly notes: readonly Note[];
  /** Those of them that start here. */
  readonly opening: readonly Note[];
}

/**
 * Cuts a text of `length` units at every edge of a note and at `cuts` (line and cell ends). Notes may overlap in any
 * way: a segment never crosses an edge, so that no element of a page has to.
 */
export function segmentsOf(length: number, notes: readonly Note[], cuts: Iterable<number>): Segment[] {
  const edges = new Set<number>([0, length, ...cuts]);
  for (const { start, end } of notes) edges.add(start).add(end);
  const sorted = [...edges].filter((edge) => edge >= 0 && edge <= length).sort((a, b) => a - b);
  const waiting = [...notes].sort((a, b) => a.start - b.start || a.number - b.number);
  const segments: Segment[] = [];
  let active: Note[] = [];
  let next = 0;
  for (const [index, start] of sorted.entries()) {
    const end = sorted[index + 1];
    if (end === undefined) break;
    active = active.filter((note) => note.end > start);
    const opening: Note[] = [];
    for (let note = waiting[next]; note !== undefined && note.start === start; note = waiting[++next])
      opening.push(note);
    active = [...active, ...opening];
    segments.push({ start, end, notes: active, opening });
  }
  return segments;
}
