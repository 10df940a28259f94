import type { ItemList } from '../../rubric/index.ts';
import type { Unit } from '../../types/index.ts';
import {
  announces,
  type Bounds,
  boundsOf,
  defines,
  isTitle,
  opensLine,
  saidOfNotion,
  setsContext,
} from './argument-bounds.ts';
import { hasTie } from './explanation.ts';
import { type Item, nameOf, placesStating } from './item.ts';
import type { AnswerContext } from './part-mark.ts';
import { type Found, foldedWords, isCopied, search } from './statements.ts';

/** An argument being read. */
interface Draft {
  /** Opened by an ordinal, a bullet or a title: what follows goes on with it, whatever it names. */
  readonly set: boolean;
  readonly units: Unit[];
  readonly families: Found[];
}

/**
 * The arguments of a reflection: each paragraph, bullet, ordinal ("ensuite", "de plus", "le deuxième atout") or new idea opens one,
 * and the statements that go on from it are its own. A heading and the paragraph below it are one.
 */
export function argumentsOf(context: AnswerContext, list: ItemList): Item[] {
  const bounds = boundsOf(context, list);
  const said = saidOfNotion(context, list);
  const units = context.analysis.units.filter(
    (unit) => isArgued(context, unit, bounds) && !defines(context, unit, said.get(unit.index) ?? null),
  );
  const drafts = cut(context, units, { stated: statedIn(context, list, units), said });
  const relevant = new Set(
    list.open && bounds.marked ? placesStating(context, list.relevant).map((place) => place.unit) : [],
  );
  return merged(drafts).flatMap((draft) => itemsIn(context, draft, relevant));
}

const isArgued = (context: AnswerContext, unit: Unit, { from, to }: Bounds): boolean =>
  unit.index >= from &&
  unit.index < to &&
  !unit.wordList &&
  !isCopied(unit) &&
  !context.barred.has(unit.index) &&
  !announces(context, unit) &&
  !setsContext(context, unit);

/** The families that each statement states. */
function statedIn(context: AnswerContext, list: ItemList, units: readonly Unit[]): Map<number, readonly Found[]> {
  return new Map(
    units.map((unit) => [unit.index, search(context, list.families, { from: unit.index, to: unit.index + 1 }).found]),
  );
}

const OPENS =
  /^(?:et |mais |puis )?(?:(?:tout )?d' abord|premierement|deuxiemement|troisiemement|quatriemement|ensuite|puis|enfin|de plus|en plus|en outre|par ailleurs|aussi|egalement|d' une part|d' autre part|d' un autre cote|dans un (?:premier|second|deuxieme|troisieme) temps|pour finir|deja|autre|(?:un|une) autre|l' autre|(?:le|la|les|mon|ma|un|une) (?:premier|premiere|deuxieme|second|seconde|troisieme|quatrieme|dernier|derniere)\b)\b/;
const ADDS = /\b(?:aussi|egalement|ensuite|enfin|non plus|en plus|d' abord)\b/;
const ADDS_WITHIN = 9;
const GOES_ON =
  /^(?:en effet|par exemple|par ex|ex|exemple|ainsi|donc|alors|car|parce|puisque|or|c' est|c est|cela|ca|ceci|grace a (?:cela|ca|ces|cette|ce)|on le voit|chez|pour (?:cela|ca|o)|si|sans (?:cela|ca)|du coup|resultat|d' ou|ces|ce|cette|celui|dans le cas|ds le cas|comme|le client|les clients|il|ils|pourtant|sinon|qd|quand|lorsque|#|avec)\b|^(?:elle|l' entreprise|on) (?:doit|peut|pourra|pourrait|va)\b|^il faut donc\b/;
/** "Cela permet" opens a claim although "cela" takes up what stands before. */
const TAKES_UP = /^(?:et )?(?:elle|ca|cela|sa|c'|il|ils|on) /;
const CLAIMS =
  /^(?:nous |leur |lui )?(?:aussi )?(?:permet|permettra|aide|ameliore|augmente|developpe|demande|coute|necessite|suppose|exige|faut)\b/;

/** What each statement says, by its index. */
interface Sayings {
  readonly stated: ReadonlyMap<number, readonly Found[]>;
  /** Of the notion itself, when it opens with it. */
  readonly said: ReadonlyMap<number, string>;
}

function cut(context: AnswerContext, units: readonly Unit[], { stated, said }: Sayings): Draft[] {
  const drafts: Draft[] = [];
  let current: Draft | null = null;
  let previous: Unit | null = null;
  for (const unit of units) {
    const families = stated.get(unit.index) ?? [];
    const title = isTitle(context, unit);
    if (title && (families.length === 0 || context.analysis.units[unit.index + 1]?.kind !== 'sentence')) current = null;
    else if (
      current === null ||
      opensItem(context, unit, { families, said: said.get(unit.index) }, current, previous)
    ) {
      current = { units: [unit], families: [...families], set: title || isSet(context, unit) };
      drafts.push(current);
    } else {
      current.units.push(unit);
      const has = new Set(current.families.map((one) => one.idea.key));
      current.families.push(...families.filter((one) => !has.has(one.idea.key)));
    }
    previous = unit;
  }
  return drafts;
}

function opensItem(
  context: AnswerContext,
  unit: Unit,
  { families, said }: { readonly families: readonly Found[]; readonly said: string | undefined },
  current: Draft,
  previous: Unit | null,
): boolean {
  if (isTitle(context, unit)) return true;
  if (current.units.every((one) => isTitle(context, one))) return false;
  if (unit.kind !== 'sentence') return previous?.line !== unit.line;
  const opening = openingOf(context, unit);
  const begins = opensLine(context, unit) && previous?.line !== unit.line && !startsLow(context, unit);
  if (begins || OPENS.test(opening)) return !isLead(current) || families.length === 0 || current.families.length > 0;
  if (families.length === 0) return false;
  if (ADDS.test(opening)) return true;
  if (current.families.length === 0) return !isLead(current) && !current.set && !GOES_ON.test(opening);
  const fresh = families.some((one) => !current.families.some((other) => other.idea.key === one.idea.key));
  return fresh && (claims(opening, said) || /^et\b/.test(opening) || (!current.set && !GOES_ON.test(opening)));
}

const claims = (opening: string, said: string | undefined): boolean =>
  (said !== undefined && CLAIMS.test(said)) || (TAKES_UP.test(opening) && CLAIMS.test(opening.replace(TAKES_UP, '')));

const openingOf = ({ analysis }: AnswerContext, unit: Unit): string =>
  foldedWords(analysis, unit.firstToken, Math.min(unit.endToken, unit.firstToken + ADDS_WITHIN));

function isSet(context: AnswerContext, unit: Unit): boolean {
  const opening = openingOf(context, unit);
  return unit.kind !== 'sentence' || OPENS.test(opening) || ADDS.test(opening);
}

/** A line that begins without a capital goes on with the one before: the text was cut at the margin. */
const startsLow = ({ document }: AnswerContext, unit: Unit): boolean =>
  /^\p{Ll}/u.test(document.text.slice(unit.start, unit.start + 1)) &&
  !/[.!?]\s*$/.test(document.text.slice(0, unit.start));

const LEAD = 10;
/** A short statement that names no idea only leads in. */
const isLead = (draft: Draft): boolean => draft.units.length === 1 && (draft.units[0]?.words ?? 0) <= LEAD;

/** A second passage on the same single idea goes on with it, unless the student sets it apart. */
function merged(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  for (const draft of drafts) {
    const [only, ...others] = draft.families;
    const before =
      only === undefined || others.length > 0 || draft.set
        ? undefined
        : kept.find((one) => one.families.length === 1 && one.families[0]?.idea.key === only.idea.key);
    if (before === undefined) kept.push(draft);
    else before.units.push(...draft.units);
  }
  return kept;
}

/** Words from which a passage argues. */
const ARGUES = 8;
const ENUMERATED = 3;
const REJECTS = /\b(?:ne |n' ?)?(?:sert|servent|apporte|apportent|change|vaut) (?:a )?rien\b/;

function itemsIn(context: AnswerContext, draft: Draft, relevant: ReadonlySet<number>): Item[] {
  const [first] = draft.units;
  const [family, ...others] = draft.families;
  if (first === undefined) return [];
  if (family === undefined) {
    const words = draft.units.reduce((sum, unit) => sum + unit.words, 0);
    const argues =
      words >= ARGUES &&
      draft.units.some((unit) => relevant.has(unit.index)) &&
      !draft.units.some((unit) => REJECTS.test(foldedWords(context.analysis, unit.firstToken, unit.endToken)));
    return argues ? [{ families: [], name: nameOf(context, first), units: draft.units }] : [];
  }
  if (draft.units.length === 1 && others.length + 1 >= ENUMERATED && !hasTie(context, first))
    return draft.families.map((one) => ({ families: [one], name: one.idea.name, units: draft.units }));
  return [{ families: draft.families, name: family.idea.name, units: draft.units }];
}
