import type { Analysis, Unit } from '../../types/index.ts';
import type { AnswerContext } from './part-mark.ts';
import { foldedWords, isAbout, isCopied } from './statements.ts';

const PROPOSES =
  /\b(?:il faut|il faudra\w*|faudrait|faudrai|on peut|on pourrait|elle peut|elle pourrait|elle doit|elle devrait|(?:je|nous|on) (?:lui )?(?:propos\w+|conseill\w+|recommand\w+|preconis\w+|suggere\w*|pourr\w+|mettr\w+|ferais|ferions|ajouter\w+|creer\w+)|(?:je|on|nous) (?:lui |leur |y |en |le |la |les |l' )?(?!aur|ser|saur|verr|dir|pens|croir|fer(?:ait|ais)\b)\w{3,}(?:rais|rait|rions)|il conviendrait|il serait|l' idee|ce serait|mettre en place|pourquoi pas|penser a|prevoir|proposer)\b/;
const STARTS_WITH_ACTION =
  /^(?:de )?(?!(?:hier|cher|fier|mer|hiver|papier|panier|premier|dernier)\b)(?:[a-z]{3,}(?:er|ir)|mettre|faire|rendre|reduire|refaire|vendre|promettre|permettre|inclure|construire|produire|repondre|creation|mise|ajout|optimisation|amelioration|simplification|refonte|developpement|reduction|partenariat|collaboration|organisation|lancement|envoi)\b/;

/** A concrete proposal: an action with its object, about the topic, not a passage of the annexes. */
export function isProposal(context: AnswerContext, unit: Unit, about: readonly string[]): boolean {
  if (unit.kind === 'heading' || unit.wordList || unit.words < 4 || isCopied(unit) || context.barred.has(unit.index))
    return false;
  if (about.length > 0 && !about.some((topic) => unit.topic === topic || unit.topics.includes(topic))) return false;
  if (!isAbout(unit, about)) return false;
  return proposes(context, unit);
}

/** By unit: 0 not told yet, 1 no, 2 yes. One entry per answer, since weak entries cost the garbage collector. */
const proposing = new WeakMap<Analysis, Uint8Array>();

/** Its words propose an action: asked again by every criterion of the question, told once. */
function proposes({ analysis, subject }: AnswerContext, unit: Unit): boolean {
  const told = proposing.get(analysis) ?? new Uint8Array(analysis.units.length);
  proposing.set(analysis, told);
  if (told[unit.index] !== 0) return told[unit.index] === 2;
  const words = foldedWords(analysis, unit.firstToken, unit.endToken);
  const found = (PROPOSES.test(words) || STARTS_WITH_ACTION.test(words)) && !isVague(words, subject.emptyWords);
  told[unit.index] = found ? 2 : 1;
  return found;
}

const SHORT_WORD = 3;

/** It is made of words that any answer to "what could be improved?" uses: it proposes nothing. */
const isVague = (words: string, empty: ReadonlySet<string>): boolean =>
  words.split(' ').every((word) => word.length <= SHORT_WORD || empty.has(word));

/** A sentence of substance about the topic. */
export function isStatement(context: AnswerContext, unit: Unit, about: readonly string[]): boolean {
  if (unit.kind === 'heading' || unit.wordList || isCopied(unit) || context.barred.has(unit.index)) return false;
  return isAbout(unit, about) && ((unit.hasVerb && unit.words >= 6) || (unit.kind === 'bullet' && unit.words >= 4));
}
