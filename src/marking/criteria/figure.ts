import type { FigurePart } from '../../rubric/index.ts';
import type { BoundFigure } from '../binding/index.ts';
import { type AnswerContext, type Marker, message, nothing, type PartMark, type SpanDiagnosis } from './part-mark.ts';
import { isSaidFalse, unitAt } from './statements.ts';

const RANK: Readonly<Record<BoundFigure['verdict'], number>> = {
  right: 8,
  rounded: 7,
  alternative: 6,
  approximate: 5,
  carried: 5,
  misconception: 2,
  wrong: 1,
};
const RIGHT = 5;

/** The result of a quantity: right, rounded, on another accepted base, or rightly computed from the student's own values. */
export const markFigure: Marker<FigurePart> = (part, context) => {
  const bound = candidates(part, context);
  const best = bound[0];
  const quantity = titleOf(context, part.quantities[0] ?? '');
  if (best === undefined)
    return nothing(
      message('missing.figure', { quantity, expected: expectedOf(context, part.quantities[0] ?? '') }),
      0.93,
    );
  const values = {
    value: best.figure.text,
    quantity: titleOf(context, best.quantity),
    expected: expectedOf(context, best.quantity),
  };
  const diagnosis = diagnosesOf(best, context);
  const evidence = evidenceOf(best, context);
  if (RANK[best.verdict] >= RIGHT) {
    const code =
      best.verdict === 'carried'
        ? 'earned.figure.carried'
        : best.verdict === 'alternative'
          ? 'earned.figure.alternative'
          : 'earned.figure';
    const quarters = best.verdict === 'carried' ? part.carriedQuarters : part.quarters;
    return {
      quarters,
      evidence: quarters > 0 ? evidence : [],
      reasons: [message(code, values)],
      diagnosis,
      sureness: 0.6 + 0.38 * best.confidence,
    };
  }
  return wrongFigure(part, best, evidence, values, diagnosis);
};

function wrongFigure(
  part: FigurePart,
  best: BoundFigure,
  evidence: PartMark['evidence'],
  values: Record<string, string>,
  diagnosis: readonly SpanDiagnosis[],
): PartMark {
  const named = best.causes.map((cause) => part.wrong.get(cause.id)).find((quarters) => quarters !== undefined);
  if (named !== undefined && named > 0) {
    const cause = best.causes[0]?.id ?? '';
    return {
      quarters: named,
      evidence,
      reasons: [message('earned.figure.misconception', { ...values, cause })],
      diagnosis,
      sureness: 0.75,
    };
  }
  if (
    named === undefined &&
    part.methodQuarters > 0 &&
    best.role === 'result' &&
    best.calculation?.slip != null &&
    best.verdict !== 'misconception'
  ) {
    return {
      quarters: part.methodQuarters,
      evidence,
      reasons: [message('earned.figure.method', values)],
      diagnosis,
      sureness: 0.7,
    };
  }
  return { quarters: 0, evidence: [], reasons: [message('wrong.figure', values)], diagnosis, sureness: 0.85 };
}

/** Figures that state one of the part's quantities, best first; data merely quoted from the annexes are left out. */
export function candidates(part: Pick<FigurePart, 'quantities' | 'about'>, context: AnswerContext): BoundFigure[] {
  return context.binding.bound
    .filter((one) => part.quantities.includes(one.quantity) && !repeats(one, part.quantities))
    .filter((one) => one.role !== 'quoted' || context.subject.quantities.get(one.quantity)?.given === true)
    .filter((one) => {
      const unit = unitAt(context.analysis, one.unit);
      return !context.barred.has(one.unit) && (unit === null || !(unit.wordList || isSaidFalse(context, unit)));
    })
    .sort(
      (a, b) =>
        classOf(b) - classOf(a) ||
        part.quantities.indexOf(a.quantity) - part.quantities.indexOf(b.quantity) ||
        RANK[b.verdict] - RANK[a.verdict] ||
        b.confidence - a.confidence ||
        a.figure.start - b.figure.start,
    );
}

/** What follows from a wrong value of the same part is that error again, not one carried forward from elsewhere. */
const repeats = (bound: BoundFigure, quantities: readonly string[]): boolean =>
  bound.verdict === 'carried' &&
  bound.causes.some((cause) => cause.id !== bound.quantity && quantities.includes(cause.id));

/** Of two right figures, the one of the quantity that the rubric names first is shown: 44,51 for the threshold, not 45. */
const classOf = ({ verdict }: BoundFigure): number => (RANK[verdict] > RIGHT ? RIGHT + 1 : RANK[verdict]);

export const isRight = (bound: BoundFigure): boolean => RANK[bound.verdict] >= RIGHT;

/** Why a bound figure is wrong, in words: one message for each cause. */
export function diagnosesOf(bound: BoundFigure, context: AnswerContext): SpanDiagnosis[] {
  const at = { start: bound.figure.start, end: bound.figure.end };
  if (bound.verdict === 'carried') {
    return [
      {
        kind: 'carried-forward',
        id: bound.quantity,
        message: message('diagnosis.carried', { quantity: titleOf(context, bound.quantity), value: bound.figure.text }),
        at,
      },
    ];
  }
  if (RANK[bound.verdict] >= RIGHT) return [];
  if (bound.causes.length === 0) {
    return [
      {
        kind: 'unexplained',
        id: bound.quantity,
        message: message('diagnosis.unexplained', {
          quantity: titleOf(context, bound.quantity),
          value: bound.figure.text,
        }),
        at,
      },
    ];
  }
  return bound.causes.map(
    (cause) =>
      ({
        kind: cause.kind === 'misconception' ? 'misconception' : 'slip',
        id: cause.id,
        message: cause.message,
        at,
      }) as const,
  );
}

/** The calculation that gives the figure when there is one, else the statement's figure with its label. */
function evidenceOf(bound: BoundFigure, context: AnswerContext): PartMark['evidence'] {
  const calculation = bound.calculation;
  if (calculation !== null)
    return [
      { start: Math.min(calculation.start, bound.figure.start), end: Math.max(calculation.end, bound.figure.end) },
    ];
  const unit = unitAt(context.analysis, bound.unit);
  if (unit !== null && unit.end - unit.start <= 120 && unit.start <= bound.figure.start && unit.end >= bound.figure.end)
    return [{ start: unit.start, end: unit.end }];
  return [{ start: bound.figure.start, end: bound.figure.end }];
}

export const titleOf = (context: AnswerContext, quantity: string): string =>
  context.subject.quantities.get(quantity)?.title ?? quantity;

function expectedOf(context: AnswerContext, quantity: string): string {
  return context.formatExpected(quantity);
}
