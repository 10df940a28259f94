import type { HiddenText } from '../../types/index.ts';
import { type Ink, type PageInk, textOfSegment } from './ink.ts';
import { segmentsOf } from './segments.ts';

/** The text of a page that its reader does not see, by reason, in the order of drawing. */
export function hiddenText({ number, inks }: PageInk): HiddenText[] {
  const found: HiddenText[] = [];
  if (inks.every(({ hidden }) => hidden === null)) return found;
  const reasons = new Set(inks.map(({ hidden }) => hidden));
  for (const why of reasons) {
    if (why === null) continue;
    const text = segmentsOf(inks.filter((ink: Ink) => ink.hidden === why))
      .map(textOfSegment)
      .join('\n');
    // A stray invisible sign is a habit of producers, not a message.
    if (/[\p{L}\d]{2}/u.test(text)) found.push({ page: number, text, why });
  }
  return found;
}
