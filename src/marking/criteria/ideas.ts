import type { IdeasPart } from '../../rubric/index.ts';
import type { Message, Unit } from '../../types/index.ts';
import { type AnswerContext, type Marker, message, type SpanDiagnosis } from './part-mark.ts';
import { isProposal, isStatement } from './proposals.ts';
import { type Found, isExplained, isWithin, quoteSpan, type Search, search } from './statements.ts';

/** n ideas from m, so much each, capped; words without a sentence count for half when the rubric says so. */
export const markIdeas: Marker<IdeasPart> = (part, context) => {
  const result = search(context, part.from, {
    about: part.about,
    strict: part.strict,
    copied: part.copied === 'named',
    where: (unit) => isWithin(context.analysis, unit, part.within),
  });
  const isWeak = (one: Found): boolean =>
    part.bare === 'lists' ? one.unit.wordList : part.bare !== 'full' && one.bare;
  const full = result.found.filter((one) => !isWeak(one));
  const bare = result.found.filter(isWeak);
  const open = openProposals(part, context, result.found).slice(0, Math.max(0, part.max - full.length));
  const most = part.max * part.each;
  const bareCap = part.bare === 'half' || part.bare === 'lists' ? Math.max(1, Math.floor(part.quarters / 2)) : 0;
  const fromFull = Math.min(most, (full.length + open.length) * part.each);
  const fromBare = Math.min(bareCap, bare.length * part.each, most - fromFull);
  const explained = new Set(full.filter((one) => isExplained(context, one.unit)).map((one) => one.unit.index));
  const bonus = part.explainedCount > 0 && explained.size >= part.explainedCount ? part.explainedQuarters : 0;
  const counted = result.found.filter((one) => !one.unit.wordList).length + open.length;
  const quarters =
    part.atLeast > 0
      ? counted >= part.atLeast
        ? part.quarters
        : 0
      : Math.min(part.quarters, fromFull + Math.max(0, fromBare) + bonus);
  const used = [...full, ...bare].slice(0, part.max);
  return {
    quarters,
    evidence:
      quarters === 0
        ? []
        : [
            ...used.map((one) => quoteSpan(context, one.match)),
            ...open.map((unit) => ({ start: unit.start, end: unit.end })),
          ],
    reasons: reasonsOf(part, used, open, quarters, bonus, bare),
    diagnosis: refusals(result, bare),
    sureness: surenessOf(part, quarters, used, open, result),
  };
};

/** Proposals that no family of the rubric lists: "toute idée pertinente non prévue est acceptée". */
function openProposals(part: IdeasPart, context: AnswerContext, found: readonly Found[]): Unit[] {
  if (part.open === 'no') return [];
  const taken = new Set(found.map((one) => one.unit.line));
  const test = part.open === 'action' ? isProposal : isStatement;
  const lines = new Set<number>();
  return context.analysis.units.filter((unit) => {
    if (taken.has(unit.line) || lines.has(unit.line) || !test(context, unit, part.about)) return false;
    lines.add(unit.line);
    return true;
  });
}

function reasonsOf(
  part: IdeasPart,
  used: readonly Found[],
  open: readonly Unit[],
  quarters: number,
  bonus: number,
  bare: readonly Found[],
): Message[] {
  const reasons: Message[] = [];
  if (quarters > 0 && used.length > 0)
    reasons.push(message('earned.ideas', { count: used.length, ideas: used.map((one) => one.idea.name).join(' ; ') }));
  if (quarters > 0 && open.length > 0) reasons.push(message('earned.action.open', { count: open.length }));
  if (bonus > 0) reasons.push(message('earned.explained', { count: part.explainedCount }));
  if (bare.length > 0) reasons.push(message('bare.idea', { idea: bare.map((one) => one.idea.name).join(' ; ') }));
  const lacking = part.max - used.length - open.length;
  if (quarters < part.quarters && lacking > 0) {
    const names = new Set(used.map((one) => one.idea.name));
    const examples = part.from
      .filter((idea) => !names.has(idea.name))
      .slice(0, 3)
      .map((idea) => idea.name);
    reasons.push(message('missing.ideas', { count: lacking, label: part.label, examples: examples.join(' ; ') }));
  }
  if (reasons.length === 0) reasons.push(message('missing.explanation', { label: part.label }));
  return reasons;
}

function refusals(result: Search, bare: readonly Found[]): SpanDiagnosis[] {
  const diagnosis: SpanDiagnosis[] = [];
  for (const { idea, match, why } of result.refused) {
    if (why === 'topic' || why === 'barred') continue;
    diagnosis.push({
      kind: why === 'copied' ? 'copied' : 'contrary',
      id: idea.name,
      message: message(`${why}.idea`, { idea: idea.name }),
      at: { start: match.start, end: match.end },
    });
  }
  if (bare.length > 0)
    diagnosis.push({
      kind: 'bare',
      id: 'bare',
      message: message('bare.idea', { idea: bare.map((one) => one.idea.name).join(' ; ') }),
    });
  return diagnosis;
}

/** Full marks on strong matches are safe; a count in the middle, or one that rests on open proposals, is not. */
function surenessOf(
  part: IdeasPart,
  quarters: number,
  used: readonly Found[],
  open: readonly Unit[],
  result: Search,
): number {
  if (quarters === 0) return result.refused.length > 0 ? 0.75 : 0.9;
  const strength = used.length === 0 ? 0.6 : used.reduce((sum, one) => sum + one.match.strength, 0) / used.length;
  const spare = result.found.length - part.max;
  const base = quarters >= part.quarters ? (spare > 0 ? 0.93 : 0.86) : 0.68;
  return base * (0.75 + 0.25 * strength) * (open.length > 0 ? 0.85 : 1);
}
