import { type Backdrop, type Box, type Colour, mix } from './backdrop.ts';
import { opacityOf, type State } from './graphics-state.ts';
import type { Ink } from './ink.ts';

/** How much a sign may stick out of the clipping path, in points. */
const CLIP_SLACK = 1;
/** Under this size, in points, nobody reads. */
const TINY = 2;
/** Letters squeezed to less than this of their width are no letters. */
const SQUEEZED = 0.1;
/** Largest difference of a colour channel at which text cannot be told from what is behind it. */
const SAME_COLOUR = 20;

/** What a sign is drawn on, in points. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  readonly backdrop: Backdrop;
}

/**
 * Why a reader of the page would not see a sign of this size drawn with this state; null when it is seen. Layers and
 * what is painted over it later are not looked at here.
 */
export function whyUnseen(state: State, paper: Paper, x: number, y: number, size: number): Ink['hidden'] {
  const { clip, mode, scale } = state;
  if (mode === 3 || mode === 7 || opacityOf(state) < 0.05) return 'invisible';
  if (x < 0 || y < 0 || x > paper.width || y > paper.height) return 'off-page';
  if ((size < TINY && size < paper.height / 400) || Math.abs(scale) < SQUEEZED) return 'tiny';
  if (clip && isOutside(clip, x, y)) return 'invisible';
  return looksLikeBackdrop(state, paper.backdrop, x, y) ? 'white' : null;
}

function isOutside(clip: Box, x: number, y: number): boolean {
  return (
    x < clip.left - CLIP_SLACK ||
    x > clip.right + CLIP_SLACK ||
    y < clip.top - CLIP_SLACK ||
    y > clip.bottom + CLIP_SLACK
  );
}

/** Whether neither the inside nor the outline of a letter can be told from what is behind it. */
function looksLikeBackdrop(state: State, backdrop: Backdrop, x: number, y: number): boolean {
  const { colour, strokeColour, mode } = state;
  const alpha = opacityOf(state);
  const fills = mode % 4 !== 1;
  const strokes = mode % 4 === 1 || mode % 4 === 2;
  // Black on bare paper is nearly all there is.
  if (fills && colour === 0 && alpha > 0.5 && backdrop.isBare) return false;
  const behind = backdrop.colourAt(x, y);
  return (!fills || isLost(colour, behind, alpha)) && (!strokes || isLost(strokeColour, behind, alpha));
}

function isLost(paint: Colour, behind: Colour, alpha: number): boolean {
  const seen = alpha === 1 ? paint : mix(paint, behind, alpha);
  if (seen === null || behind === null) return false;
  return isNear(seen, behind, 16) && isNear(seen, behind, 8) && isNear(seen, behind, 0);
}

const isNear = (one: number, other: number, shift: number): boolean =>
  Math.abs(((one >> shift) & 255) - ((other >> shift) & 255)) <= SAME_COLOUR;
