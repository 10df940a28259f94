import { Backdrop, type Box, type Colour, intersection, mix, type Shape } from './backdrop.ts';
import type { Ink } from './ink.ts';
import { SPECIAL, texSign, unfold } from './letters.ts';
import { apply, IDENTITY, type Matrix, multiply, toMatrix } from './matrix.ts';
import type { PathData } from './path.ts';

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
  strokeColour: Colour;
  alpha: number;
  /** How opaque the group is that is being drawn: what it holds is never more so. */
  groupAlpha: number;
  /** Whether paint covers what is behind it; blend modes and soft masks let it through in ways not followed here. */
  plain: boolean;
  /** What the clipping path lets through, as a box; null for all of the page. */
  clip: Box | null;
}

/** How much a sign may stick out of the clipping path, in points. */
const CLIP_SLACK = 1;
/** Under this size, in points, nobody reads. */
const TINY = 2;
/** Letters squeezed to less than this of their width are no letters. */
const SQUEEZED = 0.1;
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
  /** A clipping path was announced: it is the next path that is drawn. */
  clips = false;
  readonly layers: boolean[] = [];
  private readonly saved: State[] = [];
  private readonly backdrop = new Backdrop();
  /** Middle of each sign of `inks` on the page. */
  private readonly middles: (readonly [number, number])[] = [];
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
      strokeColour: 0,
      alpha: 1,
      groupAlpha: 1,
      plain: true,
      clip: null,
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

  beginGroup(): void {
    this.save();
    this.state.groupAlpha *= this.state.alpha;
    this.state.alpha = 1;
  }

  private get opacity(): number {
    return this.state.alpha * this.state.groupAlpha;
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
    const alpha = this.opacity;
    const outline = path === null ? null : { path, evenOdd, matrix: ctm };
    this.paint(this.place(box[0] ?? 0, box[1] ?? 0, box[2] ?? 0, box[3] ?? 0), { colour, alpha, plain, outline });
  }

  /** A shading fills all that the clipping path lets through. */
  shade(): void {
    const page = { left: 0, top: 0, right: this.width, bottom: this.height };
    this.paint(page, { colour: null, alpha: this.opacity, plain: true, outline: null });
  }

  /** A picture fills the unit square of user space. */
  picture(): void {
    const placed = this.place(0, 0, 1, 1);
    const width = Math.min(placed.right, this.width) - Math.max(placed.left, 0);
    const height = Math.min(placed.bottom, this.height) - Math.max(placed.top, 0);
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
    this.backdrop.add({ ...seen, ...shape, alpha: plain ? alpha : null, after: this.inks.length });
  }

  /** Sets the signs apart that something was painted over. To be called when the page is drawn. */
  finish(): void {
    const last = this.backdrop.shapes.at(-1)?.after ?? 0;
    for (let index = 0; index < last; index += 1) {
      const [x, y] = this.middles[index] ?? [0, 0];
      const ink = this.inks[index];
      if (ink && ink.hidden === null && this.backdrop.isCovered(x, y, index)) {
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
    const x = (from[0] + to[0]) / 2 + turn.sin * size * 0.3;
    const y = (from[1] + to[1]) / 2 - turn.cos * size * 0.3;
    const hidden = this.whyHidden(x, y, size);
    this.middles.push([x, y]);
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

  private whyHidden(x: number, y: number, size: number): Ink['hidden'] {
    const { clip, mode, scale } = this.state;
    if (this.hiddenLayers > 0) return 'hidden-layer';
    if (mode === 3 || mode === 7 || this.opacity < 0.05) return 'invisible';
    if (x < 0 || y < 0 || x > this.width || y > this.height) return 'off-page';
    if ((size < TINY && size < this.height / 400) || Math.abs(scale) < SQUEEZED) return 'tiny';
    const outside =
      clip &&
      (x < clip.left - CLIP_SLACK ||
        x > clip.right + CLIP_SLACK ||
        y < clip.top - CLIP_SLACK ||
        y > clip.bottom + CLIP_SLACK);
    if (outside) return 'invisible';
    return this.looksLikeBackdrop(x, y) ? 'white' : null;
  }

  /** Whether neither the inside nor the outline of a letter can be told from what is behind it. */
  private looksLikeBackdrop(x: number, y: number): boolean {
    const { colour, strokeColour, mode } = this.state;
    const alpha = this.opacity;
    const [fills, strokes] = [mode % 4 !== 1, mode % 4 === 1 || mode % 4 === 2];
    // Black on bare paper is nearly all there is.
    if (fills && colour === 0 && alpha > 0.5 && this.backdrop.shapes.length === 0) return false;
    const behind = this.backdrop.colourAt(x, y);
    const lost = (paint: Colour): boolean => isAlike(mix(paint, behind, alpha), behind);
    return (!fills || lost(colour)) && (!strokes || lost(strokeColour));
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

function isAlike(one: Colour, other: Colour): boolean {
  if (one === null || other === null) return false;
  return [16, 8, 0].every((shift) => Math.abs(((one >> shift) & 255) - ((other >> shift) & 255)) <= SAME_COLOUR);
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
