import type { HiddenText } from '../../types/index.ts';

/** Direction of writing as a unit vector; `{ cos: 1, sin: 0 }` is ordinary text. */
export interface Turn {
  readonly cos: number;
  readonly sin: number;
}

/**
 * A sign (or, from optical recognition, a word) put on a page. Lengths are PDF points. `u` runs along the line of
 * writing and `v` across it, downwards: for ordinary text they are x and the baseline's y from the top of the page.
 */
export interface Ink {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly v: number;
  readonly size: number;
  readonly turn: Turn;
  /** White space written before it ('' when there is none): its width only counts as part of the gap. */
  readonly space: string;
  readonly hidden: HiddenText['why'] | null;
  /** From optical recognition, from 0 to 1. */
  readonly confidence?: number;
}

export const UPRIGHT: Turn = { cos: 1, sin: 0 };

/** Ink that stands on one baseline without a gap as wide as a cell's. */
export interface Segment {
  readonly inks: readonly Ink[];
  readonly start: number;
  readonly end: number;
  readonly v: number;
  readonly size: number;
  readonly turn: Turn;
}

/** A line of the page: cells from left to right, each a list of segments from top to bottom. */
export interface Row {
  readonly cells: Segment[][];
}

export interface PageInk {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly inks: readonly Ink[];
  /** Share of the page that pictures cover, from 0 to 1. */
  readonly pictures: number;
  /** Filled shapes: outlined letters come in hundreds. */
  readonly shapes: number;
}

export function firstSegment(row: Row): Segment | undefined {
  return row.cells[0]?.[0];
}

export function lastSegment(row: Row): Segment | undefined {
  return row.cells.at(-1)?.at(-1);
}

export function textOfRow(row: Row): string {
  const [first] = row.cells;
  if (first && row.cells.length === 1 && first.length === 1 && first[0]) return textOfSegment(first[0]);
  return row.cells.map((cell) => cell.map(textOfSegment).join(' ')).join('\t');
}

export function textOfSegment({ inks }: Segment): string {
  let text = inks[0]?.text ?? '';
  for (let index = 1; index < inks.length; index += 1) {
    const ink = inks[index];
    if (ink) text += ink.space === '' ? ink.text : ink.space + ink.text;
  }
  return text;
}

export function sameTurn(one: { turn: Turn }, other: { turn: Turn }): boolean {
  if (one.turn === other.turn) return true;
  return Math.abs(one.turn.cos - other.turn.cos) < 0.05 && Math.abs(one.turn.sin - other.turn.sin) < 0.05;
}
