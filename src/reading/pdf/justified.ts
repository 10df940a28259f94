import type { Row, Segment } from './ink.ts';

/** A justified line of few long words has gaps as wide as a table's, but all of one width, to a hair. */
const SAME_GAP = 0.03;
const WIDEST_GAP = 3;

/** Puts the words of an over-stretched line of running text back into one cell. */
export function unstretch(row: Row): Row {
  const segments = row.cells.map((cell) => cell[0]).filter((segment) => segment !== undefined);
  const [first, ...others] = segments;
  if (!first || others.length < 2 || row.cells.some((cell) => cell.length > 1)) return row;
  const gaps = others.map((segment, index) => segment.start - (segments[index]?.end ?? 0));
  const widest = Math.max(...gaps);
  const even = widest - Math.min(...gaps) <= SAME_GAP * widest && widest <= WIDEST_GAP * first.size;
  const spoken = segments.filter(({ inks }) => inks.some(({ text }) => /\p{L}/u.test(text))).length;
  const oneWordEach = segments.every(({ inks }) => inks.every(({ space }, index) => index === 0 || space === ''));
  if (!even || !oneWordEach || spoken < segments.length / 2) return row;
  return { cells: [[others.reduce(spaced, first)]] };
}

/** Two segments of one line as one, with a space between them. */
export function spaced(left: Segment, right: Segment): Segment {
  const [first, ...rest] = right.inks;
  const inks = first ? [...left.inks, { ...first, space: ' ' }, ...rest] : left.inks;
  return { ...left, inks, end: right.end };
}
