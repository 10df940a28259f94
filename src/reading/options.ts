import type { ReadingLimits } from './limits.ts';

/** A file as handed in. Only the extension of `name` is looked at, and only to say that it lies. */
export interface Submission {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where the reading of a file is; `page` is the page just finished. */
export interface ReadingProgress {
  readonly page: number;
  readonly pages: number;
  readonly step: 'text' | 'ocr';
}

export interface ReadingOptions {
  onProgress?(progress: ReadingProgress): void;
  readonly signal?: AbortSignal;
  /** Recognise the text of scanned pages (default: yes). Without it they are refused. */
  readonly ocr?: boolean;
  readonly limits?: Partial<ReadingLimits>;
}
