import type { ItemList } from '../../rubric/index.ts';
import type { Analysis, Unit } from '../../types/index.ts';
import { argumentsOf } from './arguments.ts';
import { type Item, isShortOrLeadIn, nameOf, placesStating, signBefore } from './item.ts';
import { isFirst, isOrdinal, ORDINAL_WORDS } from './ordinals.ts';
import type { AnswerContext } from './part-mark.ts';
import { isProposal } from './proposals.ts';
import { type Found, foldedWords, isCopied, isWithin, search } from './statements.ts';

const known = new WeakMap<Analysis, Map<string, readonly Item[]>>();

/** Distinct items of a list in the answer, in order of appearance. */
export function itemsOf(context: AnswerContext, list: ItemList): readonly Item[] {
  const cache = known.get(context.analysis) ?? new Map<string, readonly Item[]>();
  known.set(context.analysis, cache);
  const key = `${context.question.id}/${list.name}`;
  const found = cache.get(key);
  if (found !== undefined) return found;
  const items = list.lines
    ? argumentsOf(context, list)
    : list.best
      ? oneByFamily(context, list)
      : bySegment(context, list);
  cache.set(key, items);
  return items;
}

/** Every family is an item of its own, wherever it stands: obligations named in one sentence. */
function oneByFamily(context: AnswerContext, list: ItemList): Item[] {
  const { found } = search(context, list.families, {
    from: startOf(context, list) ?? 0,
    where: (unit) => isWithin(context.analysis, unit, list.within),
  });
  return found.map((one, order) => ({
    families: [one],
    name: one.idea.name,
    units: regionOf(context, one, found[order + 1]),
  }));
}

/** The statement of the family, and those of the same line or paragraph before the next family. */
function regionOf(context: AnswerContext, one: Found, next: Found | undefined): Unit[] {
  const { units } = context.analysis;
  const region = [one.unit];
  for (let at = one.unit.index + 1; at < units.length; at += 1) {
    const unit = units[at];
    if (unit === undefined || unit.kind === 'heading' || unit.block !== one.unit.block) break;
    if (next !== undefined && unit.index >= next.unit.index) break;
    if (unit.line !== one.unit.line && one.unit.kind !== 'sentence') break;
    region.push(unit);
  }
  return region;
}

/** The student's own numbering, bullets, titles or ordinals cut the answer; in plain prose each new family starts an item. */
function bySegment(context: AnswerContext, list: ItemList): Item[] {
  const announced = startOf(context, list);
  const from = announced ?? 0;
  const marked = cutSegments(context, from);
  const segments = marked?.segments ?? cutInProse(context, list, from);
  const own = marked !== null && announced !== null;
  const items: Item[] = [];
  const taken = new Set<string>();
  for (const [order, units] of segments.entries()) {
    const first = units[0];
    const last = units.at(-1);
    if (first === undefined || last === undefined) continue;
    const families = search(context, list.families, { from: first.index, to: last.index + 1 }).found;
    const fresh = families.filter((one) => !taken.has(one.idea.key));
    const mayBeOpen = list.open && (order > 0 || segments.length === 1 || marked?.opensUnmarked === false);
    if (fresh.length > 0) {
      for (const one of fresh) taken.add(one.idea.key);
      items.push({ families: fresh, name: fresh.map((one) => one.idea.name).join(', '), units });
    } else if (mayBeOpen && isAnother(context, { units, own: own && order >= marked.first }, items, families.length)) {
      items.push({ families: [], name: nameOf(context, first), units });
    }
  }
  return items.length === 1 && segments.length === 1 ? items.flatMap((item) => oneByOne(item)) : items;
}

/** "Je propose A, B et C": all that is proposed in one breath. */
const oneByOne = (item: Item): Item[] =>
  item.families.length < 2
    ? [item]
    : item.families.map((one) => ({ families: [one], name: one.idea.name, units: item.units }));

/** Share of its words that a new item may share with one before. */
const SAME_WORDS = 0.5;
const LONG_WORD = 4;
const NUMBERED_WORDS = 5;

/** "Toute idée pertinente est acceptée": a proposal that no family foresees, or a numbered one, and in other words than those before. */
function isAnother(
  context: AnswerContext,
  { units, own }: { readonly units: readonly Unit[]; readonly own: boolean },
  before: readonly Item[],
  knownFamilies: number,
): boolean {
  const proposed =
    units.some((unit) => isProposal(context, unit, [])) || (own && knownFamilies === 0 && names(context, units));
  if (knownFamilies === 0 ? !proposed && !isNumbered(context, units) : !proposed || !isNumbered(context, units))
    return false;
  const words = contentWords(context, units);
  return before.every((item) => {
    const others = contentWords(context, item.units);
    const shared = [...words].filter((word) => others.has(word)).length;
    return shared < SAME_WORDS * Math.min(words.size, others.size);
  });
}

const NAMED_WORDS = 2;

/** A bullet or a row of the list itself names something, in words of its own: "fond musical discret". */
function names(context: AnswerContext, units: readonly Unit[]): boolean {
  const [first] = units;
  if (first === undefined || first.wordList || isCopied(first) || context.barred.has(first.index)) return false;
  if (first.kind !== 'bullet' && first.kind !== 'row' && first.kind !== 'cell') return false;
  const own = [...contentWords(context, [first])].filter((word) => !context.subject.emptyWords.has(word));
  return first.words >= NAMED_WORDS && own.length >= NAMED_WORDS;
}

/** The student's own number stands before it, and words enough to say something. */
function isNumbered(context: AnswerContext, units: readonly Unit[]): boolean {
  const [first] = units;
  if (first === undefined || !isOrdinalMark(context, first)) return false;
  return units.reduce((sum, unit) => sum + (unit.wordList ? 0 : unit.words), 0) >= NUMBERED_WORDS;
}

function contentWords({ analysis }: AnswerContext, units: readonly Unit[]): Set<string> {
  return new Set(
    units.flatMap((unit) =>
      analysis.tokens
        .slice(unit.firstToken, unit.endToken)
        .flatMap((token) => (token.folded.length > LONG_WORD ? [token.folded] : [])),
    ),
  );
}

/** Index of the unit after which the list stands: the first heading or statement that announces it; null: nothing does. */
function startOf(context: AnswerContext, list: ItemList): number | null {
  if (list.after.length === 0) return 0;
  const units = context.analysis.units;
  const stated = placesStating(context, list.after).map((place) => place.unit);
  const starts = stated.filter((at) => units[at] !== undefined && isWithin(context.analysis, units[at], list.within));
  const leading = starts.filter(
    (at) => units[at]?.kind === 'heading' || (units[at + 1] !== undefined && isShortOrLeadIn(context, units[at])),
  );
  const pool = leading.length > 0 ? leading : starts;
  return pool.length === 0 ? null : Math.min(...pool);
}

interface Segments {
  readonly segments: Unit[][];
  /** Index of the first segment that has a mark. */
  readonly first: number;
  /** What stands before the first mark is a segment too. */
  readonly opensUnmarked: boolean;
}

/** Units grouped by the student's own marks; null when fewer than two are there. */
function cutSegments(context: AnswerContext, from: number): Segments | null {
  const units = context.analysis.units.filter((unit) => unit.index >= from);
  const opensLine = (unit: Unit, order: number): boolean => units[order - 1]?.line !== unit.line;
  const isMark: readonly ((unit: Unit, order: number) => boolean)[] = [
    (unit, order) => opensLine(unit, order) && isOrdinalMark(context, unit),
    (unit, order) => opensLine(unit, order) && isBulletMark(context, unit),
    (unit) => unit.kind === 'heading',
    (unit) => isOrdinalWord(context, unit),
  ];
  for (const test of isMark) {
    const marks = units.filter(test);
    if (marks.length < 2) continue;
    const before = units.filter((unit) => unit.index < (marks[0]?.index ?? 0));
    const segments = marks.map((mark, order) => {
      const until = marks[order + 1]?.index ?? Number.POSITIVE_INFINITY;
      const span = units.filter((unit) => unit.index >= mark.index && unit.index < until);
      return order === marks.length - 1 ? trimTail(span, mark) : span;
    });
    // "Pour unifier le parcours, la première solution est…": the first item may open without a mark of its own.
    const opensUnmarked = before.length > 0 && !opensList(context, marks[0]);
    return {
      segments: opensUnmarked ? [before, ...segments] : segments,
      first: opensUnmarked ? 1 : 0,
      opensUnmarked,
    };
  }
  return null;
}

/** The mark itself says that it is the first: nothing before it belongs to the list. */
function opensList(context: AnswerContext, mark: Unit | undefined): boolean {
  if (mark === undefined) return false;
  if (/^[(]?[1a][).°-]?$/i.test(signBefore(context, mark))) return true;
  return isFirst(openingOf(context, mark));
}

/** The last item ends with its own line or paragraph: what follows is a conclusion. */
function trimTail(units: readonly Unit[], mark: Unit): Unit[] {
  const next = units.find(
    (unit) => unit.index > mark.index && unit.block > mark.block + (mark.kind === 'heading' ? 1 : 0),
  );
  return units.filter((unit) => next === undefined || unit.index < next.index);
}

function isOrdinalMark(context: AnswerContext, unit: Unit): boolean {
  const before = signBefore(context, unit);
  return (
    /^[(|]?\s*\d{1,2}\s*(?:[).°/-]|$)|^[a-f][).]|^[ivx]{1,4}[).]/i.test(before) ||
    (unit.kind === 'cell' && /^\d{1,2}\s+\p{L}/u.test(context.document.text.slice(unit.start, unit.end))) ||
    isOrdinalWord(context, unit)
  );
}

const openingOf = ({ analysis }: AnswerContext, unit: Unit): string =>
  foldedWords(analysis, unit.firstToken, Math.min(unit.endToken, unit.firstToken + ORDINAL_WORDS));

const isOrdinalWord = (context: AnswerContext, unit: Unit): boolean => isOrdinal(openingOf(context, unit));

const isBulletMark = (context: AnswerContext, unit: Unit): boolean =>
  unit.kind === 'bullet' || unit.kind === 'row' || (unit.kind === 'cell' && /^\|?$/.test(signBefore(context, unit)));

const ADDS = /\b(?:aussi|egalement|en plus)\b/;
const ADDS_WITHIN = 9;

/**
 * Prose: a statement that brings a new family opens a new item, unless it goes on in the same statement. In an open
 * list so does a proposal that is numbered or added: "il faudrait aussi".
 */
function cutInProse(context: AnswerContext, list: ItemList, from: number): Unit[][] {
  const { units } = context.analysis;
  const named = search(context, list.families, { from }).found.map((one) => one.unit.index);
  const proposed = list.open ? units.filter((unit) => unit.index >= from && isProposal(context, unit, [])) : [];
  const added = proposed.filter((unit) => isOrdinalMark(context, unit) || adds(context, unit));
  const starts = [...new Set([...named, ...added.map((unit) => unit.index)])].sort((a, b) => a - b);
  return starts.map((start, order) => {
    const until = starts[order + 1] ?? units.length;
    const first = units[start];
    return units.filter(
      (unit) =>
        unit.index >= start &&
        unit.index < until &&
        unit.block <= (first?.block ?? 0) + (order === starts.length - 1 ? 0 : 1),
    );
  });
}

const adds = ({ analysis }: AnswerContext, unit: Unit): boolean =>
  ADDS.test(foldedWords(analysis, unit.firstToken, Math.min(unit.endToken, unit.firstToken + ADDS_WITHIN)));
