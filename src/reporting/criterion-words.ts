import type { CriterionMark, Message } from '../types/index.ts';
import { capitalise, type Lang, renderForStudent, renderMessage, typography } from './messages/index.ts';

/** Who reads: a teacher sees what was expected, a student sees how to do better. */
export type View = 'teacher' | 'student';

export interface CriterionWords {
  readonly reason: string;
  /** One sentence per diagnosis, in the same order. */
  readonly diagnosis: readonly string[];
}

const MORE: Readonly<Record<Lang, string>> = {
  fr: 'Il manque encore une partie de ce qui est attendu.',
  en: 'Part of what is expected is still missing.',
};
const ERROR_SEEN: Readonly<Record<Lang, string>> = {
  fr: 'Une erreur a été repérée dans la démarche : les étapes sont à reprendre une à une.',
  en: 'An error was found in the method: go through the steps again.',
};

/** The reason and the diagnosis of a criterion, in the words of one reader. */
export function criterionWords(criterion: CriterionMark, lang: Lang, view: View): CriterionWords {
  return view === 'teacher' ? teacherWords(criterion, lang) : studentWords(criterion, lang);
}

function teacherWords(criterion: CriterionMark, lang: Lang): CriterionWords {
  const { diagnosis } = criterion;
  const say = (message: Message) => renderMessage(message, lang);
  return {
    reason: sentences(reasonsOf(criterion).map((reason) => say(withCause(reason, diagnosis, say)))) || MORE[lang],
    diagnosis: diagnosis.map(({ message }) => say(message)),
  };
}

function studentWords(criterion: CriterionMark, lang: Lang): CriterionWords {
  const secrets = solutionFigures(criterion);
  const safe = (message: Message) => {
    const said = renderForStudent(message, lang);
    return said !== null && (isEarned(message) || !tells(said, secrets)) ? said : null;
  };
  const said = reasonsOf(criterion)
    .map((reason) => safe(withCause(reason, criterion.diagnosis, safe)))
    .filter((sentence) => sentence !== null);
  const lost = criterion.quarters < criterion.outOf;
  const advice = criterion.advice ?? '';
  if (lost && advice !== '') said.push(typography(sentence(advice), lang));
  return {
    reason: sentences(said) || MORE[lang],
    diagnosis: criterion.diagnosis.map(({ message }) => safe(message) ?? ERROR_SEEN[lang]),
  };
}

/** Blanks that lists of like reasons differ in. */
const LISTED: Readonly<Record<string, string>> = {
  'earned.justification': 'idea',
  'earned.link': 'link',
  'earned.item': 'item',
  'earned.form': 'label',
  'missing.form': 'label',
  'earned.level': 'level',
  'partial.level': 'level',
  'missing.level': 'level',
};

/**
 * The reasons worth saying, what was earned first: what an alternative way lacked is silent once all the points are
 * earned, and like reasons that follow one another make one sentence.
 */
function reasonsOf({ reasons, quarters, outOf }: CriterionMark): Message[] {
  const earned = reasons.filter(({ code }) => code.startsWith('earned.'));
  const lost = reasons.filter(({ code }) => !code.startsWith('earned.'));
  const said = quarters >= outOf && earned.length > 0 ? earned : [...earned, ...lost];
  const merged: Message[] = [];
  for (const reason of said) {
    const blank = LISTED[reason.code];
    const last = merged.at(-1);
    const [one, other] = blank === undefined ? [] : [last?.values[blank], reason.values[blank]];
    if (blank !== undefined && last?.code === reason.code && one !== undefined && other !== undefined) {
      const list = one === other ? one : `${one} ; ${other}`;
      merged[merged.length - 1] = { ...last, values: { ...last.values, [blank]: list } };
    } else merged.push(reason);
  }
  return merged;
}

/** Advice of a rubric as a sentence of its own. */
function sentence(advice: string): string {
  const text = capitalise(advice.trim());
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** A reason that names its cause by the id of a diagnosis says that diagnosis in words; null: it cannot be said. */
function withCause(
  reason: Message,
  diagnosis: CriterionMark['diagnosis'],
  say: (message: Message) => string | null,
): Message {
  const { cause } = reason.values;
  const named = cause === undefined ? undefined : diagnosis.find(({ id }) => id === cause);
  const why = named === undefined ? null : say(named.message);
  return why === null ? reason : { ...reason, values: { ...reason.values, why: why.replace(/\.$/, '') } };
}

/** A figure that the student found and was credited for is theirs; a cause may still quote the right one. */
const isEarned = ({ code }: Message) => code.startsWith('earned.') && code !== 'earned.figure.misconception';

/** Figures of the expected values: whatever sentence they come in, a student's report does not print them. */
function solutionFigures({ reasons, diagnosis }: CriterionMark): ReadonlySet<string> {
  const figures = new Set<string>();
  for (const { values } of [...reasons, ...diagnosis.map(({ message }) => message)]) {
    const expected = values.expected;
    if (expected !== undefined) for (const figure of figuresIn(String(expected))) figures.add(figure);
  }
  return figures;
}

function tells(sentence: string, secrets: ReadonlySet<string>): boolean {
  return secrets.size > 0 && figuresIn(sentence).some((figure) => secrets.has(figure));
}

/** Numbers of a text in one form: "1 880,50" and "1880.5" are the same. */
function figuresIn(text: string): string[] {
  const written = text.match(/\d+(?:[\s\u00a0\u202f]\d{3})*(?:[.,]\d+)?/g) ?? [];
  const numbers = written.map((figure) => Number(figure.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')));
  // A small whole number counts things ("deux idées"): it is no result.
  return numbers.filter((number) => number >= 10 || !Number.isInteger(number)).map(String);
}

function sentences(said: readonly string[]): string {
  return [...new Set(said)].join(' ');
}
