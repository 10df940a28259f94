import { apply, invert, type Matrix } from './matrix.ts';
import { isInside, type PathData } from './path.ts';

/** Fill colour as 0xrrggbb; null when it cannot be told (a pattern, a picture). */
export type Colour = number | null;

/** A rectangle of the page, from its top left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What was painted on a page besides its text. */
export interface Shape extends Box {
  readonly colour: Colour;
  /** From 0 (clear) to 1 (opaque); null when it mixes with what is behind it in another way. */
  readonly alpha: number | null;
  /** Its outline in its own space; null when it is the whole box. */
  readonly outline: { readonly path: PathData; readonly evenOdd: boolean; readonly matrix: Matrix } | null;
  /** How many signs had been drawn before it. */
  readonly after: number;
}

const WHITE = 0xffffff;
/** Height of the strips that shapes are looked up by, in points. */
const STRIP = 32;
/** Drawings of more shapes than this are maps and plots; what comes later is not looked at. */
const MOST_SHAPES = 5_000;
const MOST_STRIPS = 200;

/** The shapes of a page in the order of painting, to tell what is behind a sign and what was laid over it. */
export class Backdrop {
  readonly shapes: Shape[] = [];
  private readonly strips = new Map<number, Shape[]>();
  /** How many signs had been drawn before the last shape that covers what is under it. */
  lastCover = 0;

  get isBare(): boolean {
    return this.shapes.length === 0;
  }

  add(shape: Shape): void {
    if (this.shapes.length >= MOST_SHAPES) return;
    this.shapes.push(shape);
    if (covers(shape)) this.lastCover = shape.after;
    const first = Math.floor(shape.top / STRIP);
    const last = Math.min(Math.floor(shape.bottom / STRIP), first + MOST_STRIPS);
    for (let strip = first; strip <= last; strip += 1) {
      const known = this.strips.get(strip);
      if (known) known.push(shape);
      else this.strips.set(strip, [shape]);
    }
  }

  /** The colour at a point of the page, as far as it can be told; paper is white. */
  colourAt(x: number, y: number): Colour {
    const here = this.strips.get(Math.floor(y / STRIP));
    return here ? this.under(here, x, y) : WHITE;
  }

  /** Whether something opaque was laid over a point after `sign` signs had been drawn. */
  isCovered(x: number, y: number, sign: number): boolean {
    const here = this.strips.get(Math.floor(y / STRIP));
    return here?.some((shape) => shape.after > sign && covers(shape) && contains(shape, x, y)) ?? false;
  }

  private under(shapes: readonly Shape[], x: number, y: number): Colour {
    for (let index = shapes.length - 1; index >= 0; index -= 1) {
      const shape = shapes[index];
      if (!shape || !contains(shape, x, y)) continue;
      if (shape.alpha === null || shape.colour === null) return null;
      if (shape.alpha === 1) return shape.colour;
      return mix(shape.colour, this.under(shapes.slice(0, index), x, y), shape.alpha);
    }
    return WHITE;
  }
}

const covers = ({ alpha, colour }: Shape): boolean => alpha === 1 && colour !== null;

function contains(shape: Shape, x: number, y: number): boolean {
  if (x < shape.left || x > shape.right || y < shape.top || y > shape.bottom) return false;
  if (!shape.outline) return true;
  const { path, evenOdd, matrix } = shape.outline;
  const back = invert(matrix);
  return back === null || isInside(path, evenOdd, ...apply(back, x, y));
}

/** What `colour` looks like over `behind` when it lets some of it through. */
export function mix(colour: Colour, behind: Colour, alpha: number): Colour {
  if (colour === null || behind === null) return null;
  const channel = (shift: number): number =>
    Math.round(((colour >> shift) & 255) * alpha + ((behind >> shift) & 255) * (1 - alpha)) << shift;
  return channel(16) | channel(8) | channel(0);
}

export function intersection(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}
