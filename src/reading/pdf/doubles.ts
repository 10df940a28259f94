import { type Ink, sameTurn } from './ink.ts';

/** How far apart, in heights of the font, a sign and its double are drawn at most. */
const DOUBLE = 0.12;

/** Bold type is sometimes made by drawing a sign twice, a hair apart: the second is dropped. */
export function withoutDoubles(inks: readonly Ink[]): Ink[] {
  const kept: Ink[] = [];
  const seen = new Map<number, Ink>();
  let known = 0;
  const written = new WrittenLines();
  for (const ink of inks) {
    if (written.goesBack(ink)) {
      // Where no pen goes back, which is nearly everywhere, nothing has to be looked up.
      for (const one of kept.slice(known)) {
        seen.set(keyOf(one.text.charCodeAt(0), Math.round(one.start), Math.round(one.v)), one);
      }
      known = kept.length;
      if (hasDouble(seen, ink, Math.round(ink.v))) continue;
    }
    written.add(ink);
    kept.push(ink);
  }
  return kept;
}

/** Where the last sign on a line starts and ends, the farthest of them. */
interface Reach {
  start: number;
  end: number;
}

/** How far to the right each line has been written: only ink that goes back can be a double. */
class WrittenLines {
  private readonly lines = new Map<number, Reach>();
  /** The line that is being written and its neighbours, a point above and below. */
  private near: readonly [Reach, Reach, Reach] = [nowhere(), nowhere(), nowhere()];
  private at = Number.NaN;

  goesBack(ink: Ink): boolean {
    this.moveTo(Math.round(ink.v));
    const [above, here, below] = this.near;
    if (ink.start >= Math.max(above.end, here.end, below.end)) return false;
    return ink.start < Math.max(above.start, here.start, below.start) + DOUBLE * ink.size;
  }

  add({ start, end, v }: Ink): void {
    this.moveTo(Math.round(v));
    const [, here] = this.near;
    if (start > here.start) here.start = start;
    if (end > here.end) here.end = end;
  }

  private moveTo(line: number): void {
    if (line === this.at) return;
    this.at = line;
    this.near = [this.reach(line - 1), this.reach(line), this.reach(line + 1)];
  }

  private reach(line: number): Reach {
    const known = this.lines.get(line);
    if (known) return known;
    const fresh = nowhere();
    this.lines.set(line, fresh);
    return fresh;
  }
}

const nowhere = (): Reach => ({ start: Number.NEGATIVE_INFINITY, end: 0 });

function hasDouble(seen: ReadonlyMap<number, Ink>, ink: Ink, line: number): boolean {
  const code = ink.text.charCodeAt(0);
  const column = Math.round(ink.start);
  for (let dx = -1; dx <= 1; dx += 1) {
    for (let dy = -1; dy <= 1; dy += 1) {
      const other = seen.get(keyOf(code, column + dx, line + dy));
      if (other && other.text === ink.text && isDouble(other, ink)) return true;
    }
  }
  return false;
}

const keyOf = (code: number, column: number, line: number): number => (code * 16_384 + column) * 16_384 + line;

function isDouble(one: Ink, other: Ink): boolean {
  const near = DOUBLE * Math.min(one.size, other.size);
  return Math.abs(one.start - other.start) < near && Math.abs(one.v - other.v) < near && sameTurn(one, other);
}
