/**
 * The words by which students number what they list, folded and one space apart: one table for all that cuts an answer
 * into items. Determiners before them are optional: "le premier axe", "un autre point".
 */
const DETERMINER = "(?:(?:la|le|les|l'|un|une|mon|ma|notre|et|puis|mais) )*";
const FIRST_WORDS = [
  "(?:tout )?d' abord",
  'premier',
  'premiere',
  'premierement',
  '1er',
  '1ere',
  'primo',
  'en premier(?: lieu)?',
  'dans un premier temps',
  'pour (?:commencer|debuter)',
];
const NEXT_WORDS = [
  'deuxieme',
  'second',
  'seconde',
  'troisieme',
  'quatrieme',
  'cinquieme',
  'deuxiemement',
  'secondement',
  'troisiemement',
  'quatriemement',
  '[2-5](?:e|eme|nd|nde)',
  'secundo',
  'tertio',
  'en (?:deuxieme|second|troisieme|dernier)(?: lieu)?',
  'dans un (?:deuxieme|second|troisieme|dernier) temps',
  'ensuite',
  'puis',
  'enfin',
  'dernier',
  'derniere',
  'pour (?:finir|terminer)',
  'par ailleurs',
  'de plus',
  'en outre',
];
const NAMED = '(?:axe|solution|amelioration|proposition|piste|action|idee|levier|recommandation|preconisation|mesure)';

const FIRST = new RegExp(`^${DETERMINER}(?:(?:${FIRST_WORDS.join('|')})\\b|${NAMED}(?: n| numero)? 1\\b)`);
/** A named item is one when a number or a sign follows, or when nothing else is said of it: not "l'action de vendre". */
const ORDINAL = new RegExp(
  `^${DETERMINER}(?:${[...FIRST_WORDS, ...NEXT_WORDS].join('|')})\\b|^(?:axe|solution|amelioration|proposition)\\b|^${NAMED}(?: n| numero)? \\d\\b`,
);

/** Words of a statement that are enough to tell. */
export const ORDINAL_WORDS = 6;

/** "D'abord", "la première solution", "axe 1": the first of a list. */
export const isFirst = (opening: string): boolean => FIRST.test(opening);

/** "Ensuite", "troisièmement", "mon deuxième axe": one more of a list, the first included. */
export const isOrdinal = (opening: string): boolean => ORDINAL.test(opening);
