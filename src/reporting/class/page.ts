import { formatNumber, formatShare, type Lang } from '../messages/index.ts';
import { type ClassLabels, classLabels } from './labels.ts';
import type { ClassReport } from './schema.ts';

/** What every part of the class page needs. */
export interface ClassPage {
  readonly report: ClassReport;
  readonly lang: Lang;
  readonly label: ClassLabels;
  readonly number: (value: number) => string;
  readonly share: (value: number) => string;
  /** With the space that the language wants before it. */
  readonly colon: string;
  /** How many of the marks a teacher has signed. */
  readonly standing: string;
}

export function classPage(report: ClassReport, lang: Lang): ClassPage {
  return {
    report,
    lang,
    label: classLabels[lang],
    number: (value) => formatNumber(value, lang),
    share: (value) => formatShare(value, lang),
    standing: standingOf(report, classLabels[lang]),
    colon: lang === 'fr' ? '\u00a0: ' : ': ',
  };
}

function standingOf({ copies: { validated, graded } }: ClassReport, label: ClassLabels): string {
  if (validated === 0) return label.proposal;
  return validated === graded ? label.validated : label.validatedPart(validated, graded);
}
