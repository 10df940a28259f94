import { type Draft, draft } from '../grammar/draft.ts';
import { isHyphen } from '../grammar/numeral.ts';
import { Cue } from '../text/cue.ts';
import { DIGITS, type Tokens } from '../text/tokens.ts';
import type { Scan } from './scan.ts';

const HOURS = 24;
/** From this hour on, "8h30" without any cue is a time of day; "1h30" is how long something lasts. */
const MORNING = 7;

/** "8h30", "de 8h à 20h", "12:30" are times of day; "1h30" and "en 2 h 15" are durations in hours. */
export function readClock({ tokens }: Scan, index: number): Draft | null {
  if (tokens.kind(index) !== DIGITS || tokens.length(index) > 2) return null;
  if (!isFollowedByClock(tokens, index + 1)) return null;
  const hours = Number(tokens.written(index));
  if (hours > HOURS) return null;
  const minutes = minutesAfter(tokens, index);
  if (isHalfDay(tokens, index + 1)) return time(index, index + 2, hours, 0);
  if (tokens.sign(index + 1) === 0x3a) return minutes < 0 ? null : time(index, index + 3, hours, minutes);
  if (tokens.word(index + 1)?.unit?.symbol !== 'h' || tokens.gap(index + 1) > 1) return null;
  if (minutes < 0) return isTime(tokens, index, hours) ? time(index, index + 2, hours, 0) : null;
  if (isCued(tokens, index) || (hours >= MORNING && !tokens.is(index - 1, 'en')))
    return time(index, index + 3, hours, minutes);
  const value = hours + minutes / 60;
  return draft({ first: index, next: index + 3, kind: 'duration', value, unit: 'h', precision: 2 });
}

/** ":", "h" or "pm": few numbers go further. */
function isFollowedByClock(tokens: Tokens, at: number): boolean {
  return tokens.sign(at) === 0x3a || tokens.word(at)?.unit?.symbol === 'h' || isHalfDay(tokens, at);
}

/** "3 pm", "9am", in English. */
function isHalfDay(tokens: Tokens, at: number): boolean {
  return tokens.language === 'en' && /^[ap]m$/i.test(tokens.written(at)) && tokens.gap(at) <= 1;
}

/** Two glued digits after "h" or ":"; -1 when there are none. */
function minutesAfter(tokens: Tokens, index: number): number {
  const at = index + 2;
  const apart = tokens.sign(index + 1) === 0x3a ? 0 : 1;
  if (tokens.kind(at) !== DIGITS || tokens.length(at) !== 2 || tokens.gap(at) > apart) return -1;
  if (apart === 0 && !tokens.glued(index + 1)) return -1;
  const minutes = Number(tokens.written(at));
  return minutes < 60 ? minutes : -1;
}

/** "à 9h", "dès 8h", "de 8h à 20h", "8h-20h". "de 8 h" alone is a duration ("une journée de 8 h"). */
function isTime(tokens: Tokens, index: number, hours: number): boolean {
  if (hours === HOURS && !tokens.is(index - 1, 'a')) return false;
  const after = index + 2;
  const towards = (tokens.is(after, 'a') || isHyphen(tokens.sign(after))) && tokens.kind(after + 1) === DIGITS;
  if (towards && tokens.word(after + 2)?.unit?.symbol === 'h') return true;
  if (isHyphen(tokens.sign(index - 1)) && tokens.word(index - 2)?.unit?.symbol === 'h') return true;
  return (
    isCued(tokens, index) && !tokens.is(index - 1, 'de') && !tokens.is(after, 'par') && tokens.sign(after) !== 0x2f
  );
}

function isCued(tokens: Tokens, index: number): boolean {
  if (!tokens.has(index - 1, Cue.clock)) return false;
  return !(tokens.is(index - 1, 'a') && tokens.language === 'fr' && tokens.written(index - 1) === 'a');
}

function time(first: number, next: number, hours: number, minutes: number): Draft {
  return draft({ first, next, kind: 'time', value: hours + minutes / 60, unit: 'h', precision: minutes === 0 ? 0 : 2 });
}
