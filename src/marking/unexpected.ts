import type { Analysis, CriterionMark, Document, UnexpectedIdea } from '../types/index.ts';
import { isCopied } from './criteria/statements.ts';
import { evidenceAt } from './evidence.ts';

const MIN_WORDS = 9;
const MOST_PER_ANSWER = 6;

/** Sentences of substance that no criterion used: a teacher may find an idea there that the rubric did not foresee. */
export function unexpectedIn(
  document: Document,
  analysis: Analysis,
  criteria: readonly CriterionMark[],
  barred: ReadonlySet<number>,
): UnexpectedIdea[] {
  const used = criteria.flatMap((criterion) => [
    ...criterion.evidence,
    ...criterion.diagnosis.flatMap((one) => one.evidence ?? []),
  ]);
  return analysis.units
    .filter(
      (unit) =>
        unit.kind !== 'heading' &&
        unit.kind !== 'cell' &&
        unit.hasVerb &&
        unit.words >= MIN_WORDS &&
        !unit.wordList &&
        !isCopied(unit) &&
        !barred.has(unit.index),
    )
    .filter((unit) => !used.some((evidence) => evidence.start < unit.end && evidence.end > unit.start))
    .slice(0, MOST_PER_ANSWER)
    .map((unit) => ({ ...evidenceAt(document, unit), question: analysis.question }));
}
