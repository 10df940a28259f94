/** A path as pdf.js hands it over: an operator (see below), then its coordinates. */
export type PathData = ArrayLike<number>;

const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const CLOSE = 4;

/** Whether a point is inside a filled path. Curves are followed by their control points, which is near enough. */
export function isInside(path: PathData, evenOdd: boolean, x: number, y: number): boolean {
  let winding = 0;
  let crossings = 0;
  const edge = (x0: number, y0: number, x1: number, y1: number): void => {
    if (y0 <= y === y1 <= y) return;
    if (x0 + ((y - y0) / (y1 - y0)) * (x1 - x0) <= x) return;
    crossings += 1;
    winding += y1 > y0 ? 1 : -1;
  };
  let [startX, startY, atX, atY] = [0, 0, 0, 0];
  const lineTo = (toX: number, toY: number): void => {
    edge(atX, atY, toX, toY);
    [atX, atY] = [toX, toY];
  };
  for (let index = 0; index < path.length; ) {
    const operator = path[index] ?? CLOSE;
    index += 1;
    if (operator === CLOSE) {
      lineTo(startX, startY);
      continue;
    }
    const points = operator === CURVE ? 3 : operator === QUADRATIC ? 2 : 1;
    if (operator === MOVE) {
      lineTo(startX, startY);
      [startX, startY] = [path[index] ?? 0, path[index + 1] ?? 0];
      [atX, atY] = [startX, startY];
    } else if (operator >= LINE) {
      for (let point = 0; point < points; point += 1) {
        lineTo(path[index + 2 * point] ?? 0, path[index + 2 * point + 1] ?? 0);
      }
    }
    index += 2 * points;
  }
  lineTo(startX, startY);
  return evenOdd ? crossings % 2 === 1 : winding !== 0;
}
