import type { Ink } from './ink.ts';

/** Accents that TeX's old fonts draw as signs of their own, and the combining marks they stand for. */
const COMBINING: Readonly<Record<string, string>> = {
  '´': '\u0301',
  '`': '\u0300',
  ˆ: '\u0302',
  '¨': '\u0308',
  '¸': '\u0327',
  '˜': '\u0303',
  '˚': '\u030A',
};

/** Composes a spacing accent with the letter it is drawn over: `d´egrader` is `dégrader`. */
export function composeAccents(inks: readonly Ink[]): readonly Ink[] {
  if (!inks.some(({ text }) => mayBeAccent(text))) return inks;
  const composed: Ink[] = [];
  for (const ink of inks) {
    const previous = composed.at(-1);
    const joined = previous && compose(previous, ink);
    if (joined) composed[composed.length - 1] = joined;
    else composed.push(ink);
  }
  return composed;
}

/** A quick look that lets all accents through and hardly anything else of a French text. */
function mayBeAccent(text: string): boolean {
  const code = text.charCodeAt(0);
  return code === 0x60 || (code >= 0xa8 && code <= 0xb8) || code >= 0x2c6;
}

function compose(first: Ink, second: Ink): Ink | null {
  if (!mayBeAccent(first.text) && !mayBeAccent(second.text)) return null;
  const overFirst = COMBINING[first.text];
  const overSecond = COMBINING[second.text];
  if (overFirst === undefined && overSecond === undefined && !/^\p{M}/u.test(second.text)) return null;
  const [accent, base] = overFirst === undefined ? [overSecond ?? second.text, first] : [overFirst, second];
  if (!/^[\p{L}ı]/u.test(base.text) || !overlap(first, second)) return null;
  const letter = base.text.replace('ı', 'i');
  const text = (letter.slice(0, 1) + accent + letter.slice(1)).normalize('NFC');
  // A letter that cannot wear this accent stays as it was drawn.
  if (text.length !== letter.length) return null;
  return {
    ...base,
    text,
    start: Math.min(first.start, second.start),
    end: Math.max(first.end, second.end),
    space: first.space,
  };
}

function overlap(first: Ink, second: Ink): boolean {
  const shared = Math.min(first.end, second.end) - Math.max(first.start, second.start);
  const narrow = Math.min(first.end - first.start, second.end - second.start);
  return shared > 0.4 * narrow || narrow <= 0;
}
