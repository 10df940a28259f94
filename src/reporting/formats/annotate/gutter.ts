import type { Area } from './line-boxes.ts';

/** Part of the width of the text, from either edge, in which no gutter is looked for. */
const EDGE = 0.3;
const STEP = 4;
/** Share of the lines that each column has at least, and that may cross the gutter: titles, a table. */
const SHARE = 0.25;

/** Where two columns of a page part, in points from its left edge; null on a page of one column. */
export function gutterOf(lines: readonly Area[]): number | null {
  const left = Math.min(...lines.map(({ x }) => x));
  const right = Math.max(...lines.map(({ x, width }) => x + width));
  const room = right - left;
  let best: number | null = null;
  let fewest = SHARE * lines.length;
  for (let at = left + EDGE * room; at <= right - EDGE * room; at += STEP) {
    const before = lines.filter(({ x, width }) => x + width <= at).length;
    const after = lines.filter(({ x }) => x >= at).length;
    const across = lines.length - before - after;
    if (Math.min(before, after) < SHARE * lines.length || across >= fewest) continue;
    best = at;
    fewest = across;
  }
  return best;
}
