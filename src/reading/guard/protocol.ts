import type { ReadingCode } from '../../errors/index.ts';
import type { Document } from '../../types/index.ts';
import type { Archive } from '../archive/expand-archive.ts';
import type { ReadingLimits } from '../limits.ts';
import type { OfficeText } from '../office/office-text.ts';
import type { PageInk } from '../pdf/ink.ts';
import type { PdfInk } from '../pdf/read-pdf.ts';
import type { LookedPage } from '../scan/looked-page.ts';

/** What a child process is asked to do. Each task carries all it needs: a child keeps nothing that matters. */
export type Task =
  | {
      readonly kind: 'pdf';
      readonly bytes: Uint8Array;
      readonly limits: ReadingLimits;
      readonly skip: readonly number[];
    }
  | { readonly kind: 'compose'; readonly pages: readonly PageInk[]; readonly added: PdfInk['added'] }
  | { readonly kind: 'office'; readonly bytes: Uint8Array; readonly limits: ReadingLimits }
  | { readonly kind: 'archive'; readonly bytes: Uint8Array; readonly limits: ReadingLimits }
  | { readonly kind: 'look'; readonly source: LookSource; readonly page: number; readonly limits: ReadingLimits };

/** A file whose pages are looked at one by one; its bytes are sent once to each child, which knows it by `key`. */
export interface LookSource {
  readonly key: string;
  readonly type: 'pdf' | 'image';
  readonly bytes?: Uint8Array;
  /** Size of the page in points; of no use for images, which say their own. */
  readonly size: { readonly width: number; readonly height: number };
}

export type Composed = Pick<Document, 'text' | 'pages' | 'furniture' | 'boxes' | 'confidences'>;

/** A text on its way from a child, see `packBoxes`. */
export type Sent = Omit<Composed, 'boxes'> & { readonly boxes: Float64Array };

export interface TaskResults {
  /** `composed` is there unless pages have to be looked at first; then `ink.pages` holds the signs. */
  readonly pdf: { readonly ink: PdfInk; readonly composed: Sent | null };
  readonly compose: Sent;
  readonly office: OfficeText;
  readonly archive: Archive;
  readonly look: LookedPage;
}

export type FromParent = Task & { readonly id: number };

export type FromChild =
  | { readonly type: 'ready' }
  | { readonly type: 'page'; readonly id: number; readonly page: number; readonly pages: number }
  | { readonly type: 'done'; readonly id: number; readonly result: unknown }
  | {
      readonly type: 'refused';
      readonly id: number;
      readonly code: ReadingCode;
      readonly message: string;
      readonly remedy: string | null;
      /** What the library said, for whoever looks into it. */
      readonly cause: string;
    };
