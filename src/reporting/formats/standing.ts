import { formatDay } from '../messages/index.ts';
import type { PageContext } from './page-context.ts';

/** What the mark is worth: signed by a teacher, or a proposal. The student is not told which teacher signed. */
export function standingWords({ report, label, view, lang, timeZone }: PageContext): string {
  const { validation } = report;
  if (validation === undefined) return view === 'student' ? label.training : label.proposal;
  const day = formatDay(validation.at, lang, timeZone);
  return view === 'student' ? label.validatedForStudent(day) : label.validated(validation.by, day);
}

/** The same in a footer, where a proposal needs no purpose. */
export const footerWords = (page: PageContext): string =>
  page.report.validation === undefined ? page.label.proposal : standingWords(page);

/** How sure the computation is. Once a mark is signed it is no doubt of the mark's any more: the teacher alone sees it. */
export function shownInterval(page: PageContext): { low: number; high: number; said: string } | null {
  const { report, label, number, view } = page;
  if (report.interval === null || (report.validation !== undefined && view === 'student')) return null;
  const [low, high] = report.interval;
  const say = report.validation === undefined ? label.interval : label.computed;
  return { low, high, said: say(number(low), number(high)) };
}
