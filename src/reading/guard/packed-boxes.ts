import type { TextBox } from '../../types/index.ts';

/** Numbers of a box, in this order; written out as objects, the names of the fields are most of an answer. */
const FIELDS = 7;

/** The places of words as one row of numbers, for the way between processes. */
export function packBoxes(boxes: readonly TextBox[]): Float64Array {
  const packed = new Float64Array(boxes.length * FIELDS);
  boxes.forEach(({ start, end, page, x, y, width, height }, index) => {
    packed.set([start, end, page, x, y, width, height], index * FIELDS);
  });
  return packed;
}

export function unpackBoxes(packed: Float64Array): TextBox[] {
  return Array.from({ length: packed.length / FIELDS }, (_, index) => {
    const at = index * FIELDS;
    const field = (offset: number): number => packed[at + offset] ?? 0;
    return {
      start: field(0),
      end: field(1),
      page: field(2),
      x: field(3),
      y: field(4),
      width: field(5),
      height: field(6),
    };
  });
}
