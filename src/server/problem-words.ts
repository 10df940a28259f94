import { problemSentence } from '../reporting/messages/index.ts';
import type { Submission } from '../store/index.ts';

type Lang = 'fr' | 'en';

/** Why the engine could not mark a copy, by the code of its failure: workers keep the French sentence. */
export const failuresInEnglish: Readonly<Record<string, string>> = {
  engine_start: 'The marking engine does not start.',
  crash: 'The marking engine stopped while it marked this copy.',
  memory: 'Marking this copy takes too much memory.',
  timeout: 'Marking this copy took too long.',
  rubric: 'The rubric of this subject cannot be used: tell your teacher.',
  internal: 'A fault of the service prevented the marking of this copy.',
};

/**
 * Why a copy has no mark, in the reader's language, or null. What the reader found is kept in the language of the
 * session; who reads the other one is told by the code.
 */
export function problemIn(
  { state, problem_code: code, problem_message: kept }: Submission,
  lang: Lang,
  sessionLang: Lang,
): string | null {
  if (kept === null || code === null) return kept;
  if (state === 'failed') return lang === 'fr' ? kept : (failuresInEnglish[code] ?? failuresInEnglish.internal ?? kept);
  return lang === sessionLang ? kept : problemSentence(code, lang);
}
