import type { Box, Colour } from './backdrop.ts';
import type { Matrix } from './matrix.ts';

/** The parts of a pdf.js font that placing text needs. */
export interface Font {
  readonly isType3Font?: boolean;
  readonly vertical?: boolean;
  readonly fontMatrix?: ArrayLike<number>;
  readonly bbox?: ArrayLike<number>;
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

export function initialState(viewport: Matrix): State {
  return {
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

export const opacityOf = ({ alpha, groupAlpha }: State): number => alpha * groupAlpha;
