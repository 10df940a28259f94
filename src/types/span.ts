/** Half-open range `[start, end)` in UTF-16 units of one text; which text is said by the field that holds it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
