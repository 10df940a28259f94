import type { Span } from './span.ts';

/** Where the text of a document comes from. */
export type Origin = 'text' | 'pdf' | 'docx' | 'scan';

/** A page as a range of `Document.text`; `number` starts at 1. Plain text has one page. */
export interface Page extends Span {
  readonly number: number;
  /** Size of the page in PDF points, when the format has pages of its own. */
  readonly width?: number;
  readonly height?: number;
}

/** Where a run of text stands on its page: PDF points, origin at the top left corner. */
export interface TextBox extends Span {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Text that a reader of the page would not see; it is kept apart and earns nothing. */
export interface HiddenText {
  readonly page: number;
  readonly text: string;
  readonly why: 'invisible' | 'white' | 'tiny' | 'off-page' | 'hidden-layer';
}

/** Headers, footers, page numbers: recognised by the reader and left out of `Document.text`. */
export interface Furniture {
  readonly page: number;
  readonly text: string;
}

/** How sure optical recognition is of a word, from 0 to 1. */
export interface WordConfidence extends Span {
  readonly confidence: number;
}

/** Something the teacher should know about how the file was read; never fatal. */
export interface ReadingWarning {
  readonly code: string;
  readonly message: string;
  readonly page?: number;
}

/**
 * A submission once read. All offsets of the later stages are UTF-16 offsets in `text`, where lines end with
 * `\n`, table cells of one row are separated by `\t`, pages by `\n`.
 */
export interface Document {
  readonly origin: Origin;
  readonly text: string;
  readonly pages: readonly Page[];
  readonly warnings: readonly ReadingWarning[];
  readonly furniture: readonly Furniture[];
  readonly hidden: readonly HiddenText[];
  readonly boxes: readonly TextBox[];
  readonly confidences: readonly WordConfidence[];
}
