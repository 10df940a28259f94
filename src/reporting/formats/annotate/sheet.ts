import type { Area } from './line-boxes.ts';

type Point = readonly [x: number, y: number];

/** The visible part of a PDF page: its crop box in user space and the quarter turns a reader shows it with. */
export interface Sheet {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
  /** Clockwise, in degrees: 0, 90, 180 or 270. */
  readonly turn: number;
}

/** Width and height as they are seen. */
export function seenSize({ left, bottom, right, top, turn }: Sheet): { width: number; height: number } {
  const [width, height] = [right - left, top - bottom];
  return turn % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** From what is seen (origin at the top left) to the page's own space. */
export function toUserSpace({ left, bottom, right, top, turn }: Sheet, x: number, y: number): Point {
  if (turn === 90) return [left + y, bottom + x];
  if (turn === 180) return [right - x, bottom + y];
  if (turn === 270) return [right - y, top - x];
  return [left + x, top - y];
}

/** A seen rectangle as a rectangle of the page's own space. */
export function toUserArea(
  sheet: Sheet,
  area: Omit<Area, 'page'>,
): { x: number; y: number; width: number; height: number } {
  const [ax, ay] = toUserSpace(sheet, area.x, area.y);
  const [bx, by] = toUserSpace(sheet, area.x + area.width, area.y + area.height);
  return { x: Math.min(ax, bx), y: Math.min(ay, by), width: Math.abs(ax - bx), height: Math.abs(ay - by) };
}
