import type { Blanks, Catalogue } from './blanks.ts';
import { causes } from './causes.ts';
import { capitalise, formatShare, isPlural } from './format.ts';

const many = (count: number, one: string, more = `${one}s`) => `${count} ${isPlural(count, 'fr') ? more : one}`;
const NTH = ['premier', 'deuxième', 'troisième', 'quatrième', 'cinquième', 'sixième', 'septième', 'huitième'];
const nth = (rank: number) => NTH[rank - 1] ?? `${rank}e`;
const inQuestion = (question: string) => (question === '' ? '' : ` (question ${question})`);
/** "(question 1.1, 16 % de la réponse)". */
function place(v: Blanks): string {
  const part = v.count('share');
  const share = part > 0 ? `${formatShare(part > 1 ? part / 100 : part, 'fr')} de la réponse` : '';
  const said = [v.has('question') ? `question ${v.of('question')}` : '', share].filter((one) => one !== '');
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}
const quoted = (text: string) => (text === '' ? '' : ` : « ${text} »`);

/** The stages join names with " ; ". */
const severalIn = (v: Blanks) => v.of('idea').includes(' ; ');
/** The rubric's name for a part, when it says more than the sentence does. */
const labelled = (v: Blanks) => (v.has('label') && !/^idées?$/i.test(v.of('label')) ? ` (${v.of('label')})` : '');

/** What the marking says of a criterion. Neutral: read by the teacher as well as by the student. */
const marking: Catalogue = {
  'earned.figure': (v) => `${capitalise(v.of('quantity'))} : ${v.of('value')}, résultat juste.`,
  'earned.figure.alternative': (v) =>
    `${capitalise(v.of('quantity'))} : ${v.of('value')}, juste aussi (autre base ou autre source admise).`,
  'earned.figure.carried': (v) =>
    `${capitalise(v.of('quantity'))} : ${v.of('value')}, juste à partir du résultat précédent : l'erreur n'est comptée qu'une fois.`,
  'earned.figure.method': (v) =>
    `${capitalise(v.of('quantity'))} : la démarche est juste, le résultat ne l'est pas ; les points de la méthode sont acquis.`,
  'earned.figure.misconception': (v) =>
    v.has('why')
      ? `${v.of('why')} ; des points restent acquis.`
      : `${capitalise(v.of('quantity'))} : ${v.of('value')}. ${capitalise(v.of('cause'))} ; des points restent acquis.`,
  'missing.figure': (v) =>
    `Manque : ${v.of('quantity')}${v.has('expected') ? ` (attendu : ${v.of('expected')})` : ''}.`,
  'missing.figures': (v) =>
    v.count('outOf') < 2
      ? "Le résultat attendu n'est pas donné."
      : v.count('count') === 0
        ? `Aucun des ${v.of('outOf')} résultats attendus n'est donné.`
        : `${many(v.count('count'), 'résultat juste', 'résultats justes')} sur ${v.of('outOf')} attendus.`,
  'earned.raw': (v) => `Données citées sans calcul : ${v.of('idea')}.`,
  'wrong.figure': (v) =>
    `${capitalise(v.of('quantity'))} : ${v.of('value')}${v.has('expected') ? ` au lieu de ${v.of('expected')}` : ', résultat inexact'}.`,
  'earned.interpretation': (v) => `Interprétation juste : ${v.of('idea')}.`,
  'earned.interpretation.own': (v) => `Interprétation cohérente avec le résultat trouvé : ${v.of('idea')}.`,
  'missing.interpretation': (v) => `Il manque l'interprétation du chiffre : ${v.of('quantity')}.`,
  'contrary.interpretation': (v) => `Interprétation contraire au chiffre : ${v.of('idea')}.`,
  'earned.idea': (v) => `Idée retenue : ${v.of('idea')}.`,
  'earned.ideas': (v) => `${many(v.count('count'), 'idée retenue', 'idées retenues')} : ${v.of('ideas')}.`,
  'earned.explained': (v) =>
    `${many(v.count('count'), 'idée expliquée', 'idées expliquées')} : le complément est acquis.`,
  'bare.idea': (v) =>
    `${severalIn(v) ? 'Idées nommées mais non expliquées' : 'Idée nommée mais non expliquée'} : ${v.of('idea')}.`,
  'missing.ideas': (v) =>
    `Il manque encore ${many(v.count('count'), 'idée')}${labelled(v)}${v.has('examples') ? `, par exemple : ${v.of('examples')}` : ''}.`,
  'denied.idea': (v) => `Idée niée dans la copie : ${v.of('idea')}.`,
  'copied.idea': (v) => `Passage recopié des annexes sans rien en tirer : ${v.of('idea')}.`,
  'word-list': () => "Suite de mots sans phrase : elle n'explique rien et ne rapporte pas de point.",
  'earned.action.open': () => 'Proposition pertinente que le barème ne citait pas : acceptée.',
  'earned.justification': (v) => `Justifié par le cas : ${v.of('idea')}.`,
  'missing.justification': () => 'Il manque une justification tirée du cas.',
  'missing.drawn': (v) => `Donnée citée sans que rien n'en soit tiré${labelled(v)}.`,
  'missing.explanation': (v) => `Il manque une explication${labelled(v)}.`,
  'earned.choice': (v) => `Avis clair : ${v.of('option')}.`,
  'refused.choice': (v) => `Avis non retenu : ${v.of('option')}.`,
  'missing.choice': () => "Aucun avis clair n'est donné.",
  'contradictory.choice': () => 'Avis contradictoire : la copie soutient une position et son contraire.',
  'earned.link': (v) =>
    `Lien de cause établi : ${v.has('link') ? v.of('link') : `${v.of('cause')} → ${v.of('effect')}`}.`,
  'missing.links': (v) =>
    `Il manque encore ${many(v.count('count'), 'lien de cause', 'liens de cause')}${v.has('examples') ? `, par exemple : ${v.of('examples')}` : ''}.`,
  'earned.item': (v) =>
    v.has('nth')
      ? `${capitalise(nth(v.count('nth')))} élément retenu : ${v.of('item')}.`
      : `Élément retenu : ${v.of('item')}.`,
  'missing.item': (v) => {
    if (v.has('label')) return `Manque un élément distinct : ${v.of('label')}.`;
    return v.count('nth') > 0 ? `Pas de ${nth(v.count('nth'))} élément distinct.` : 'Aucun élément retenu.';
  },
  'missing.items': (v) =>
    `Il manque encore ${many(v.count('count'), 'élément distinct', 'éléments distincts')}${labelled(v)}.`,
  'earned.level': (v) => `Acquis : ${v.of('level')}.`,
  'partial.level': (v) => `Acquis en partie : ${v.of('level')}.`,
  'missing.level': (v) => `Manque : ${v.of('level')}.`,
  'earned.form': (v) => `Forme respectée : ${v.of('label')}.`,
  'missing.form': (v) => `Forme à revoir : ${v.of('label')}.`,
  'blank.question': () => 'Question laissée sans réponse.',
  'zero.all': (v) =>
    `Rien de ce qui était attendu n'a été trouvé.${v.has('expected') ? ` Attendu : ${v.of('expected')}.` : ''}`,
};

/** What the teacher should see about the whole copy. */
const flags: Catalogue = {
  'flag.word-list': (v) => `Suite de mots-clés sans phrases${inQuestion(v.of('question'))}${quoted(v.of('text'))}.`,
  'flag.copied-annex': (v) => `Passage recopié des annexes${place(v)}${quoted(v.of('text'))}.`,
  'flag.copied-question': (v) => `Énoncé recopié${place(v)}${quoted(v.of('text'))}.`,
  'flag.repeated': (v) =>
    `Passage répété${v.has('count') ? ` ${v.count('count')} fois` : ''}${inQuestion(v.of('question'))}${quoted(v.of('text'))}.`,
  'flag.hidden-text': (v) =>
    `Le fichier contient du texte invisible à la lecture ; il n'a pas été pris en compte${quoted(v.of('text'))}.`,
  'flag.grader-instruction': (v) => `Phrase adressée au correcteur, sans effet sur les points${quoted(v.of('text'))}.`,
  'flag.unsure-division': (v) =>
    `L'attribution des réponses aux questions est incertaine${inQuestion(v.of('question'))}${quoted(v.of('text'))}.`,
  'flag.unclaimed-text': (v) =>
    `Du texte n'a été rattaché à aucune question${v.has('count') ? ` (${many(v.count('count'), 'passage')})` : ''}${quoted(v.of('text'))}.`,
  'flag.candidate-name': (v) =>
    `Un nom de candidat semble écrit dans la copie ; elle doit rester anonyme${quoted(v.of('text'))}.`,
  'flag.reading': (v) => `La lecture du fichier est à vérifier${quoted(v.of('text'))}.`,
  'flag.contradiction': (v) => `Deux passages se contredisent${inQuestion(v.of('question'))}${quoted(v.of('text'))}.`,
};

/** Why the attribution of the answers is unsure. */
const doubts: Catalogue = {
  'doubt.no-labels': () => "Aucune réponse ne porte de numéro : elles ont été attribuées d'après leur contenu.",
  'doubt.unclaimed': (v) =>
    `${many(v.count('count'), 'mot')} de la copie ne ${v.count('count') > 1 ? 'sont rattachés' : 'est rattaché'} à aucune question.`,
  'doubt.unknown-label': (v) => `Le repère « ${v.of('text')} »${atLine(v)} ne correspond à aucune question du sujet.`,
  'doubt.inferred': (v) =>
    `Un passage${atLine(v)} a été attribué à la question ${v.of('question')} d'après son contenu.`,
  'doubt.relabelled': (v) =>
    `Le repère « ${v.of('text')} »${atLine(v)} a été lu comme la question ${v.of('question')}.`,
  'doubt.conflict': (v) =>
    `Le passage numéroté « ${v.of('text')} »${atLine(v)} parle plutôt de la question ${v.of('other')} que de la question ${v.of('question')}.`,
};
const atLine = (v: Blanks) => (v.has('line') ? `, ligne ${v.of('line')},` : '');

/** What else a diagnosis says; the causes of wrong figures are in `causes.ts`. */
const diagnoses: Catalogue = {
  'diagnosis.carried': (v) =>
    `${capitalise(v.of('quantity'))} : ${v.of('value')} suit d'un résultat précédent faux, compté une seule fois.`,
  'diagnosis.unexplained': (v) =>
    `${capitalise(v.of('quantity'))} : ${v.of('value')}, valeur inexacte dont la cause n'a pas été trouvée.`,
  'diagnosis.badly-read': () => 'Le passage est mal lu par la reconnaissance de texte : à vérifier sur la copie.',
};

/** Every sentence of a report in French. */
export const fr: Catalogue = { ...marking, ...flags, ...doubts, ...diagnoses, ...causes.fr.teacher };
