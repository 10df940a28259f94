import type { Message } from '../../types/index.ts';
import { Blanks, type Catalogue } from './blanks.ts';
import { en } from './en.ts';
import { capitalise, type Lang, typography } from './format.ts';
import { fr } from './fr.ts';
import { student } from './student.ts';

export const catalogues: Readonly<Record<Lang, Catalogue>> = { fr, en };

/** The sentence of a message, whole: what a teacher reads. Never empty, whatever the code. */
export function renderMessage(message: Message, lang: Lang): string {
  const blanks = new Blanks(message.values, lang);
  const sentence = entry(catalogues[lang], message.code);
  return tidy(sentence === undefined ? fallback(message.code, blanks) : sentence(blanks), lang);
}

/**
 * The sentence of a message without the solution: what a student reads. Null when nothing can be said without
 * giving it away; the advice of the criterion is then said instead.
 */
export function renderForStudent(message: Message, lang: Lang): string | null {
  const blanks = new Blanks(message.values, lang);
  const sentence =
    entry(student[lang], message.code) ?? (isLoss(message.code) ? undefined : entry(catalogues[lang], message.code));
  if (sentence === undefined)
    return message.code.startsWith('earned.') ? tidy(fallback(message.code, blanks), lang) : null;
  const said = sentence(blanks);
  return blanks.tellsSolution ? null : tidy(said, lang);
}

/** An entry of its own: a code such as "constructor" names nothing. */
function entry<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

const isLoss = (code: string) => /^(missing|wrong|zero|denied|contrary|refused|contradictory)\b/.test(code);

const LEADS: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  fr: {
    earned: 'Acquis',
    missing: 'Manque',
    wrong: 'Inexact',
    partial: 'Acquis en partie',
    flag: 'À vérifier',
    doubt: 'Attribution à vérifier',
    cause: 'Cause probable',
    problem: 'Problème',
  },
  en: {
    earned: 'Earned',
    missing: 'Missing',
    wrong: 'Not correct',
    partial: 'Partly earned',
    flag: 'To check',
    doubt: 'Attribution to check',
    cause: 'Likely cause',
    problem: 'Problem',
  },
};

/** A code that this version does not know still says something: its family, its name and its open values. */
function fallback(code: string, blanks: Blanks): string {
  const [family = '', ...rest] = code.split('.');
  const lead = entry(LEADS[blanks.lang], family);
  const name = (lead === undefined ? code : rest.join(' ')).replace(/[.-]+/g, ' ').trim();
  const colon = blanks.lang === 'fr' ? ' : ' : ': ';
  const values = blanks.open().map((key) => blanks.of(key));
  const said = [name, ...values].filter((part) => part !== '').join(', ');
  return `${capitalise([lead, said].filter(Boolean).join(colon))}.`;
}

/** One full stop, no double space, typographic spaces: values of rubrics may end with their own full stop. */
function tidy(text: string, lang: Lang): string {
  const untidy = /[.!?…]\.| {2}/.test(text);
  const clean = untidy ? text.replace(/([.!?…])\.(?=\s|$)/g, '$1').replace(/ {2,}/g, ' ') : text;
  return typography(clean, lang);
}
