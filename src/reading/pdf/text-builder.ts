import type { TextBox, WordConfidence } from '../../types/index.ts';
import type { Ink } from './ink.ts';

interface OpenBox {
  page: number;
  start: number;
  end: number;
  left: number;
  right: number;
  v: number;
  size: number;
  turn: Ink['turn'];
  confidence: number | null;
}

/** Letters reach this far above the baseline and below it, in heights of the font. */
const ASCENT = 0.82;
const DESCENT = 0.22;

/** Writes the text of a document and remembers where each word stands on its page. */
export class TextBuilder {
  private parts: string[] = [];
  private box: OpenBox | null = null;
  private readonly done: OpenBox[] = [];
  private readonly sheets: ReadonlyMap<number, { width: number; height: number }>;
  length = 0;

  constructor(pages: ReadonlyMap<number, { width: number; height: number }>) {
    this.sheets = pages;
  }

  /** Writes white space: the word before it is over. */
  separate(space: string): void {
    this.closeBox();
    this.write(space);
  }

  /** Writes a sign; white space before it is written with `separate`. */
  ink(ink: Ink, page: number): void {
    if (this.box && this.box.page !== page) this.closeBox();
    const start = this.length;
    this.write(ink.text);
    const { box } = this;
    if (!box) {
      this.box = {
        page,
        start,
        end: this.length,
        left: ink.start,
        right: ink.end,
        v: ink.v,
        size: ink.size,
        turn: ink.turn,
        confidence: ink.confidence ?? null,
      };
      return;
    }
    box.end = this.length;
    box.left = Math.min(box.left, ink.start);
    box.right = Math.max(box.right, ink.end);
    if (ink.size > box.size) {
      box.size = ink.size;
      box.v = ink.v;
    }
    if (ink.confidence !== undefined) box.confidence = Math.min(box.confidence ?? 1, ink.confidence);
  }

  /** Text without a place on the page: typed annotations, form fields. */
  plain(text: string): void {
    this.closeBox();
    this.write(text);
  }

  /** Takes back the last character, a hyphen that only marked the end of a line. */
  dropLast(): void {
    const last = this.parts.pop() ?? '';
    const kept = last.slice(0, -1);
    if (kept !== '') this.parts.push(kept);
    this.length -= last.length - kept.length;
    if (this.box) this.box.end = this.length;
    this.closeBox();
  }

  endWord(): void {
    this.closeBox();
  }

  finish(): { text: string; boxes: TextBox[]; confidences: WordConfidence[] } {
    this.closeBox();
    const boxes = this.done.map((box) => this.toTextBox(box));
    const confidences = this.done.flatMap(({ start, end, confidence }) =>
      confidence === null ? [] : [{ start, end, confidence }],
    );
    return { text: this.parts.join(''), boxes, confidences };
  }

  private write(text: string): void {
    if (text === '') return;
    this.parts.push(text);
    this.length += text.length;
  }

  private closeBox(): void {
    if (this.box && this.box.end > this.box.start) this.done.push(this.box);
    this.box = null;
  }

  private toTextBox({ page, start, end, left, right, v, size, turn }: OpenBox): TextBox {
    const top = v - ASCENT * size;
    const bottom = v + DESCENT * size;
    // Opposite corners are enough: what turns by other than quarters of a circle gets a box that is a little too small.
    const [x0, y0] = onPage(left, top, turn);
    const [x1, y1] = onPage(right, bottom, turn);
    const sheet = this.sheets.get(page);
    const x = clamp(Math.min(x0, x1), sheet?.width);
    const y = clamp(Math.min(y0, y1), sheet?.height);
    const width = clamp(Math.max(x0, x1), sheet?.width) - x;
    const height = clamp(Math.max(y0, y1), sheet?.height) - y;
    return { start, end, page, x: round(x), y: round(y), width: round(width), height: round(height) };
  }
}

function onPage(along: number, across: number, { cos, sin }: Ink['turn']): readonly [number, number] {
  return [along * cos - across * sin, along * sin + across * cos];
}

const clamp = (value: number, most = Number.POSITIVE_INFINITY): number => Math.min(Math.max(value, 0), most);
const round = (value: number): number => Math.round(value * 100) / 100;
