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
    const home = homeOf(bound, question, criteria);
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

/** The criterion that asks for the quantity; else, of those that ask for figures, the one whose passages stand nearest. */
function homeOf(bound: BoundFigure, { criteria }: Question, marks: readonly CriterionMark[]): Criterion | undefined {
  const counting = criteria.filter((criterion) => criterion.parts.some((part) => 'quantities' in part));
  const asking = counting.find((criterion) =>
    criterion.parts.some((part) => 'quantities' in part && part.quantities.includes(bound.quantity)),
  );
  if (asking !== undefined) return asking;
  const near = (criterion: Criterion): number =>
    distanceTo(
      bound,
      marks.find((mark) => mark.id === criterion.id),
    );
  return [...counting].sort((a, b) => near(a) - near(b))[0] ?? criteria[0];
}

/** Characters between the figure and the nearest passage that a criterion quotes. */
function distanceTo({ figure }: BoundFigure, mark: CriterionMark | undefined): number {
  const spans = mark === undefined ? [] : [...mark.evidence, ...mark.diagnosis.flatMap((one) => one.evidence ?? [])];
  return Math.min(
    Number.MAX_SAFE_INTEGER,
    ...spans.map((span) => Math.max(0, span.start - figure.end, figure.start - span.end)),
  );
}
