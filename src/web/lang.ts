/** The two languages of the pages: French, and English for those who read it better. */
export type Lang = 'fr' | 'en';
export type Say = (fr: string, en: string) => string;

/** Says a sentence in the reader's language; both stand side by side where they are used. */
export const speak =
  (lang: Lang): Say =>
  (fr, en) =>
    lang === 'fr' ? fr : en;

/** A moment in the session's time zone: "samedi 21 novembre 2026 à 18:00"; in a table, "21 nov. 2026, 18:00". */
export function showTime(time: Date, lang: Lang, timeZone: string, length: 'full' | 'short' = 'full'): string {
  const dateStyle = length === 'full' ? 'full' : 'medium';
  return new Intl.DateTimeFormat(lang, { dateStyle, timeStyle: 'short', timeZone }).format(time);
}

/** A day in a sentence: "22 novembre 2026". */
export function showDay(time: Date, lang: Lang, timeZone: string): string {
  const day = new Intl.DateTimeFormat(lang === 'fr' ? 'fr' : 'en-GB', { dateStyle: 'long', timeZone }).format(time);
  return lang === 'fr' ? day.replace(/^1 /, '1er ') : day;
}

/** A moment as a field of a form has it, to the minute: "2026-11-21T18:00". */
export const localTime = (time: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(time).replace(' ', 'T');

/** The place that a time zone is named after: "Paris". */
export const placeOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');

/** A mark as written in the language: "15,25". */
export const showNumber = (value: number, lang: Lang): string =>
  new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(value);

const STATES: Readonly<Record<string, readonly [string, string]>> = {
  received: ['reçue, notée à la fermeture', 'received, marked when the session closes'],
  queued: ['en attente', 'waiting'],
  grading: ['en cours de notation', 'being marked'],
  graded: ['notée', 'marked'],
  blank: ['copie blanche', 'blank copy'],
  unreadable: ['illisible', 'unreadable'],
  unassigned: ['réponses non reconnues', 'answers not recognised'],
  failed: ['notation impossible', 'could not be marked'],
  absent: ['absente', 'absent'],
};

export function showState(state: string, lang: Lang): string {
  const names = STATES[state];
  return names === undefined ? state : names[lang === 'fr' ? 0 : 1];
}
