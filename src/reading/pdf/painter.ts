import type { Ink } from './ink.ts';
import { SPECIAL, texSign, unfold } from './letters.ts';
import { apply, IDENTITY, type Matrix, multiply, toMatrix } from './matrix.ts';

/** The parts of a pdf.js font that placing text needs. */
export interface Font {
  readonly isType3Font?: boolean;
  readonly vertical?: boolean;
  readonly fontMatrix?: ArrayLike<number>;
  readonly bbox?: ArrayLike<number>;
}

/** A sign as the operator list holds it; numbers between them move the pen. */
export interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

/** Fill colour as 0xrrggbb; null when it cannot be told (a pattern). */
export type Colour = number | null;

/** Graphics state that decides where text stands and whether it is seen (PDF 32000-1, 8.4 and 9.3). */
export interface State {
  ctm: Matrix;
  font: Font | null;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
  colour: Colour;
  alpha: number;
}

interface Painted {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly colour: Colour;
}

const INVISIBLE_MODES = new Set([3, 7]);
const WHITE = 0xffffff;
/** Under this size, in points, nobody reads. */
const TINY = 2;
/** Largest difference of a colour channel at which text cannot be told from what is behind it. */
const SAME_COLOUR = 20;

/** Follows the drawing of one page and keeps the text with its place and whether a reader would see it. */
export class Painter {
  readonly inks: Ink[] = [];
  shapes = 0;
  pictureArea = 0;
  state: State;
  textMatrix: Matrix = IDENTITY;
  lineX = 0;
  lineY = 0;
  x = 0;
  y = 0;
  hiddenLayers = 0;
  readonly layers: boolean[] = [];
  private readonly saved: State[] = [];
  private readonly painted: Painted[] = [];
  private space = '';
  private readonly width: number;
  private readonly height: number;

  constructor(viewport: Matrix, width: number, height: number) {
    this.width = width;
    this.height = height;
    this.state = {
      ctm: viewport,
      font: null,
      fontSize: 0,
      charSpacing: 0,
      wordSpacing: 0,
      scale: 1,
      leading: 0,
      rise: 0,
      mode: 0,
      colour: 0,
      alpha: 1,
    };
  }

  save(): void {
    this.saved.push({ ...this.state });
  }

  restore(): void {
    const state = this.saved.pop();
    if (state) this.state = state;
  }

  transform(matrix: Matrix): void {
    this.state.ctm = multiply(this.state.ctm, matrix);
  }

  beginText(): void {
    this.setTextMatrix(IDENTITY);
  }

  setTextMatrix(matrix: Matrix): void {
    this.textMatrix = matrix;
    this.x = this.lineX = 0;
    this.y = this.lineY = 0;
  }

  moveText(x: number, y: number): void {
    this.x = this.lineX += x;
    this.y = this.lineY += y;
  }

  /** A filled shape, by its bounding box in user space: later text may stand on it. */
  fill(box: ArrayLike<number> | null | undefined): void {
    this.shapes += 1;
    if (!box || this.state.alpha < 0.5) return;
    const placed = this.place(box[0] ?? 0, box[1] ?? 0, box[2] ?? 0, box[3] ?? 0);
    // Thin strokes and letters drawn as shapes are no background.
    if (placed.right - placed.left > 8 && placed.bottom - placed.top > 4) {
      this.painted.push({ ...placed, colour: this.state.colour });
    }
  }

  /** A picture fills the unit square of user space. */
  picture(): void {
    const placed = this.place(0, 0, 1, 1);
    const width = Math.min(placed.right, this.width) - Math.max(placed.left, 0);
    const height = Math.min(placed.bottom, this.height) - Math.max(placed.top, 0);
    if (width <= 0 || height <= 0) return;
    this.pictureArea += width * height;
    this.painted.push({ ...placed, colour: null });
  }

  showText(glyphs: readonly (Glyph | number | null)[]): void {
    const { state } = this;
    const { font, fontSize } = state;
    if (!font || fontSize === 0) return;
    const fontMatrix = toMatrix(font.fontMatrix ?? [0.001, 0, 0, 0.001, 0, 0]);
    // A negative size turns the signs over and writes backwards.
    const direction = fontSize < 0 ? -1 : 1;
    const size = Math.abs(fontSize);
    const scale = state.scale * direction;
    const base = multiply(state.ctm, multiply(this.textMatrix, [1, 0, 0, 1, 0, state.rise]));
    const place = placement(base, size * emHeight(font, fontMatrix, size), direction);
    for (const glyph of glyphs) {
      if (glyph === null) continue;
      if (typeof glyph === 'number') {
        if (font.vertical) this.y += (glyph * size) / 1000;
        else this.x -= ((glyph * size) / 1000) * scale;
        continue;
      }
      const spacing = (glyph.isSpace ? state.wordSpacing : 0) + state.charSpacing;
      const width = glyph.width * fontMatrix[0] * size;
      const from = apply(base, this.x, this.y);
      const to = apply(base, this.x + width * scale, this.y);
      this.put(font.isType3Font ? texSign(glyph.unicode) : glyph.unicode, from, to, place);
      if (font.vertical) this.y -= size + spacing;
      else this.x += (width + spacing) * scale;
    }
  }

  private put(
    unicode: string,
    from: readonly [number, number],
    to: readonly [number, number],
    { size, turn }: { size: number; turn: Ink['turn'] },
  ): void {
    const text = SPECIAL.test(unicode) ? unfold(unicode) : unicode;
    if (text === '') return;
    if (isBlank(text)) {
      this.space += text;
      return;
    }
    const start = from[0] * turn.cos + from[1] * turn.sin;
    const end = to[0] * turn.cos + to[1] * turn.sin;
    const v = from[1] * turn.cos - from[0] * turn.sin;
    const hidden = this.whyHidden((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, size, turn);
    this.inks.push({
      text,
      start: Math.min(start, end),
      end: Math.max(start, end),
      v,
      size,
      turn,
      space: this.space,
      hidden,
    });
    this.space = '';
  }

  private whyHidden(x: number, baseline: number, size: number, turn: Ink['turn']): Ink['hidden'] {
    const { state } = this;
    if (this.hiddenLayers > 0) return 'hidden-layer';
    if (INVISIBLE_MODES.has(state.mode) || state.alpha < 0.05) return 'invisible';
    const middleX = x + turn.sin * size * 0.3;
    const middleY = baseline - turn.cos * size * 0.3;
    if (middleX < 0 || middleY < 0 || middleX > this.width || middleY > this.height) return 'off-page';
    if (size < TINY && size < this.height / 400) return 'tiny';
    if (state.colour !== 0 && state.mode !== 1 && this.sameAsBehind(middleX, middleY)) return 'white';
    return null;
  }

  private sameAsBehind(x: number, y: number): boolean {
    const { colour } = this.state;
    if (colour === null) return false;
    const behind = this.painted.findLast((one) => x >= one.left && x <= one.right && y >= one.top && y <= one.bottom);
    const other = behind ? behind.colour : WHITE;
    if (other === null) return false;
    return [16, 8, 0].every((shift) => Math.abs(((colour >> shift) & 255) - ((other >> shift) & 255)) <= SAME_COLOUR);
  }

  private place(x0: number, y0: number, x1: number, y1: number): Omit<Painted, 'colour'> {
    const corners = [
      apply(this.state.ctm, x0, y0),
      apply(this.state.ctm, x1, y0),
      apply(this.state.ctm, x0, y1),
      apply(this.state.ctm, x1, y1),
    ];
    const xs = corners.map(([x]) => x);
    const ys = corners.map(([, y]) => y);
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  }
}

/** Height of an em relative to the font size. Type 3 fonts of TeX have a size of 1 and draw by their font matrix. */
function emHeight(font: Font, fontMatrix: Matrix, size: number): number {
  if (!font.isType3Font || size > 1) return 1;
  const height = (font.bbox?.[3] ?? 0) - (font.bbox?.[1] ?? 0);
  return height > 0 ? height * Math.abs(fontMatrix[3]) : 1;
}

function placement([a, b, c, d]: Matrix, size: number, direction: number): { size: number; turn: Ink['turn'] } {
  const length = Math.hypot(a, b) || 1;
  const cos = (a * direction) / length;
  const sin = (b * direction) / length;
  // Slightly skewed text (a straightened scan) still reads as ordinary lines.
  const turn = Math.abs(sin) < 0.03 && cos > 0 ? { cos: 1, sin: 0 } : { cos, sin };
  return { size: size * Math.hypot(c, d), turn };
}

function isBlank(text: string): boolean {
  return text === ' ' || /^[\s\u200B\uFEFF]*$/.test(text);
}
