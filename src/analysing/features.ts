import type { Token } from '../types/index.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Subjects of a clause: where one stands, somebody does something. */
const PRONOUNS = words(`je j' tu il elle on nous vous ils elles c' ce ca cela qui y' ya`);

/** Frequent verb forms, folded; misspelled homophones of students included ("sa", "ces" are left out: too ambiguous). */
const VERBS = words(`
est sont etait etaient sera seront serait seraient soit ai as a ont avons avez avait avaient aura auront aurait ait faut faudra faudrait falloir peut peuvent peux pouvons pouvez pourra pourrait pourraient
pouvoir doit doivent dois devons devra devrait devraient devoir va vont vais allons allez ira irait fait font fais faire fera feraient permet permettent permettra permettrait veut veulent veux voudrait
vend vendre vendent coute coutent rapporte rapportent gagne perd perdent represente correspond montre prouve explique attire touche achete achetent acheter commande commandent reste restent vient viennent
trouve trouvent quitte quittent part partent repart repartent abandonne abandonnent reagissent decouvre decouvrent propose proposent conseille choisis choisit pense penser crois prefere recommande suggere
cherche recherche cherchent aime aiment suit lit regarde consulte pose prend prennent met mettre mets mettent donne donner donnent garder garde gardent publie publier poster poste postent communiquer
utilise utiliser utilisent sait savent voit voient dit disent repond repondre augmente augmenter baisse baisser ameliorer ameliore reduire reduit developper creer cree crees passer passe optimiser simplifier
accelerer afficher ajouter proposer offrir relancer fidéliser fideliser envoyer mesurer travailler organiser lancer animer varier investir profiter montrer rassurer rendre reagir convertir transformer
compresser alleger diminuer raccourcir supprimer integrer installer installer programmer planifier partager repartager republier annoncer inviter remercier synchroniser relier connecter unifier centraliser
depend dependre appartient existe marche fonctionne semble devient deviennent apporte apportent genere generent amene amenent envoie envoient gere gerer`);

const INFINITIVE = /^[a-z]{3,}(?:er|ir|oir|(?:end|ond|erd|ett|ai|ui|ivr|ndr|vr|oudr|oind|eind)re)$/;
const CONJUGATED = /^[a-z]{3,}(?:ons|ez|aient|erait|eront|era|issent|issait)$/;
const NOT_VERBS = words(`
panier papier metier premier dernier loyer hiver cher mer fer hier particulier calendrier courrier partenaire atelier clavier dossier fichier quartier chantier pair notre votre autre contre entre quatre
lettre titre centre membre nombre septembre octobre novembre decembre chiffre offre affaire salaire horaire commentaire propre moindre arbre genre ordre cadre livre maitre metre litre theatre
espoir soir noir miroir avenir plaisir loisir savoir devoir pouvoir desir leger entier regulier financier immobilier communautaire complementaire supplementaire necessaire claire sur maison raison saison
saisons raisons maisons livraisons livraison savons savon boissons questions actions solutions camions operations sessions conditions functions options relations interactions publications promotions commissions
nez assez chez rez tres opera camera etcetera super hyper leader manager designer flyer container newsletter community influencer follower performer dinner vegetaire infirmiere artisanaire particuliere maniere matiere
bannière baniere barre nature lecture culture mesure structure voiture facture peinture couverture ouverture procedure boutiquiere premiere derniere lumiere fiere header footer over hamburger checker order partner user super tester`);

/** What a word says by itself, one bit each: told once per word, since students use the same ones again and again. */
const VERB = 1;
const REASON = 2;
const CLAUSE = 4;

const traits = new Map<string, number>();
const MOST_REMEMBERED = 50_000;

function traitsOf(word: string): number {
  const known = traits.get(word);
  if (known !== undefined) return known;
  const found =
    (isVerb(word) ? VERB : 0) |
    (REASONS.has(word) ? REASON : 0) |
    (PRONOUNS.has(word) || CERTAIN_VERBS.has(word) ? CLAUSE : 0);
  if (traits.size > MOST_REMEMBERED) traits.clear();
  traits.set(word, found);
  return found;
}

function isVerb(word: string): boolean {
  if (PRONOUNS.has(word) || VERBS.has(word)) return true;
  return !NOT_VERBS.has(word) && (INFINITIVE.test(word) || CONJUGATED.test(word));
}

/** What the words of each unit say together. */
export interface Features {
  /** A verb, conjugated or not. Errs on the side of yes: it only spares a statement from being called bare. */
  readonly hasVerb: boolean;
  /** A reason, a purpose or a consequence. */
  readonly reasoned: boolean;
  /** A subject pronoun, or a conjugated verb that is not a bare infinitive. */
  readonly hasClause: boolean;
}

export function featuresOf(tokens: readonly Token[], from: number, to: number): Features {
  let all = 0;
  for (let at = from; at < to; at += 1) all |= traitsOf(tokens[at]?.folded ?? '');
  return { hasVerb: (all & VERB) !== 0, reasoned: (all & REASON) !== 0, hasClause: (all & CLAUSE) !== 0 };
}

const REASONS = words(`
car parce puisque donc ainsi afin pour permet permettent permettra permettrait permettant grace cause -> alors pourquoi consequence consequent effet justification interet objectif but sinon
puisqu' lorsque sachant vu etant explique expliquer prouve montre evite eviter limiter favorise comme tellement d'ou suite raison`);

const CERTAIN_VERBS = words(
  `est sont etait sera serait ont avait aura faut faudra faudrait peut peuvent doit doivent va vont permet permettent veut veulent vend vendent coute coutent rapporte represente`,
);

const SEPARATOR = /,(?!\d)|[;|·•]|\/(?!\d)|\s[-–]\s|\+(?!\s?\d)|\s(?=#)/;
const MIN_ITEMS = 5;
const MAX_ITEM_WORDS = 4;
const SHORT_SHARE = 0.75;

/** "Donc levier oui, mais pas magique : …" says something, however short its words. */
const CONCLUDES = /^\s*(?:donc|mais|car|oui|non)\b/i;

/**
 * Five or more short items side by side without a clause ("SEO, SEA, UX, UI, tunnel, chatbot"): words are laid out, nothing is
 * said. A verb-like word in one item ("faire", "pouvoir d'achat") does not make a sentence of the list.
 */
export function isWordList(text: string, words: number, hasClause: boolean): boolean {
  if (words < MIN_ITEMS || hasClause || CONCLUDES.test(text)) return false;
  const items = text
    .replace(/^[^:]{1,40}:/, '')
    .split(SEPARATOR)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  if (items.length < MIN_ITEMS) return false;
  const short = items.filter((item) => item.split(/\s+/).length <= MAX_ITEM_WORDS).length;
  if (short < items.length * SHORT_SHARE) return false;
  return !/=\s*\d|\d\s*[x×÷]\s*\d|\d\s*\/\s*(?!100\b)\d/.test(text);
}
