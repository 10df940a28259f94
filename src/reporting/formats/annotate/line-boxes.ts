import type { Span, TextBox } from '../../../types/index.ts';

/** A rectangle of a page as a reader sees it: PDF points, origin at the top left corner. */
export interface Area {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The areas that a passage covers, one per line of the page: words side by side are joined across their space. */
export function areasOf(boxes: readonly TextBox[], passage: Span): Area[] {
  const areas: Area[] = [];
  for (let index = firstEndingAfter(boxes, passage.start); index < boxes.length; index += 1) {
    const box = boxes[index];
    if (box === undefined || box.start >= passage.end) break;
    const area = within(box, passage);
    const last = areas.at(-1);
    if (last !== undefined && follows(last, area)) areas[areas.length - 1] = union(last, area);
    else areas.push(area);
  }
  return areas;
}

/** Boxes are in the order of the text and do not overlap in it. */
function firstEndingAfter(boxes: readonly TextBox[], offset: number): number {
  let low = 0;
  let high = boxes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((boxes[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The part of a box that the passage covers, letters taken to be of one width. */
function within({ start, end, page, x, y, width, height }: TextBox, passage: Span): Area {
  const letter = width / Math.max(1, end - start);
  const from = Math.max(0, passage.start - start);
  const to = Math.min(end, passage.end) - start;
  return { page, x: x + from * letter, y, width: (to - from) * letter, height };
}

/** On the same line, a little further on. A tab between two cells is too wide to be joined. */
function follows(last: Area, next: Area): boolean {
  if (last.page !== next.page) return false;
  const middle = next.y + next.height / 2;
  const gap = next.x - (last.x + last.width);
  return middle > last.y && middle < last.y + last.height && gap > -last.height / 2 && gap < 1.2 * last.height;
}

function union(one: Area, other: Area): Area {
  const x = Math.min(one.x, other.x);
  const y = Math.min(one.y, other.y);
  const right = Math.max(one.x + one.width, other.x + other.width);
  const bottom = Math.max(one.y + one.height, other.y + other.height);
  return { page: one.page, x, y, width: right - x, height: bottom - y };
}
