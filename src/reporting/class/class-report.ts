import type { QuestionReport, Report } from '../../types/index.ts';
import { isSure, outcomeOf } from '../formats/certainty.ts';
import { errorsOf } from './errors-made.ts';
import type { ClassReport } from './schema.ts';
import { deviation, histogram, mean, quantile, round } from './statistics.ts';

const BINS = 10;
const LOOK_FIRST = 10;
const LOOK_FIRST_CRITERIA = 3;

/**
 * What a class did: distribution, success, commonest errors, copies to look at first. Copies that are not graded are
 * listed with their reason and enter no figure. Copies come in the order of `reports`.
 */
export function classReport(
  reports: readonly Report[],
  subject: { readonly id: string; readonly title: string },
): ClassReport {
  const graded = reports.filter((report) => report.copy.state === 'graded' && report.mark !== null);
  const [first] = reports;
  const inState = (state: Report['copy']['state']) => reports.filter((report) => report.copy.state === state).length;
  return {
    schema: 'bareme/class@1',
    subject: { id: subject.id, title: subject.title },
    made: {
      engines: [...new Set(reports.map((report) => report.engine))],
      rubrics: [...new Set(reports.map((report) => report.rubric.hash))],
    },
    copies: {
      received: reports.length,
      graded: graded.length,
      blank: inState('blank'),
      unreadable: inState('unreadable'),
      unassigned: inState('unassigned'),
      validated: graded.filter(isValidated).length,
    },
    scale: first === undefined ? null : { outOf: first.outOf, markOutOf: first.markOutOf },
    marks: marksOf(graded),
    questions: questionsOf(graded),
    errors: errorsOf(graded),
    lookFirst: lookFirst(graded.filter((report) => !isValidated(report))),
    notMarked: reports
      .filter((report) => report.copy.state !== 'graded')
      .map(({ copy, feedback }) => ({
        copy: copy.id,
        state: copy.state,
        reason: copy.problem?.message ?? feedback.summary,
      })),
    flags: flagsOf(reports),
    rows: reports.map(rowOf),
  };
}

const isValidated = ({ validation }: Report): boolean => validation !== undefined;

function marksOf(graded: readonly Report[]): ClassReport['marks'] {
  const marks = graded.flatMap(({ mark }) => (mark === null ? [] : [mark])).sort((a, b) => a - b);
  const [lowest] = marks;
  const highest = marks.at(-1);
  if (lowest === undefined || highest === undefined) return null;
  return {
    mean: round(mean(marks)),
    median: round(quantile(marks, 0.5)),
    lowerQuartile: round(quantile(marks, 0.25)),
    upperQuartile: round(quantile(marks, 0.75)),
    lowest,
    highest,
    deviation: round(deviation(marks)),
    histogram: histogram(marks, graded[0]?.markOutOf ?? highest, BINS),
  };
}

/** Questions by id, in the order in which they are first met: copies of one rubric have them all. */
function questionsOf(graded: readonly Report[]): ClassReport['questions'] {
  const groups = group(graded.flatMap((report) => report.questions));
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const points = round(mean(same.map((question) => question.points)), 3);
    const blank = same.filter((question) => question.state === 'blank').length;
    return [
      {
        ...{ id: first.id, title: first.title, outOf: first.outOf, mean: points },
        success: round(points / first.outOf, 3),
        answered: same.length - blank,
        blank,
        criteria: criteriaOf(same),
      },
    ];
  });
}

function criteriaOf(questions: readonly QuestionReport[]): ClassReport['questions'][number]['criteria'] {
  const groups = group(questions.flatMap((question) => question.criteria));
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const points = round(mean(same.map((criterion) => criterion.points)), 3);
    const outcomes = same.map(outcomeOf);
    const having = (outcome: (typeof outcomes)[number]) => outcomes.filter((one) => one === outcome).length;
    return [
      {
        ...{ id: first.id, title: first.title, outOf: first.outOf, mean: points },
        success: round(points / first.outOf, 3),
        ...{ full: having('full'), part: having('part'), none: having('none') },
        toCheck: same.filter((criterion) => !isSure(criterion.confidence)).length,
      },
    ];
  });
}

function group<T extends { readonly id: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const same = groups.get(item.id);
    if (same === undefined) groups.set(item.id, [item]);
    else same.push(item);
  }
  return groups;
}

const answeredCriteria = (report: Report) =>
  report.questions.filter((question) => question.state === 'answered').flatMap((question) => question.criteria);

/** Points that may move: what each criterion is worth × how uncertain it is. */
function atStake(report: Report): number {
  const stakes = answeredCriteria(report).map((criterion) => criterion.outOf * (1 - criterion.confidence));
  return round(stakes.reduce((total, stake) => total + stake, 0));
}

function lookFirst(graded: readonly Report[]): ClassReport['lookFirst'] {
  return graded
    .flatMap((report) => {
      const { mark, interval } = report;
      return mark === null || interval === null ? [] : [{ report, mark, interval, atStake: atStake(report) }];
    })
    .sort((a, b) => b.atStake - a.atStake)
    .slice(0, LOOK_FIRST)
    .map(({ report, mark, interval, atStake: stake }) => ({
      copy: report.copy.id,
      mark,
      interval,
      atStake: stake,
      criteria: answeredCriteria(report)
        .sort((a, b) => b.outOf * (1 - b.confidence) - a.outOf * (1 - a.confidence))
        .slice(0, LOOK_FIRST_CRITERIA)
        .map(({ id, title, confidence }) => ({ id, title, confidence })),
    }));
}

function flagsOf(reports: readonly Report[]): ClassReport['flags'] {
  const copies = new Map<string, Set<string>>();
  for (const { copy, flags } of reports) {
    for (const { kind } of flags) copies.set(kind, (copies.get(kind) ?? new Set()).add(copy.id));
  }
  return [...copies]
    .map(([kind, named]) => ({ kind, count: named.size, copies: [...named] }))
    .sort((a, b) => b.count - a.count);
}

function rowOf(report: Report): ClassReport['rows'][number] {
  const { copy, points, mark, interval } = report;
  const answered = answeredCriteria(report);
  return {
    copy: copy.id,
    state: copy.state,
    points,
    mark,
    interval,
    validation: report.validation ?? null,
    toCheck: answered.filter((criterion) => !isSure(criterion.confidence)).length,
    atStake: atStake(report),
    flags: [...new Set(report.flags.map((flag) => flag.kind))],
    problem: copy.state === 'graded' ? null : (copy.problem?.message ?? report.feedback.summary),
    questions: Object.fromEntries(report.questions.map((one) => [one.id, one.state === 'blank' ? null : one.points])),
    criteria: Object.fromEntries(
      report.questions.flatMap((question) =>
        question.criteria.map(({ id, points: given }) => [id, question.state === 'blank' ? null : given]),
      ),
    ),
  };
}
