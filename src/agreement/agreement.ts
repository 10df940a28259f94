import type { CriterionReport, QuestionReport } from '../types/index.ts';
import { biasBands, scoredCopies } from './bias.ts';
import { calibration } from './calibration.ts';
import { evidenceOverlap } from './evidence-overlap.ts';
import { floors } from './floors.ts';
import {
  criterion,
  type Extent,
  enginePairs,
  markerPairs,
  question,
  type RatedCopy,
  rate,
  wholeCopy,
} from './ratings.ts';
import { type Pair, pairStatistics } from './statistics.ts';
import type {
  Agreement,
  Beside,
  CriterionAgreement,
  Difference,
  GradedCopy,
  MarkerFile,
  QuestionAgreement,
} from './types.ts';
import { wrongFigureAgreement } from './wrong-figures.ts';

function beside(copies: readonly RatedCopy[], extent: Extent, scale = 1): Beside {
  const scaled = (pairs: readonly Pair[]): readonly Pair[] => pairs.map(([a, b]) => [a * scale, b * scale]);
  return {
    engine: pairStatistics(scaled(enginePairs(copies, extent))),
    markers: pairStatistics(scaled(markerPairs(copies, extent))),
  };
}

function differences(copies: readonly RatedCopy[], id: string): readonly Difference[] {
  return copies.flatMap(({ copy, criteria, markers }): Difference[] => {
    const ours = criteria.get(id);
    const theirs = markers.flatMap(({ marker, marks }): [string, number][] => {
      const points = marks.get(id);
      return points === undefined ? [] : [[marker, points]];
    });
    if (ours === undefined || theirs.every(([, points]) => points === ours.points)) return [];
    return [{ copy: copy.id, engine: ours.points, markers: Object.fromEntries(theirs), reason: ours.reason }];
  });
}

function ofQuestion(copies: readonly RatedCopy[], { id, title, outOf }: QuestionReport): QuestionAgreement {
  return { id, title, outOf, ...beside(copies, question(id)) };
}

function ofCriterion(
  copies: readonly RatedCopy[],
  within: string,
  { id, title, outOf }: CriterionReport,
): CriterionAgreement {
  return { id, question: within, title, outOf, ...beside(copies, criterion(id)), differences: differences(copies, id) };
}

function allCriteria(copies: readonly RatedCopy[], ids: readonly string[]): Beside {
  return {
    engine: pairStatistics(ids.flatMap((id) => enginePairs(copies, criterion(id)))),
    markers: pairStatistics(ids.flatMap((id) => markerPairs(copies, criterion(id)))),
  };
}

/**
 * Compares our reports with the files of markers, and the markers with one another. All copies must be of one subject.
 * Copies that were not graded, and markings that lack criteria, are left out where they cannot count and named in `gaps`.
 */
export function agreement(copies: readonly GradedCopy[], files: readonly MarkerFile[]): Agreement {
  const { rated, gaps } = rate(copies, files);
  const first = rated[0]?.copy.report ?? copies[0]?.report;
  const questions = first?.questions ?? [];
  const scale = first === undefined ? 1 : first.markOutOf / first.outOf;
  const markers = [...new Set(rated.flatMap((one) => one.markers.map(({ marker }) => marker)))].sort();
  const scored = scoredCopies(rated);
  const each = markers.flatMap((marker) => {
    const pairs = enginePairs(rated, wholeCopy, marker).map(([a, b]): Pair => [a * scale, b * scale]);
    const statistics = pairStatistics(pairs);
    return statistics === null ? [] : [{ marker, statistics }];
  });
  return {
    subject: first?.rubric.id ?? '',
    markOutOf: first?.markOutOf ?? 0,
    copies: rated.length,
    markers,
    gaps,
    mark: { ...beside(rated, wholeCopy, scale), each },
    allCriteria: allCriteria(
      rated,
      questions.flatMap((one) => one.criteria.map(({ id }) => id)),
    ),
    questions: questions.map((one) => ofQuestion(rated, one)),
    criteria: questions.flatMap((one) => one.criteria.map((inside) => ofCriterion(rated, one.id, inside))),
    bias: biasBands(scored),
    evidence: evidenceOverlap(rated),
    wrongFigures: wrongFigureAgreement(rated),
    calibration: calibration(rated),
    floors: floors(rated, scored),
  };
}
