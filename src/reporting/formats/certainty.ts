import type { CriterionReport, Report } from '../../types/index.ts';

/**
 * Below this confidence a criterion is said to be "à vérifier". The word is what a teacher acts on: at 0.7 about one
 * such criterion in two is expected to move when it is looked at, and the others seldom.
 */
const SURE = 0.7;

export const isSure = (confidence: number): boolean => confidence >= SURE;

export type Outcome = 'full' | 'part' | 'none';

export function outcomeOf({ points, outOf }: { readonly points: number; readonly outOf: number }): Outcome {
  if (points >= outOf) return 'full';
  return points > 0 ? 'part' : 'none';
}

/** Criteria that a teacher should look at, least certain first. */
export function uncertainCriteria(report: Report): CriterionReport[] {
  return report.questions
    .filter((question) => question.state === 'answered')
    .flatMap((question) => question.criteria)
    .filter((criterion) => !isSure(criterion.confidence))
    .sort((a, b) => a.confidence - b.confidence);
}
