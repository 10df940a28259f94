import { Lexicon } from '../text/lexicon.ts';
import type { Language } from '../text/tokens.ts';
import { addCues } from './cues.ts';
import { addEnglishNumbers } from './english-numbers.ts';
import { addFrenchNumbers } from './french-numbers.ts';
import { addNouns } from './nouns.ts';
import { addUnits } from './units.ts';

/** Nouns before units before numbers: a later table wins the facet when a word stands in two ("points", "seconde"). */
function build(language: Language): Lexicon {
  const lexicon = new Lexicon();
  addNouns(lexicon, language);
  addUnits(lexicon, language);
  if (language === 'fr') addFrenchNumbers(lexicon);
  else addEnglishNumbers(lexicon);
  addCues(lexicon, language);
  return lexicon;
}

/** The words of each language, built once: two small immutable tables. */
export const vocabulary: Readonly<Record<Language, Lexicon>> = { fr: build('fr'), en: build('en') };
