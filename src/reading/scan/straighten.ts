import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { type Turn, UPRIGHT } from '../pdf/ink.ts';

/** How the lines of a picture made upright lie on its page: their direction, and what to add along and across it. */
export interface Frame {
  readonly turn: Turn;
  /** In pixels. */
  readonly along: number;
  readonly across: number;
}

export const AS_IT_IS: Frame = { turn: UPRIGHT, along: 0, across: 0 };

export interface Turned {
  readonly canvas: Canvas;
  readonly frame: Frame;
}

/** Skew that recognition copes with by itself, and the most that is looked for, in degrees. */
const HARMLESS_SKEW = 2;
const MOST_SKEW = 10;
/** Width in pixels at which skew and light are measured. */
const SMALL = 640;
/** Light that varies by more than this over a page hides its dark side from recognition. */
const UNEVEN = 0.8;

/** Turns a picture by quarters, counter to the way its page was turned. */
export function turnBy(canvas: Canvas, quarter: 90 | 180 | 270): Turned {
  const { width, height } = canvas;
  const turned = quarter === 180 ? createCanvas(width, height) : createCanvas(height, width);
  const context = turned.getContext('2d');
  context.translate(turned.width / 2, turned.height / 2);
  context.rotate((quarter * Math.PI) / 180);
  context.drawImage(canvas, -width / 2, -height / 2);
  if (quarter === 180) return { canvas: turned, frame: { turn: { cos: -1, sin: 0 }, along: -width, across: -height } };
  if (quarter === 90) return { canvas: turned, frame: { turn: { cos: 0, sin: -1 }, along: -height, across: 0 } };
  return { canvas: turned, frame: { turn: { cos: 0, sin: 1 }, along: 0, across: -width } };
}

/** Makes the lines of a photo level when they are not nearly so. */
export function level({ canvas, frame }: Turned): Turned {
  const degrees = skewOf(canvas);
  if (Math.abs(degrees) < HARMLESS_SKEW) return { canvas, frame };
  const angle = (degrees * Math.PI) / 180;
  const { width, height } = canvas;
  const straight = createCanvas(width, height);
  const context = straight.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate(-angle);
  context.drawImage(canvas, -width / 2, -height / 2);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [x, y] = [width / 2, height / 2];
  const levelled = { turn: { cos, sin }, along: x * cos + y * sin - x, across: y * cos - x * sin - y };
  return { canvas: straight, frame: within(frame, levelled) };
}

/** The frame on the page of a picture that lies by `inner` on one that lies by `outer`. */
function within({ turn, along, across }: Frame, inner: Frame): Frame {
  const { cos, sin } = inner.turn;
  return {
    turn: { cos: turn.cos * cos - turn.sin * sin, sin: turn.sin * cos + turn.cos * sin },
    along: inner.along + along * cos + across * sin,
    across: inner.across + across * cos - along * sin,
  };
}

/** The angle at which the lines of a page fall into the sharpest rows, in degrees, clockwise. */
function skewOf(canvas: Canvas): number {
  const dots = darkDots(canvas);
  if (dots.length < 500) return 0;
  const sharpness = (degrees: number): number => {
    const slope = Math.tan((degrees * Math.PI) / 180);
    const rows = new Map<number, number>();
    for (const [x, y] of dots) {
      const row = Math.round(y - slope * x);
      rows.set(row, (rows.get(row) ?? 0) + 1);
    }
    let sum = 0;
    for (const count of rows.values()) sum += count * count;
    return sum;
  };
  let best = 0;
  let most = sharpness(0) * 1.1;
  for (let degrees = -MOST_SKEW; degrees <= MOST_SKEW; degrees += 0.5) {
    const found = sharpness(degrees);
    if (found > most) [best, most] = [degrees, found];
  }
  return best;
}

function darkDots(canvas: Canvas): [number, number][] {
  const { grey, width } = shrink(canvas);
  const dots: [number, number][] = [];
  grey.forEach((value, index) => {
    const left = grey[index - 1] ?? value;
    // The edge between paper and table is dark all along; letters are dark beside light.
    if (value < 160 && Math.abs(value - left) > 30) dots.push([index % width, Math.floor(index / width)]);
  });
  return dots;
}

function shrink(canvas: Canvas): { grey: number[]; width: number; height: number } {
  const width = Math.min(SMALL, canvas.width);
  const height = Math.max(1, Math.round((canvas.height * width) / canvas.width));
  const small = createCanvas(width, height);
  small.getContext('2d').drawImage(canvas, 0, 0, width, height);
  const { data } = small.getContext('2d').getImageData(0, 0, width, height);
  const grey = Array.from({ length: width * height }, (_, index) => (data[4 * index + 1] ?? 255) | 0);
  return { grey, width, height };
}

/** Evens out the light of a photo: a shadow over part of the page is taken for ink otherwise. */
export function evenOut(canvas: Canvas): void {
  const light = paperLight(canvas);
  const [darkest, lightest] = [Math.min(...light.values), Math.max(...light.values)];
  if (darkest > UNEVEN * lightest || hasEdge(light.values)) return;
  const context = canvas.getContext('2d');
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  const { data } = image;
  for (let y = 0; y < canvas.height; y += 1) {
    for (let x = 0; x < canvas.width; x += 1) {
      const at = 4 * (y * canvas.width + x);
      const factor = 255 / Math.max(40, light.at(x / canvas.width, y / canvas.height));
      for (let channel = at; channel < at + 3; channel += 1)
        data[channel] = Math.min(255, (data[channel] ?? 0) * factor);
    }
  }
  context.putImageData(image, 0, 0);
}

const TILES = 24;
/** A shadow deepens by degrees; what is so much darker than its neighbour is the table that the sheet lies on. */
const EDGE = 0.6;

function hasEdge(tiles: readonly number[]): boolean {
  const steep = tiles.filter((light, index) => {
    const neighbours = [index % TILES > 0 ? tiles[index - 1] : undefined, tiles[index - TILES]];
    return neighbours.some((other) => other !== undefined && Math.min(light, other) < EDGE * Math.max(light, other));
  });
  return steep.length > TILES;
}

/** How light the paper is by place: the lighter dots of each tile, between tiles in proportion. */
function paperLight(canvas: Canvas): { values: readonly number[]; at(x: number, y: number): number } {
  const { grey, width, height } = shrink(canvas);
  const values = Array.from({ length: TILES * TILES }, (_, tile) => {
    const [column, row] = [tile % TILES, Math.floor(tile / TILES)];
    const dots: number[] = [];
    for (let y = Math.floor((row * height) / TILES); y < ((row + 1) * height) / TILES; y += 1) {
      for (let x = Math.floor((column * width) / TILES); x < ((column + 1) * width) / TILES; x += 1) {
        dots.push(grey[y * width + x] ?? 255);
      }
    }
    dots.sort((one, other) => one - other);
    return dots[Math.floor(dots.length * 0.9)] ?? 255;
  });
  const tile = (column: number, row: number): number => {
    const inside = (index: number): number => Math.min(TILES - 1, Math.max(0, index));
    return values[inside(row) * TILES + inside(column)] ?? 255;
  };
  const at = (x: number, y: number): number => {
    const [left, top] = [x * TILES - 0.5, y * TILES - 0.5];
    const [column, row] = [Math.floor(left), Math.floor(top)];
    const [right, down] = [left - column, top - row];
    const upper = tile(column, row) * (1 - right) + tile(column + 1, row) * right;
    const lower = tile(column, row + 1) * (1 - right) + tile(column + 1, row + 1) * right;
    return upper * (1 - down) + lower * down;
  };
  return { values, at };
}
