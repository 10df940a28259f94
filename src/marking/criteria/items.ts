import { type ItemList, type ItemsPart, type Level, preciseKey } from '../../rubric/index.ts';
import type { Message, Span, Unit } from '../../types/index.ts';
import { explanationIn } from './explanation.ts';
import type { Item } from './item.ts';
import { itemsOf } from './list-items.ts';
import { type AnswerContext, type Marker, message, nothing } from './part-mark.ts';
import { isCopied, isExplained, quoteSpan, search } from './statements.ts';

interface LevelMark {
  readonly level: Level;
  readonly quarters: number;
  readonly evidence: readonly Span[];
}

/** The nth (or the best n) distinct items of a list, each judged level by level: named, made precise, justified. */
export const markItems: Marker<ItemsPart> = (part, context) => {
  const list = context.question.lists.get(part.list);
  const items = list === undefined ? [] : chosenItems(part, context, list);
  if (items.length === 0) return nothing(message('missing.item', { nth: part.nth, label: part.label }), 0.88);
  const evidence: Span[] = [];
  const reasons: Message[] = [];
  let quarters = 0;
  for (const item of items) {
    const marks = judge(part, context, item);
    const sum = marks.reduce((total, one) => total + one.quarters, 0);
    if (sum === 0) continue;
    quarters += sum;
    reasons.push(message('earned.item', { item: item.name }));
    evidence.push(...headEvidence(context, item), ...marks.flatMap((one) => one.evidence));
    for (const one of marks.filter((mark) => mark.quarters < mark.level.quarters))
      reasons.push(message(one.quarters > 0 ? 'partial.level' : 'missing.level', { level: one.level.label }));
  }
  if (items.length < part.max)
    reasons.push(message('missing.items', { count: part.max - items.length, label: part.label }));
  const total = Math.min(part.quarters, quarters);
  if (total === 0) return nothing(message('missing.item', { nth: part.nth, label: part.label }), 0.8);
  return {
    quarters: total,
    evidence: dedupe(evidence),
    reasons,
    diagnosis: [],
    sureness: total === part.quarters ? 0.78 : 0.6,
  };
};

/** Best lists keep their best items, as many as the question counts, in order of appearance. */
function chosenItems(part: ItemsPart, context: AnswerContext, list: ItemList): Item[] {
  let items = [...itemsOf(context, list)];
  if (list.best) {
    const wanted = part.nth === 0 ? part.max : wantedItems(context, part.list);
    const worth = new Map(
      items.map((item) => [item, judge(part, context, item).reduce((sum, one) => sum + one.quarters, 0)]),
    );
    const best = new Set([...items].sort((a, b) => (worth.get(b) ?? 0) - (worth.get(a) ?? 0)).slice(0, wanted));
    items = items.filter((item) => best.has(item));
  }
  return part.nth === 0 ? items.slice(0, part.max) : items.slice(part.nth - 1, part.nth);
}

/** How many items of the list the question marks one by one. */
function wantedItems(context: AnswerContext, list: string): number {
  return Math.max(
    ...context.question.criteria.flatMap((criterion) =>
      criterion.parts.map((one) =>
        one.kind === 'items' && one.list === list ? Math.max(one.nth, one.nth === 0 ? one.max : 0) : 0,
      ),
    ),
  );
}

function judge(part: ItemsPart, context: AnswerContext, item: Item): LevelMark[] {
  return part.levels.map((level) => {
    const { met, evidence } = LEVELS[level.when](context, item, level);
    return {
      level,
      quarters: met === 'full' ? level.quarters : met === 'partial' ? level.partialQuarters : 0,
      evidence,
    };
  });
}

interface Verdict {
  readonly met: 'full' | 'partial' | 'no';
  readonly evidence: readonly Span[];
}
const yes = (evidence: readonly Span[] = []): Verdict => ({ met: 'full', evidence });
const half: Verdict = { met: 'partial', evidence: [] };
const no: Verdict = { met: 'no', evidence: [] };

const wordsOf = (item: Item): number => item.units.reduce((sum, unit) => sum + (unit.wordList ? 0 : unit.words), 0);
const explanationOf = (context: AnswerContext, item: Item): Span[] =>
  item.units
    .filter((unit) => unit.kind !== 'heading' && isExplained(context, unit))
    .map(({ start, end }) => ({ start, end }));

/** Words an item needs to say how it works, beyond naming it. */
const DESCRIBED_WORDS = 13;
const CONCRETE_WORDS = 4;
const DETAILED_WORDS = 16;
/** A label, then what it holds: "RGPD : demander l'accord, effacer les adresses". */
const DETAILS = /^[^:(]{3,60}[:(]\s*\S+(?:\s+\S+){6,}/;
const NUMBERED = /\b[2-9]\)/;

/** A statement long enough to say how a named thing is done; an enumeration of names is not. */
function isDetailed(context: AnswerContext, unit: Unit): boolean {
  if (unit.wordList || isCopied(unit) || unit.kind === 'heading') return false;
  const text = context.document.text.slice(unit.start, unit.end);
  if (NUMBERED.test(text)) return false;
  return isExplained(context, unit) && (unit.words >= DETAILED_WORDS || DETAILS.test(text));
}

const LEVELS: Readonly<Record<Level['when'], (context: AnswerContext, item: Item, level: Level) => Verdict>> = {
  stated: () => yes(),
  concrete: (_, item) => {
    const families = item.families;
    if (families.length === 0) return wordsOf(item) >= CONCRETE_WORDS * 2 ? yes() : half;
    return families.some((one) => !one.unit.wordList && (one.unit.words >= CONCRETE_WORDS || one.unit.hasVerb))
      ? yes()
      : half;
  },
  described: (context, item, level) => {
    const ideas = ideasIn(context, item, level);
    if (ideas.length > 0) return yes(ideas);
    if (item.units.every((unit) => unit.wordList)) return no;
    return wordsOf(item) >= DESCRIBED_WORDS ? yes() : no;
  },
  explained: (context, item, level) => {
    const ideas = ideasIn(context, item, level);
    if (ideas.length > 0) return yes(ideas);
    const { met, units } = explanationIn(context, item);
    const evidence = units.map(({ start, end }) => ({ start, end }));
    return met === 'partial' && level.partialQuarters === 0 ? { met: 'full', evidence } : { met, evidence };
  },
  case: (context, item, level) => {
    const ideas = ideasIn(context, item, level);
    if (ideas.length > 0) return yes(ideas);
    return explanationOf(context, item).length > 0 ? half : no;
  },
  precise: (context, item) => {
    const { units } = item;
    const inItem = item.families.flatMap((one) =>
      (context.analysis.ideas.get(preciseKey(one.idea.key)) ?? []).filter((match) =>
        units.some((unit) => unit.line === context.analysis.units[match.unit]?.line),
      ),
    );
    const first = inItem[0];
    if (first !== undefined) return yes([quoteSpan(context, first)]);
    const told = units.filter((unit) => isDetailed(context, unit));
    return told.length > 0 ? yes(told.map(({ start, end }) => ({ start, end }))) : no;
  },
  idea: (context, item, level) => {
    const ideas = ideasIn(context, item, level);
    return ideas.length > 0 ? yes(ideas) : no;
  },
};

function ideasIn(context: AnswerContext, item: Item, level: Level): Span[] {
  if (level.ideas.length === 0) return [];
  const first = item.units[0];
  const last = item.units.at(-1);
  if (first === undefined || last === undefined) return [];
  const lines = new Set(item.units.map((unit) => unit.line));
  return search(context, level.ideas, { from: first.index, to: last.index + 1 })
    .found.filter((one) => lines.has(one.unit.line))
    .map((one) => quoteSpan(context, one.match));
}

function headEvidence(context: AnswerContext, item: Item): Span[] {
  if (item.families.length > 0) return item.families.slice(0, 2).map((one) => quoteSpan(context, one.match));
  const first = item.units[0];
  return first === undefined ? [] : [{ start: first.start, end: first.end }];
}

function dedupe(spans: readonly Span[]): Span[] {
  const seen = new Map(spans.map((span) => [`${span.start}-${span.end}`, span]));
  return [...seen.values()];
}
