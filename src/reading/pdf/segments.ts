import { withoutDoubles } from './doubles.ts';
import { type Ink, type Segment, sameTurn } from './ink.ts';

/** Measured on copies of ten producers, in heights of the font: a wider gap separates cells, words, signs. */
export const CELL_GAP = 1;
const WORD_GAP = 0.15;
/** Figures stand at even distances: the thin space between thousands shows although it is narrower than a word's. */
const THIN_GAP = 0.09;
/** Where every space is written, a gap without one is a jump of the pen, to a neighbouring cell. */
const JUMP_GAP = 0.4;
/** How far the pen may go back without leaving the line: kerning, accents set over their letter. */
const BACKWARDS = 0.55;
const SAME_BASELINE = 0.25;
/** Superscripts and subscripts leave the baseline by less than this and follow close. */
const RAISED = 0.6;

/** Groups ink, in the order of drawing, into runs on one baseline without a gap as wide as a cell's. */
export function segmentsOf(inks: readonly Ink[]): Segment[] {
  const lines = linesOfInk(withoutDoubles(inks)).map((line) => ({ line, tracking: trackingOf(line) }));
  const jump = jumpGap(lines.flatMap(({ line, tracking }) => (tracking === 0 ? [line] : [])));
  return lines.flatMap(({ line, tracking }) => cutLine(line, tracking, jump));
}

/** Ink that follows on one baseline, whatever the gaps. */
function linesOfInk(inks: readonly Ink[]): Ink[][] {
  const lines: Ink[][] = [];
  let last: Ink | null = null;
  for (const ink of inks) {
    if (last && continues(last, ink)) lines.at(-1)?.push(ink);
    else lines.push([ink]);
    last = ink;
  }
  return lines;
}

function continues(previous: Ink, ink: Ink): boolean {
  if (!sameTurn(previous, ink)) return false;
  const size = Math.max(previous.size, ink.size);
  const gap = ink.start - previous.end;
  if (gap < -BACKWARDS * size) return false;
  const rise = Math.abs(ink.v - previous.v);
  return rise <= SAME_BASELINE * size || (rise <= RAISED * size && gap < 0.4 * size);
}

function cutLine(line: readonly Ink[], tracking: number, jump: number): Segment[] {
  const segments: Segment[] = [];
  let current: Ink[] = [];
  const close = (): void => {
    const segment = toSegment(current);
    if (segment) segments.push(segment);
    current = [];
  };
  for (const ink of line) {
    const previous = current.at(-1);
    if (!previous) {
      current.push(ink);
      continue;
    }
    const size = Math.max(previous.size, ink.size);
    // A space that is written is a sign, and is spaced as such.
    const gap = ink.start - previous.end - tracking * (ink.space === '' ? 1 : 2);
    if (gap > (ink.space === '' ? jump : CELL_GAP) * size) close();
    const thin = gap > THIN_GAP * size && tracking === 0 && ink.space === '' && partsFigures(previous.text, ink.text);
    const dots = previous.text === '.' && ink.text === '.' && gap < 0.5 * size;
    const space = thin ? ' ' : dots ? '' : spaceBetween(ink.space, gap / size);
    current.push(space === ink.space ? ink : { ...ink, space });
  }
  close();
  return segments;
}

/** No-break spaces are kept as they are: they hold a number and its unit together. */
function spaceBetween(written: string, gap: number): string {
  if (gap <= (written === '' ? WORD_GAP : 0.02)) return '';
  return written === '\u00A0' || written === '\u202F' ? written : ' ';
}

const partsFigures = (left: string, right: string): boolean => /\d$/.test(left) && /^[\d€%]/.test(right);

/** The gap above which the pen jumped to another cell; TeX and others part all words by moving the pen. */
function jumpGap(lines: readonly (readonly Ink[])[]): number {
  const written: number[] = [];
  let moved = 0;
  for (const line of lines) {
    line.forEach((ink, index) => {
      const previous = line[index - 1];
      if (!previous) return;
      const gap = (ink.start - previous.end) / Math.max(previous.size, ink.size);
      if (gap <= WORD_GAP || gap >= CELL_GAP) return;
      if (ink.space === '') moved += 1;
      else written.push(gap);
    });
  }
  if (written.length < 5 || moved > written.length / 2) return CELL_GAP;
  written.sort((one, other) => one - other);
  return Math.min(CELL_GAP, Math.max(JUMP_GAP, 1.5 * (written[written.length >> 1] ?? 0)));
}

/** Titles are sometimes spaced out: what the gaps between letters have in common, in points, is no space. */
function trackingOf(line: readonly Ink[]): number {
  const gaps: number[] = [];
  let pairs = 0;
  line.forEach((ink, index) => {
    const previous = line[index - 1];
    if (!previous || ink.space !== '') return;
    pairs += 1;
    const gap = ink.start - previous.end;
    const size = Math.max(previous.size, ink.size);
    if (gap <= 0.08 * size) return;
    // Figures side by side may be cells of a table.
    const most = LETTER.test(previous.text) && LETTER.test(ink.text) ? 0.7 : 0.35;
    if (gap < most * size) gaps.push(gap);
  });
  if (gaps.length < 3 || gaps.length < 0.6 * pairs) return 0;
  gaps.sort((one, other) => one - other);
  const middle = gaps[gaps.length >> 1] ?? 0;
  const alike = gaps.filter((gap) => Math.abs(gap - middle) < 0.2 * middle).length;
  return alike >= 0.7 * gaps.length ? middle : 0;
}

const LETTER = /^\p{L}$/u;

export function toSegment(inks: readonly Ink[]): Segment | null {
  const [first] = inks;
  if (!first) return null;
  // The commonest size and baseline are those of the line; a superscript must not set them.
  const main = inks.reduce((best, ink) => (ink.size > best.size ? ink : best), first);
  let start = first.start;
  let end = first.end;
  for (const ink of inks) {
    if (ink.start < start) start = ink.start;
    if (ink.end > end) end = ink.end;
  }
  return { inks, start, end, v: main.v, size: main.size, turn: first.turn };
}
