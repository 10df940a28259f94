import type { Idea, ItemList, Pattern } from '../../rubric/index.ts';
import type { Unit } from '../../types/index.ts';
import { isShortOrLeadIn, type Place, placesStating, signBefore } from './item.ts';
import { isOrdinal, ORDINAL_WORDS } from './ordinals.ts';
import type { AnswerContext } from './part-mark.ts';
import { foldedWords, isWithin, search } from './statements.ts';

/** Half-open range of unit indices that one list of arguments may stand in. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
  /** The answer itself tells where the list begins. */
  readonly marked: boolean;
}

const ANNOUNCES =
  /\b(?:nous|on) (?:verrons|verra|allons|va|etudierons|etudiera|aborderons|abordera|traiterons|traitera|analyserons|presenterons|montrerons|peut (?:donc |alors )?se demander)\b|^je vais\b|\bse demander (?:si|dans quelle)\b|\bpremiere partie\b.*\b(?:seconde|deuxieme) partie\b/;
const DEFINES = /\b(?:consiste a|se definit comme|peut se definir|on parle d')/;
const IS = /^(?:, )?(?:c' ?est|c|cela|designe|consiste|signifie|correspond|=|peut se definir|se definit)\b/;

const INTRODUCTION = 0.45;
const FIRST_TURN = 0.15;
const LAST_PART = 0.55;

const wordsOf = ({ analysis }: AnswerContext, unit: Unit, count = Number.POSITIVE_INFINITY): string =>
  foldedWords(analysis, unit.firstToken, Math.min(unit.endToken, unit.firstToken + count));
const textOf = ({ document }: AnswerContext, unit: Unit): string => document.text.slice(unit.start, unit.end);
const placeOf = ({ analysis }: AnswerContext, unit: Unit): number => unit.firstToken / analysis.tokens.length;

/** A question, or the plan of what is to come: nothing is argued there yet. */
export const announces = (context: AnswerContext, unit: Unit): boolean =>
  textOf(context, unit).trimEnd().endsWith('?') || ANNOUNCES.test(wordsOf(context, unit));

/** What the notion means, which argues for nothing. `said`: what the statement says of it. */
export const defines = (context: AnswerContext, unit: Unit, said: string | null): boolean =>
  placeOf(context, unit) < INTRODUCTION && (DEFINES.test(wordsOf(context, unit)) || (said !== null && IS.test(said)));

const ARTICLE = 1;

/** Statements that open with what is argued about, by their index: the words that follow it. */
export function saidOfNotion(context: AnswerContext, list: ItemList): ReadonlyMap<number, string> {
  const said = new Map<number, string>();
  for (const { unit: index, into, past } of placesStating(context, list.notion)) {
    const unit = context.analysis.units[index];
    if (unit !== undefined && into <= ARTICLE && !said.has(index))
      said.set(index, foldedWords(context.analysis, unit.firstToken + past, unit.endToken));
  }
  return said;
}

const SETS_CONTEXT = /\b(?:aujourd' ?hui|auj|actuellement|desormais|de nos jours|a l' heure actuelle|a l' ere)\b/;
const OPENING = 0.22;
const CONTEXT_WORDS = 6;

/** "Aujourd'hui les clients sont connectés": the world as it is, before anything is argued. */
export const setsContext = (context: AnswerContext, unit: Unit): boolean =>
  context.analysis.units.length >= 4 &&
  placeOf(context, unit) < OPENING &&
  SETS_CONTEXT.test(wordsOf(context, unit, CONTEXT_WORDS));

const TITLE_MARK = /^\(?(?:[IVX]{1,4}|[A-H]|\d)\s*(?:[.)/-]|$)/;
const TITLE_WORDS = 10;

/** "I.", "A)" and "1." number different levels; two lines of one kind are items of one list. */
const kindOfMark = (sign: string): string =>
  !TITLE_MARK.test(sign) ? 'none' : /\d/.test(sign) ? 'digit' : /^\(?[IVX]/.test(sign) ? 'roman' : 'letter';

/** A heading, or a numbered line of a few words above other lines: "A. Des moyens à réunir". */
export function isTitle(context: AnswerContext, unit: Unit): boolean {
  if (unit.kind === 'heading') return true;
  if (unit.kind !== 'bullet' || unit.words > TITLE_WORDS || !TITLE_MARK.test(signBefore(context, unit))) return false;
  const next = context.analysis.units[unit.index + 1];
  return (
    next !== undefined &&
    next.line !== unit.line &&
    kindOfMark(signBefore(context, next)) !== kindOfMark(signBefore(context, unit)) &&
    !/[.;]\s*$/.test(textOf(context, unit))
  );
}

/** It opens its line, whatever bullet or number stands before. */
export const opensLine = (context: AnswerContext, unit: Unit): boolean => !/\p{L}{2}/u.test(signBefore(context, unit));

/** Where the arguments of a list may stand: after the introduction, before or after the turn, before the conclusion. */
export function boundsOf(context: AnswerContext, list: ItemList): Bounds {
  const body = { from: afterIntroduction(context), to: conclusionOf(context) };
  const section = sectionOfLimits(context, body);
  const begins = turnOf(context, list.after, body, section);
  const ends = turnOf(context, list.until, body, section);
  return {
    from: begins === null ? body.from : begins.unit,
    to: ends === null ? body.to : ends.unit + (ends.within ? 1 : 0),
    marked: list.after.length === 0 || (begins !== null && !begins.within),
  };
}

/** The text takes up in the middle of a list: there is no introduction to leave out. */
const ADDS_AT_ONCE =
  /^(?:un|une|le|la) (?:autre|premier|premiere|deuxieme|second|seconde|troisieme)\b|^(?:oui|elle|ca|cela|sa)\b|\b(?:aussi|egalement)\b/;

/** The plan or the question closes the introduction; without one, what defines the word or stands at the very start is left out. */
function afterIntroduction(context: AnswerContext): number {
  const { units } = context.analysis;
  if (units.length < 4) return 0;
  const last = units.findLast((unit) => placeOf(context, unit) < INTRODUCTION && announces(context, unit));
  if (last !== undefined) return last.index + 1;
  const first = units[0];
  if (first !== undefined && listsAtOnce(context, first)) return 0;
  const body = units.find((unit) => isWithin(context.analysis, unit, 'body'))?.index ?? 0;
  const argued = units.find((unit) => unit.index < body && arguesAtOnce(context, unit));
  return argued?.index ?? body;
}

const TURNS = /^(?:mais|cependant|toutefois|certes|neanmoins)\b/;
const COUNTED =
  /^(?:les |il y a )?(?:deux|trois|quatre|plusieurs) (?:conditions|limites|raisons|atouts|arguments|avantages|freins|points)\b/;

/** The answer begins in the middle of a list: "tout d'abord", "mais", "deux conditions". */
export function listsAtOnce(context: AnswerContext, unit: Unit): boolean {
  const opening = wordsOf(context, unit, ORDINAL_WORDS);
  return ADDS_AT_ONCE.test(opening) || isOrdinal(opening) || TURNS.test(opening) || COUNTED.test(opening);
}

/** Right behind a definition: "… C'est un levier parce que cela permet de vendre plus loin". */
function arguesAtOnce(context: AnswerContext, unit: Unit): boolean {
  const before = context.analysis.units[unit.index - 1];
  if (before === undefined || announces(context, unit) || setsContext(context, unit)) return false;
  const words = wordsOf(context, unit);
  return (
    /\b(?:levier|atout|permet|parce|pcq|car|grace)\b/.test(words) && DEFINES_SHORTLY.test(wordsOf(context, before))
  );
}
const DEFINES_SHORTLY = /\b(?:c' ?est|=|consiste|designe|signifie|correspond)\b/;

const CONCLUDES =
  /^(?:en |pour |la |nous pouvons |on peut |je )?(?:conclusion|conclure|conclus|finir|terminer|somme|definitive|resume|finalement|bilan|au final|au total|bref|donc oui|oui donc)\b/;
const ANSWERS =
  /^(?:donc (?!il (?:faut|faudra|faudrait)|elle (?:doit|peut|va))|\S+(?: \S+){0,3} (?:est|sont|reste|constitue|represente|pense|dirai|dirais) donc\b|c' est donc\b|je (?:pense|dirai|dirais|crois|trouve) (?:donc )?que\b)/;

/** Index of the unit that opens the conclusion, in the last part of the answer. */
function conclusionOf(context: AnswerContext): number {
  const { units } = context.analysis;
  const closing = units.find(
    (unit, order) =>
      (placeOf(context, unit) >= LAST_PART || (order > 0 && order === units.length - 1)) &&
      (opensLine(context, unit) || order >= units.length - 3) &&
      (CONCLUDES.test(wordsOf(context, unit, 6)) ||
        (isLastSay(context, unit) && ANSWERS.test(wordsOf(context, unit, 8)))),
  );
  return closing?.index ?? Number.POSITIVE_INFINITY;
}

/** It opens the last paragraph, or nothing follows it. */
function isLastSay(context: AnswerContext, unit: Unit): boolean {
  const { units } = context.analysis;
  if (unit.index === units.length - 1) return true;
  const next = units.slice(unit.index + 1).find((one) => opensLine(context, one) && one.block !== unit.block);
  return opensLine(context, unit) && unit.kind === 'sentence' && next === undefined;
}

type Body = Pick<Bounds, 'from' | 'to'>;

/** Index of the first title whose section speaks more of limits than of gains, when no word of the title says so. */
function sectionOfLimits(context: AnswerContext, body: Body): number | null {
  const argued = [...context.question.lists.values()].filter((list) => list.lines);
  const limits = argued.find((list) => list.after.length > 0);
  const gains = argued.find((list) => list.until.length > 0);
  if (limits === undefined || gains === undefined) return null;
  const titles = context.analysis.units.filter(
    (unit) => unit.index >= body.from && unit.index < body.to && isTitle(context, unit),
  );
  const count = (families: readonly Idea[], from: number, to: number): number =>
    search(context, families, { from, to }).found.length;
  const found = titles.find((title, order) => {
    const to = titles[order + 1]?.index ?? Math.min(body.to, context.analysis.units.length);
    return order > 0 && count(limits.families, title.index, to) > count(gains.families, title.index, to);
  });
  return found?.index ?? null;
}

interface Turn {
  readonly unit: number;
  /** It stands inside a statement that still says something of what was before. */
  readonly within: boolean;
}

const AT_START = 4;

/** Where the answer turns to these words: a title, a lead-in, the beginning of a paragraph or of a statement, in this order. */
function turnOf(context: AnswerContext, patterns: readonly Pattern[], body: Body, section: number | null): Turn | null {
  if (patterns.length === 0) return null;
  const { units } = context.analysis;
  const ranked = placesStating(context, patterns).flatMap((place) => {
    const unit = units[place.unit];
    if (unit === undefined || unit.index < body.from || unit.index >= body.to) return [];
    if (!isTitle(context, unit) && announces(context, unit) && placeOf(context, unit) < INTRODUCTION) return [];
    if (units.length >= 4 && placeOf(context, unit) < FIRST_TURN && !isShortOrLeadIn(context, unit)) return [];
    return [{ unit: unit.index, rank: rankOf(context, unit, place) }];
  });
  const best = ranked.sort((a, b) => a.rank - b.rank || a.unit - b.unit)[0];
  if (section !== null && (best === undefined || best.rank > 2)) return { unit: section, within: false };
  return best === undefined ? null : { unit: best.unit, within: best.rank > 4 };
}

function rankOf(context: AnswerContext, unit: Unit, { into }: Place): number {
  if (isTitle(context, unit)) return 0;
  const leads = into <= AT_START || textOf(context, unit).trim().endsWith(':');
  if (isShortOrLeadIn(context, unit) && opensLine(context, unit)) return 1;
  if (leads && opensLine(context, unit)) return 2;
  if (isShortOrLeadIn(context, unit) && leads) return 3;
  return leads ? 4 : 5;
}
