import type { Subject } from '../rubric/index.ts';
import { wordsOf } from './content.ts';
import { titlesOf, type Vocabulary } from './vocabulary.ts';

/** A name of a question, as the distinct content words of it, in order. */
export interface Title {
  readonly question: number;
  readonly entries: readonly number[];
  /** It leaves a choice open ("inshore ou offshore"): one of its words may be an answer. */
  readonly choice: boolean;
}

export function indexTitles(subject: Subject, vocabulary: Vocabulary): Title[] {
  return subject.questions.flatMap((question, index) =>
    titlesOf(subject, question).map((text) => ({
      question: index,
      entries: [...new Set(wordsOf(text, vocabulary).map(({ entry }) => entry))],
      choice: /\b(?:ou|vs)\b/i.test(text),
    })),
  );
}

const GENERIC = new Set(
  'analyse reponse réponse question calcul titre exercice sujet partie travail redaction rédaction texte developpement développement dossier etude étude'.split(
    ' ',
  ),
);
const MAX_LENGTH = 110;
const START_LENGTH = 14;

/**
 * Whether `text` only repeats the title of a question ("2.1 | Nombre de savons à vendre par mois"): a heading then,
 * no part of the answer. Anything beyond the title's own words keeps it in the answer, as does a choice left open by
 * the title ("inshore ou offshore") and settled by the student ("inshore").
 */
export function isTitleOnly(
  text: string,
  titles: readonly Title[],
  vocabulary: Vocabulary,
  where: 'beside' | 'below',
): boolean {
  if (text.length === 0 || text.length > MAX_LENGTH || /[\d%€?!|\t]/.test(text)) return false;
  if (titles.every((title) => !startsLike(text, title, vocabulary))) return false;
  const words = wordsOf(text, vocabulary);
  return words.length > 0 && titles.some((title) => repeats(text, words, title, where));
}

/** A look at the first words spares most first lines of answers the whole comparison. */
function startsLike(text: string, title: Title, vocabulary: Vocabulary): boolean {
  const cut = text.indexOf(' ', START_LENGTH);
  const start = cut < 0 ? text : text.slice(0, cut);
  return wordsOf(start, vocabulary).every(
    ({ entry, ...word }) => title.entries.includes(entry) || isGenericWord(start.slice(word.start, word.end)),
  );
}

/** Words that stand before a title and name no question: "Question de réflexion", "Analyse des performances". */
export function isGenericWord(word: string): boolean {
  return GENERIC.has(word.toLowerCase());
}

function repeats(text: string, words: ReturnType<typeof wordsOf>, title: Title, where: 'beside' | 'below'): boolean {
  const found = new Set<number>();
  for (const { entry, start, end } of words) {
    if (title.entries.includes(entry)) found.add(entry);
    else if (!isGenericWord(text.slice(start, end))) return false;
  }
  const size = title.entries.length;
  const partial = found.size < size;
  if (partial && title.choice) return false;
  // "Avantages :" opens a list of the answer; "Buyer persona :" is the whole title but its complements.
  const most = found.size >= 2 && found.size * 2 >= size;
  return where === 'below' || (partial && text.endsWith(':')) ? most || found.size === size : found.size > 0;
}
