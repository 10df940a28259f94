import type { Criterion, Question } from '../rubric/index.ts';
import type { CriterionMark, Diagnosis } from '../types/index.ts';
import type { BoundFigure } from './binding/index.ts';
import { type AnswerContext, diagnosesOf } from './criteria/index.ts';
import { evidenceAt } from './evidence.ts';

/** Below this, calling a figure wrong would be a guess. */
const SURE = 0.6;

/**
 * Adds the wrong figures that no criterion looked at (a turnover that nobody asked for, the wrong rate said again in an
 * opinion): the teacher sees every wrong figure with its cause, whether points hang on it or not.
 */
export function withStrayFigures(
  criteria: readonly CriterionMark[],
  question: Question,
  context: AnswerContext,
): readonly CriterionMark[] {
  const told = criteria.flatMap((criterion) => criterion.diagnosis.flatMap((one) => one.evidence ?? []));
  const added = new Map<string, Diagnosis[]>();
  for (const bound of context.binding.bound) {
    if (!isWrong(bound) || context.barred.has(bound.unit)) continue;
    if (told.some((span) => span.start < bound.figure.end && span.end > bound.figure.start)) continue;
    const home = homeOf(bound, question);
    if (home === undefined) continue;
    const found = diagnosesOf(bound, context).map(({ at, ...rest }) =>
      at === undefined ? rest : { ...rest, evidence: evidenceAt(context.document, at) },
    );
    added.set(home.id, [...(added.get(home.id) ?? []), ...found]);
  }
  if (added.size === 0) return criteria;
  return criteria.map((one) => ({ ...one, diagnosis: [...one.diagnosis, ...(added.get(one.id) ?? [])] }));
}

const isWrong = ({ verdict, role, confidence, causes }: BoundFigure): boolean =>
  confidence >= SURE &&
  (verdict === 'misconception' ||
    verdict === 'carried' ||
    (verdict === 'wrong' && (causes.length > 0 || role === 'result')));

/** The criterion that asks for the quantity, else the first that asks for a figure, else the first. */
function homeOf(bound: BoundFigure, { criteria }: Question): Criterion | undefined {
  const asks = (criterion: Criterion, test: (quantities: readonly string[]) => boolean): boolean =>
    criterion.parts.some((part) => 'quantities' in part && test(part.quantities));
  return (
    criteria.find((criterion) => asks(criterion, (quantities) => quantities.includes(bound.quantity))) ??
    criteria.find((criterion) => asks(criterion, (quantities) => quantities.length > 0)) ??
    criteria[0]
  );
}
