import type { Report } from '../../types/index.ts';
import type { View } from '../criterion-words.ts';
import { formatNumber, type Lang, typography } from '../messages/index.ts';
import { type Labels, labels } from './labels.ts';
import { type Notes, notesOf } from './notes.ts';

/** What every part of a page needs. */
export interface PageContext {
  readonly report: Report;
  readonly view: View;
  readonly lang: Lang;
  readonly label: Labels;
  readonly notes: Notes;
  /** Number in the reader's language. */
  readonly number: (value: number) => string;
  /** IANA name of the zone in which days are told; the exam's own when undefined. */
  readonly timeZone: string | undefined;
}

export interface PageOptions {
  readonly view: View;
  readonly lang: Lang;
  readonly timeZone?: string;
}

export function pageContext(report: Report, length: number, options: PageOptions): PageContext {
  const { view, lang, timeZone } = options;
  return {
    report,
    view,
    lang,
    label: labels[lang],
    notes: notesOf(report, length),
    number: (value) => typography(formatNumber(value, lang), lang),
    timeZone,
  };
}

const anchor = (id: string) => id.replace(/[^\w.-]/g, '-');
export const criterionAnchor = (id: string): string => `c-${anchor(id)}`;
export const questionAnchor = (id: string): string => `q-${anchor(id)}`;
export const noteAnchor = (number: number): string => `n-${number}`;
