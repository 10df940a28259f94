import { Backdrop, type Box, intersection, type Shape } from './backdrop.ts';
import { type Font, initialState, opacityOf, type State } from './graphics-state.ts';
import { type Ink, UPRIGHT } from './ink.ts';
import { SPECIAL, texSign, unfold } from './letters.ts';
import { apply, IDENTITY, type Matrix, multiply, toMatrix } from './matrix.ts';
import type { PathData } from './path.ts';
import { type Paper, whyUnseen } from './visibility.ts';

/** A sign as the operator list holds it; numbers between them move the pen. */
export interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

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
  /** A clipping path was announced: it is the next path that is drawn. */
  clips = false;
  readonly layers: boolean[] = [];
  private readonly saved: State[] = [];
  /** Middle of each sign of `inks` on the page. */
  private readonly middleX: number[] = [];
  private readonly middleY: number[] = [];
  private space = '';
  private readonly paper: Paper;

  constructor(viewport: Matrix, width: number, height: number) {
    this.paper = { width, height, backdrop: new Backdrop() };
    this.state = initialState(viewport);
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

  beginGroup(): void {
    this.save();
    this.state.groupAlpha *= this.state.alpha;
    this.state.alpha = 1;
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

  /** A filled path with its bounding box in user space: earlier text may lie under it, later text stand on it. */
  fill(path: PathData | null, box: ArrayLike<number> | null | undefined, evenOdd: boolean): void {
    this.shapes += 1;
    if (!box) return;
    const { ctm, colour, plain } = this.state;
    const alpha = opacityOf(this.state);
    const outline = path === null ? null : { path, evenOdd, matrix: ctm };
    this.paint(this.place(box[0] ?? 0, box[1] ?? 0, box[2] ?? 0, box[3] ?? 0), { colour, alpha, plain, outline });
  }

  /** A shading fills all that the clipping path lets through. */
  shade(): void {
    const { width: right, height: bottom } = this.paper;
    this.paint(
      { left: 0, top: 0, right, bottom },
      { colour: null, alpha: opacityOf(this.state), plain: true, outline: null },
    );
  }

  /** A picture fills the unit square of user space. */
  picture(): void {
    const placed = this.place(0, 0, 1, 1);
    const width = Math.min(placed.right, this.paper.width) - Math.max(placed.left, 0);
    const height = Math.min(placed.bottom, this.paper.height) - Math.max(placed.top, 0);
    if (width <= 0 || height <= 0) return;
    this.pictureArea += width * height;
    this.paint(placed, { colour: null, alpha: 1, plain: true, outline: null });
  }

  /** Narrows the clipping path to a box of user space. */
  clip(box: ArrayLike<number> | null | undefined): void {
    if (!box) return;
    const placed = this.place(box[0] ?? 0, box[1] ?? 0, box[2] ?? 0, box[3] ?? 0);
    this.state.clip = this.state.clip ? intersection(this.state.clip, placed) : placed;
  }

  private paint(
    box: Box,
    { plain, alpha, ...shape }: Pick<Shape, 'colour' | 'outline'> & { alpha: number; plain: boolean },
  ): void {
    const seen = this.state.clip ? intersection(box, this.state.clip) : box;
    // Thin strokes and letters drawn as shapes are no background.
    if (seen.right - seen.left <= 8 || seen.bottom - seen.top <= 4) return;
    if (alpha === 0 || this.hiddenLayers > 0) return;
    this.paper.backdrop.add({ ...seen, ...shape, alpha: plain ? alpha : null, after: this.inks.length });
  }

  /** Sets the signs apart that something was painted over. To be called when the page is drawn. */
  finish(): void {
    const { backdrop } = this.paper;
    for (let index = 0; index < backdrop.lastCover; index += 1) {
      const ink = this.inks[index];
      if (ink?.hidden === null && backdrop.isCovered(this.middleX[index] ?? 0, this.middleY[index] ?? 0, index)) {
        this.inks[index] = { ...ink, hidden: 'invisible' };
      }
    }
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
      this.put(font.isType3Font ? texSign(glyph.unicode) : glyph.unicode, this.x + width * scale, place);
      if (font.vertical) this.y -= size + spacing;
      else this.x += (width + spacing) * scale;
    }
  }

  /** Puts a sign from where the pen is to `to` on the line of writing. */
  private put(unicode: string, to: number, { base, size, turn }: Placement): void {
    const text = !isPlain(unicode) && SPECIAL.test(unicode) ? unfold(unicode) : unicode;
    if (text === '') return;
    if (!isPlain(text) && isBlank(text)) {
      this.space += text;
      return;
    }
    const [a, b, c, d, e, f] = base;
    const [x0, y0] = [a * this.x + c * this.y + e, b * this.x + d * this.y + f];
    const [x1, y1] = [a * to + c * this.y + e, b * to + d * this.y + f];
    const start = x0 * turn.cos + y0 * turn.sin;
    const end = x1 * turn.cos + y1 * turn.sin;
    const x = (x0 + x1) / 2 + turn.sin * size * 0.3;
    const y = (y0 + y1) / 2 - turn.cos * size * 0.3;
    this.middleX.push(x);
    this.middleY.push(y);
    this.inks.push({
      text,
      start: Math.min(start, end),
      end: Math.max(start, end),
      v: y0 * turn.cos - x0 * turn.sin,
      size,
      turn,
      space: this.space,
      hidden: this.hiddenLayers > 0 ? 'hidden-layer' : whyUnseen(this.state, this.paper, x, y, size),
    });
    this.space = '';
  }

  private place(x0: number, y0: number, x1: number, y1: number): Box {
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

/** Where the signs of one showing of text stand. */
interface Placement {
  readonly base: Matrix;
  readonly size: number;
  readonly turn: Ink['turn'];
}

function placement(base: Matrix, size: number, direction: number): Placement {
  const [a, b, c, d] = base;
  const length = Math.hypot(a, b) || 1;
  const cos = (a * direction) / length;
  const sin = (b * direction) / length;
  // Slightly skewed text (a straightened scan) still reads as ordinary lines.
  const turn = Math.abs(sin) < 0.03 && cos > 0 ? UPRIGHT : { cos, sin };
  return { base, size: size * Math.hypot(c, d), turn };
}

/** One visible sign of ASCII, as nearly all are: neither special nor blank. */
function isPlain(text: string): boolean {
  const code = text.charCodeAt(0);
  return text.length === 1 && code > 0x20 && code < 0x7f;
}

function isBlank(text: string): boolean {
  return text === ' ' || /^[\s\u200B\uFEFF]*$/.test(text);
}
