import { isTitleWord, type Vocabulary, wordsOf } from './vocabulary.ts';

const GENERIC = new Set(['analyse', 'reponse', 'question', 'calcul', 'partie', 'titre', 'exercice']);
const MAX_LENGTH = 110;

/**
 * Whether `text` only repeats the title of `question` ("2.1 | Nombre de savons à vendre par mois"): a heading then,
 * no part of the answer. Anything beyond the title's own words keeps it in the answer, as does a choice left open by
 * the title ("inshore ou offshore") and settled by the student ("inshore").
 */
export function isTitleOnly(
  text: string,
  question: number,
  title: string,
  vocabulary: Vocabulary,
  where: 'beside' | 'below',
): boolean {
  if (text.length === 0 || text.length > MAX_LENGTH || /[\d%€?!|\t]/.test(text)) return false;
  const words = wordsOf(text, vocabulary);
  if (words.length === 0) return false;
  const titled = new Set<number>();
  for (const { entry, start, end } of words) {
    if (isTitleWord(vocabulary, entry, question)) titled.add(entry);
    else if (!GENERIC.has(text.slice(start, end).toLowerCase())) return false;
  }
  const size = vocabulary.titleSizes[question] ?? 0;
  const partial = titled.size < size;
  if (partial && /\b(?:ou|vs)\b/i.test(title)) return false;
  // "Avantages :" opens a list of the answer; "Buyer persona :" is the whole title but its complements.
  const most = titled.size >= 2 && titled.size * 2 >= size;
  return where === 'below' || (partial && text.endsWith(':')) ? most || titled.size === size : titled.size > 0;
}
