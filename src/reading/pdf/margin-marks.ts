import type { Segment } from './ink.ts';
import { sameTurn, textOfSegment } from './ink.ts';

/** What stands before an item of a list, however far: a bullet, a number, a letter. */
export const ITEM_MARK = /^(?:[^\p{L}\p{N}\s]{1,3}|\(?(?:\d{1,2}|\p{L})[).°]|\d{1,2}(?:\.\d{1,2}){1,2}\.?\)?)$/u;
/** How far before its item a mark stands, in heights of the font. */
const MARK_GAP = 4;
/** So many lines must be numbered in the margin before their numbers are taken for line numbers. */
const FEWEST_NUMBERED = 5;

/** Puts marks of items before their items: some producers draw them at the end of the page. */
export function placeMarks(segments: readonly Segment[]): Segment[] {
  const isMark = segments.map((segment) => segment.inks.length <= 6 && ITEM_MARK.test(textOfSegment(segment)));
  const before = new Map<Segment, Segment>();
  segments.forEach((mark, index) => {
    if (!isMark[index]) return;
    const next = segments[index + 1];
    if (next && isItemOf(mark, next)) return;
    const item = segments.find((segment, other) => !isMark[other] && !before.has(segment) && isItemOf(mark, segment));
    if (item) before.set(item, mark);
  });
  if (before.size === 0) return [...segments];
  const moved = new Set(before.values());
  return segments
    .filter((segment) => !moved.has(segment))
    .flatMap((segment) => {
      const mark = before.get(segment);
      return mark ? [mark, segment] : [segment];
    });
}

function isItemOf(mark: Segment, item: Segment): boolean {
  const gap = item.start - mark.end;
  const size = Math.max(mark.size, item.size);
  return sameTurn(mark, item) && Math.abs(mark.v - item.v) <= 0.35 * size && gap > -0.2 * size && gap < MARK_GAP * size;
}

/**
 * Numbers of lines in the margin: figures alone, outside everything else, under one another and counting up.
 *
 * @param segments of one page
 */
export function lineNumbers(segments: readonly Segment[]): Set<Segment> {
  const figures = segments.filter((segment) => segment.inks.length <= 4 && /^\d{1,4}$/.test(textOfSegment(segment)));
  if (figures.length < FEWEST_NUMBERED) return new Set();
  const others = segments.filter((segment) => !figures.includes(segment));
  const left = Math.min(...others.map(({ start }) => start));
  const right = Math.max(...others.map(({ end }) => end));
  for (const outside of [figures.filter(({ end }) => end < left), figures.filter(({ start }) => start > right)]) {
    if (outside.length >= FEWEST_NUMBERED && countsUp(outside)) return new Set(outside);
  }
  return new Set();
}

function countsUp(figures: readonly Segment[]): boolean {
  const down = [...figures].sort((one, other) => one.v - other.v).map((segment) => Number(textOfSegment(segment)));
  const step = (down[1] ?? 0) - (down[0] ?? 0);
  return step > 0 && down.every((figure, index) => index === 0 || figure - (down[index - 1] ?? 0) === step);
}
