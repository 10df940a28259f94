import { type Draft, draft } from '../grammar/draft.ts';
import { Cue } from '../text/cue.ts';
import { DIGITS } from '../text/tokens.ts';
import type { Scan } from './scan.ts';

/** "24h/24", "7j/7", "24/7", "6j/7": opening hours said as a set phrase, not a fraction. */
export function readIdiom({ tokens }: Scan, index: number): Draft | null {
  if (tokens.kind(index) !== DIGITS) return null;
  const united = tokens.word(index + 1)?.unit?.family === 'time';
  const bar = united ? index + 2 : index + 1;
  const slash = tokens.sign(bar) === 0x2f && tokens.glued(bar + 1);
  if (!slash && !(united && tokens.is(bar, 'sur'))) return null;
  if (tokens.kind(bar + 1) !== DIGITS) return null;
  const over = tokens.written(index);
  const under = tokens.written(bar + 1);
  const always = (over === '24' && (under === '24' || under === '7')) || (over === '7' && under === '7');
  if (!always && !(united && slash && under === '7')) return null;
  return draft({ first: index, next: bar + 2, kind: 'name' });
}

/** "zéro déchet", "zero waste": a movement, not a count. */
export function readZeroName({ tokens }: Scan, index: number): Draft | null {
  const numeral = tokens.word(index)?.numeral;
  if (numeral?.value !== 0 || !tokens.has(index + 1, Cue.zeroName)) return null;
  return draft({ first: index, next: index + 2, kind: 'name' });
}
