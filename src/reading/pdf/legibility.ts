import type { Ink } from './ink.ts';

/** Fewer signs than this and the page is no typed page: perhaps a scan. */
export const FEW_SIGNS = 50;

const STRANGE = /[\p{Cc}\p{Co}\uFFFD]/u;
const CONTROL = /^\p{Cc}+$/u;
const FRENCH_OR_ENGLISH =
  /^(?:de|la|le|les|et|des|en|un|une|du|est|pour|sur|par|que|qui|dans|au|aux|il|elle|je|on|ce|se|sa|son|the|of|and|to|is|avec|plus|pas|à)$/i;

/**
 * Whether the signs of a page are not the letters it shows: fonts that do not say which character a shape stands for
 * give control characters, private ones, or a text in which no word is a word.
 */
export function isGarbled(inks: readonly Ink[]): boolean {
  if (inks.length < FEW_SIGNS) return false;
  const strange = inks.filter(({ text }) => !isPlain(text) && STRANGE.test(text)).length;
  if (strange > inks.length * 0.1) return true;
  return isForeign(inks) || looksCiphered(inks);
}

/** One sign of Latin-1 that is drawn: nearly all of a French text, told without a regular expression. */
function isPlain(text: string): boolean {
  const code = text.charCodeAt(0);
  return text.length === 1 && ((code > 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff));
}

/** Letters, figures and the punctuation of any keyboard. */
const TYPED = /[\p{Script=Latin}\p{Nd}\p{M}\x21-\x7E\u00A0-\u00FF\u2010-\u203A€]/u;

/** Copies are in French or English: dingbats or another script all over a page are shapes of letters misnamed. */
function isForeign(inks: readonly Ink[]): boolean {
  return inks.filter(({ text }) => !isPlain(text) && !TYPED.test(text)).length > inks.length / 2;
}

/** So many signs of a page hold a common word, unless there is none. */
const GLIMPSE = 300;

function looksCiphered(inks: readonly Ink[]): boolean {
  // The last word of the glimpse may be the beginning of another.
  const glimpse = wordsIn(inks.slice(0, GLIMPSE)).slice(0, -1);
  if (glimpse.some((word) => FRENCH_OR_ENGLISH.test(word))) return false;
  const words = wordsIn(inks);
  if (words.length < 60) return false;
  if (words.some((word) => FRENCH_OR_ENGLISH.test(word))) return false;
  const letters = words.join('');
  const vowels = letters.match(/[aeiouyàâéèêëîïôûù]/gi)?.length ?? 0;
  return vowels < letters.length * 0.25 || vowels > letters.length * 0.65;
}

function wordsIn(inks: readonly Ink[]): string[] {
  let text = '';
  for (const ink of inks) text += ink.space === '' ? ink.text : ` ${ink.text}`;
  return text.split(/[^\p{L}]+/u).filter((word) => word !== '');
}

/** A page that must be looked at rather than read: pictures or outlined letters instead of text. */
export function needsLooking(signs: number, pictures: number, shapes: number): boolean {
  if (signs >= FEW_SIGNS) return false;
  return pictures > 0.05 || shapes > 200;
}

/** Signs without a meaning that are too few to make a page garbled are left out of its text. */
export function withoutControls(inks: readonly Ink[]): Ink[] {
  return inks.filter(({ text }) => isPlain(text) || !CONTROL.test(text));
}
