import type { Criterion, Part } from '../rubric/index.ts';
import type { CriterionMark, Diagnosis } from '../types/index.ts';
import { confidenceOf, restsOnBadWords } from './confidence.ts';
import { type AnswerContext, markPart, type PartMark } from './criteria/index.ts';
import { message, nothing } from './criteria/part-mark.ts';
import { evidenceAt, evidenceOf } from './evidence.ts';

/** Marks one criterion: the sum of its parts, never above its points, every earned quarter with its quote. */
export function markCriterion(criterion: Criterion, context: AnswerContext, certainty: number): CriterionMark {
  const marks = countedMarks(criterion, context);
  const evidence = evidenceOf(
    context.document,
    marks.flatMap((mark) => (mark.quarters > 0 ? mark.evidence : [])),
  );
  const earned = marks.reduce((sum, mark) => sum + mark.quarters, 0);
  const most =
    context.wordList && !isClosed(criterion) ? Math.max(1, Math.floor(criterion.quarters / 2)) : criterion.quarters;
  const quarters = evidence.length === 0 ? 0 : Math.min(most, earned);
  const bad = restsOnBadWords(context.document, evidence);
  const diagnosis = marks.flatMap((mark) => diagnosesOf(mark, context));
  if (quarters < Math.min(criterion.quarters, earned))
    diagnosis.push({ kind: 'word-list', id: 'word-list', message: message('word-list') });
  if (bad) diagnosis.push({ kind: 'badly-read', id: 'ocr', message: message('diagnosis.badly-read') });
  return {
    id: criterion.id,
    title: criterion.title,
    quarters,
    outOf: criterion.quarters,
    confidence: confidenceOf(
      marks.map((mark) => mark.sureness),
      certainty,
      bad,
    ),
    evidence,
    reasons: marks.flatMap((mark) => mark.reasons),
    diagnosis,
    advice: quarters < criterion.quarters ? criterion.advice : null,
  };
}

/** Marks of the parts that count: the best of each `either` group, dependent parts only beside one that earned. */
function countedMarks(criterion: Criterion, context: AnswerContext): PartMark[] {
  const all = criterion.parts.map((part) => ({ part, mark: markPart(part, { ...context, criterion }) }));
  const best = new Map<string, (typeof all)[number]>();
  for (const one of all) {
    const { either } = one.part;
    const rival = either === null ? undefined : best.get(either);
    if (either !== null && (rival === undefined || isBetter(one, rival))) best.set(either, one);
  }
  const kept = all.filter((one) => one.part.either === null || best.get(one.part.either) === one);
  const earns = kept.some(({ part, mark }) => !part.dependent && mark.quarters > 0);
  return kept.map(({ part, mark }) =>
    part.dependent && !earns && mark.quarters > 0
      ? nothing(message('missing.drawn', { label: part.label }), 0.75)
      : mark,
  );
}

/** More points; at the same points the part that the rubric names first, unless it counts only beside another. */
const isBetter = (one: { part: Part; mark: PartMark }, rival: { part: Part; mark: PartMark }): boolean =>
  one.mark.quarters > rival.mark.quarters ||
  (one.mark.quarters === rival.mark.quarters && rival.part.dependent && !one.part.dependent);

/** A result or a choice is whole as soon as it is given: the rule of bare statements is for analysis and argument. */
const isClosed = (criterion: Criterion): boolean =>
  criterion.parts.every((part) => part.kind === 'figure' || part.kind === 'figures' || part.kind === 'choice');

function diagnosesOf(mark: PartMark, context: AnswerContext): Diagnosis[] {
  return mark.diagnosis.map(({ at, ...rest }) =>
    at === undefined ? rest : { ...rest, evidence: evidenceAt(context.document, at) },
  );
}

/** The criterion of a question that was not answered: no points, and certain of it unless text was left unclaimed. */
export function blankCriterion(criterion: Criterion, sure: boolean): CriterionMark {
  return {
    id: criterion.id,
    title: criterion.title,
    quarters: 0,
    outOf: criterion.quarters,
    confidence: sure ? 0.98 : 0.8,
    evidence: [],
    reasons: [message('blank.question')],
    diagnosis: [],
    advice: criterion.advice,
  };
}
