/** Languages of a report. French is the language of the exam; English is the second one. */
export type Lang = 'fr' | 'en';

const NO_BREAK = '\u00a0';

/** "1 234,5" in French, "1,234.5" in English. At most `decimals` decimals, trailing zeros dropped. */
export function formatNumber(value: number, lang: Lang, decimals = 2): string {
  if (!Number.isFinite(value)) return '–';
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(decimals).split('.');
  const kept = fraction.replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, lang === 'fr' ? NO_BREAK : ',');
  const digits = kept === '' ? grouped : `${grouped}${lang === 'fr' ? ',' : '.'}${kept}`;
  return value < 0 && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** A share from 0 to 1 as "75 %" or "75%". */
export function formatShare(share: number, lang: Lang, decimals = 0): string {
  return `${formatNumber(share * 100, lang, decimals)}${lang === 'fr' ? NO_BREAK : ''}%`;
}

/** "1 point", "2,5 points": in French the plural starts at two, in English everything but one is plural. */
export function formatCount(count: number, noun: string, lang: Lang, plural = `${noun}s`): string {
  return `${formatNumber(count, lang)} ${isPlural(count, lang) ? plural : noun}`;
}

export function isPlural(count: number, lang: Lang): boolean {
  return lang === 'fr' ? Math.abs(count) >= 2 : Math.abs(count) !== 1;
}

/** The day of a moment where the exam is: "1er novembre 2026", "1 November 2026". `at` is ISO 8601. */
export function formatDay(at: string, lang: Lang, timeZone = EXAM_ZONE): string {
  const day = dayIn(at, lang, timeZone, 'long');
  return lang === 'fr' ? day.replace(/^1 /, '1er ') : day;
}

/** The same for a cell of a table: "01/11/2026". */
export const formatShortDay = (at: string, lang: Lang, timeZone = EXAM_ZONE): string =>
  dayIn(at, lang, timeZone, 'short');

const EXAM_ZONE = 'Europe/Paris';

function dayIn(at: string, lang: Lang, timeZone: string, dateStyle: 'long' | 'short'): string {
  const locale = lang === 'fr' ? 'fr-FR' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle, timeZone }).format(new Date(at));
}

/** "a, b et c" / "a, b and c". */
export function formatList(items: readonly string[], lang: Lang): string {
  if (items.length < 2) return items[0] ?? '';
  const and = lang === 'fr' ? ' et ' : ' and ';
  return `${items.slice(0, -1).join(', ')}${and}${items.at(-1)}`;
}

/** First letter in upper case: a sentence may start with the name of a quantity. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * No-break spaces where French typography wants them, so that no line starts with "?" or "%".
 * A scan rather than a regular expression: it runs on every sentence of every copy.
 */
export function typography(text: string, lang: Lang): string {
  if (lang === 'en') return text;
  let mended = '';
  let done = 0;
  for (let space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', space + 1)) {
    if (!isTight(text.charCodeAt(space + 1)) && text.charCodeAt(space - 1) !== OPENING_QUOTE) continue;
    mended += text.slice(done, space) + NO_BREAK;
    done = space + 1;
  }
  return done === 0 ? text : mended + text.slice(done);
}

const OPENING_QUOTE = 0xab;

/** : ; ! ? % € » */
function isTight(sign: number): boolean {
  return sign === 58 || sign === 59 || sign === 33 || sign === 63 || sign === 37 || sign === 0x20ac || sign === 0xbb;
}

/** Cuts a long quotation at a word, with an ellipsis. */
export function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  // A surrogate pair cut in two would not be a character any more.
  return `${cut.slice(0, space > most / 2 ? space : cut.length).replace(/[\ud800-\udbff]$/, '')}…`;
}
