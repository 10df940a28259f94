import type { Catalogue } from './blanks.ts';
import { causes } from './causes.ts';
import { capitalise, isPlural, type Lang } from './format.ts';

/**
 * What a student reads where the teacher's sentence would tell the solution. A lost point whose code is not here
 * is replaced by the advice of its criterion.
 */
const fr: Catalogue = {
  'wrong.figure': (v) => `${capitalise(v.of('quantity'))} : ${v.of('value')} n'est pas le bon résultat.`,
  'missing.interpretation': (v) => `Il reste à dire ce que signifie ce chiffre : ${v.of('quantity')}.`,
  'contrary.interpretation': () => "L'interprétation va dans le sens contraire de ce que dit le chiffre.",
  'bare.idea': (v) =>
    `${v.of('idea').includes(' ; ') ? 'Idées nommées' : 'Idée nommée'}, à expliquer : ${v.of('idea')}.`,
  'missing.ideas': (v) =>
    `Encore ${v.count('count')} ${isPlural(v.count('count'), 'fr') ? 'idées' : 'idée'} à trouver.`,
  'denied.idea': () => 'Une idée est écrite sous une forme négative : elle ne compte pas.',
  'copied.idea': () => "Un passage vient des annexes : il reste à dire ce qu'on en tire.",
  'word-list': () => 'Une suite de mots ne suffit pas : il faut des phrases qui expliquent.',
  'missing.drawn': () => "Une donnée est citée : il reste à dire ce qu'on en tire.",
  'missing.explanation': () => 'Il reste à expliquer ce qui est avancé.',
  'missing.figures': (v) => {
    const left = Math.max(1, v.count('outOf') - v.count('count'));
    return `Encore ${left} ${isPlural(left, 'fr') ? 'résultats' : 'résultat'} à calculer.`;
  },
  'missing.items': (v) =>
    `Encore ${v.count('count')} ${isPlural(v.count('count'), 'fr') ? 'éléments distincts' : 'élément distinct'} à trouver.`,
  'missing.justification': () => 'Il manque une justification tirée du cas.',
  'refused.choice': (v) => `Cet avis n'est pas retenu : ${v.of('option')}.`,
  'missing.choice': () => 'Il reste à donner un avis clair.',
  'contradictory.choice': () => 'La réponse soutient une position et son contraire : il faut choisir.',
  'missing.links': (v) =>
    `Encore ${v.count('count')} ${isPlural(v.count('count'), 'fr') ? 'liens' : 'lien'} de cause à établir.`,
  'missing.item': (v) =>
    v.count('nth') > 1 ? `Il manque un élément distinct (le n° ${v.of('nth')}).` : 'Il manque un élément distinct.',
  'partial.level': (v) => `Acquis en partie : ${v.of('level')}.`,
  'missing.level': (v) => `À ajouter : ${v.of('level')}.`,
  'blank.question': () => 'Question laissée sans réponse.',
};

const en: Catalogue = {
  'wrong.figure': (v) => `${capitalise(v.of('quantity'))}: ${v.of('value')} is not the right result.`,
  'missing.interpretation': (v) => `Say what this figure means: ${v.of('quantity')}.`,
  'contrary.interpretation': () => 'The reading says the opposite of what the figure says.',
  'bare.idea': (v) => `${v.of('idea').includes(' ; ') ? 'Ideas' : 'Idea'} named, to be explained: ${v.of('idea')}.`,
  'missing.ideas': (v) => `${v.count('count')} more ${isPlural(v.count('count'), 'en') ? 'ideas' : 'idea'} to find.`,
  'denied.idea': () => 'An idea is written in a negative form: it does not count.',
  'copied.idea': () => 'A passage comes from the annexes: say what you draw from it.',
  'word-list': () => 'A run of words is not enough: write sentences that explain.',
  'missing.drawn': () => 'A datum is quoted: what it shows still has to be said.',
  'missing.explanation': () => 'What is stated still needs an explanation.',
  'missing.figures': (v) => {
    const left = Math.max(1, v.count('outOf') - v.count('count'));
    return `${left} more ${isPlural(left, 'en') ? 'results' : 'result'} to work out.`;
  },
  'missing.items': (v) =>
    `${v.count('count')} more distinct ${isPlural(v.count('count'), 'en') ? 'items' : 'item'} to find.`,
  'missing.justification': () => 'A justification drawn from the case is missing.',
  'refused.choice': (v) => `This opinion is not accepted: ${v.of('option')}.`,
  'missing.choice': () => 'Say clearly what your opinion is.',
  'contradictory.choice': () => 'The answer supports a position and its opposite: choose.',
  'missing.links': (v) =>
    `${v.count('count')} more cause-and-effect ${isPlural(v.count('count'), 'en') ? 'links' : 'link'} to make.`,
  'missing.item': (v) =>
    v.count('nth') > 1 ? `A distinct item is missing (no. ${v.of('nth')}).` : 'A distinct item is missing.',
  'partial.level': (v) => `Partly earned: ${v.of('level')}.`,
  'missing.level': (v) => `To add: ${v.of('level')}.`,
  'blank.question': () => 'Question left unanswered.',
};

export const student: Readonly<Record<Lang, Catalogue>> = {
  fr: { ...fr, ...causes.fr.student },
  en: { ...en, ...causes.en.student },
};
