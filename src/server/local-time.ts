import { DateTime } from 'luxon';
import { serverRefusals } from './refusals.ts';

/**
 * A moment typed in a form, "2026-11-21T18:00", meant in `zone`. An hour that a spring change skips becomes the hour
 * after it; one that an autumn change repeats is its first passage. A text with its own offset keeps it.
 */
export function readLocalTime(text: string, zone: string): Date {
  const time = DateTime.fromISO(text, { zone });
  if (time.isValid) return new Date(Math.min(...time.getPossibleOffsets().map((one) => one.toMillis())));
  throw serverRefusals.invalidTime(text);
}
