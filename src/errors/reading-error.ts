import { BaremeError } from './bareme-error.ts';

/** Why a submission could not be read. Each has a French sentence that says what the student can do. */
export type ReadingCode =
  | 'not_found'
  | 'not_pdf'
  | 'unsupported'
  | 'binary'
  | 'empty'
  | 'too_large'
  | 'too_many_pages'
  | 'password'
  | 'corrupt'
  | 'resource_limit'
  | 'timeout'
  | 'no_text_needs_ocr'
  | 'garbled_needs_ocr'
  | 'handwriting'
  | 'partial'
  | 'archive_refused';

/** A submission that cannot be read: the copy is "unreadable", never marked 0. */
export class ReadingError extends BaremeError {
  override readonly name = 'ReadingError';
  declare readonly code: ReadingCode;

  constructor(code: ReadingCode, message: string, details: { place?: string; remedy?: string; cause?: unknown } = {}) {
    super(code, message, details);
  }
}
