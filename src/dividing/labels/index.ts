import { bareNumber } from './bare-number.ts';
import { continuation } from './continuation.ts';
import { dossierHeading } from './dossier-heading.ts';
import { dossierQuestion } from './dossier-question.ts';
import { fullNumber } from './full-number.ts';
import type { LabelForm } from './label.ts';
import { literalId } from './literal-id.ts';
import { questionWord } from './question-word.ts';
import { romanNumber } from './roman-number.ts';
import { titleWords } from './title-words.ts';
import { trailingNumber } from './trailing-number.ts';

/** The ways of writing a label, in order of precedence: the first that reads a line wins. */
export const LABEL_FORMS: readonly LabelForm[] = [
  // "suite 1.1" before the number it holds.
  continuation,
  // "Dossier 2 / 2.3" would be read as a heading by the next one.
  dossierQuestion,
  dossierHeading,
  // "Question 1.1": the word makes even a bare number a label.
  questionWord,
  // "II.3" before "1.1": scanners' I for 1 is read by both, with the same result.
  fullNumber,
  romanNumber,
  // After all forms with two numbers, of which it would read the first.
  bareNumber,
  literalId,
  // "persona (1.3)": the number decides before the words.
  trailingNumber,
  titleWords,
];

export type { Head, Label, LabelForm, LabelNumber } from './label.ts';
