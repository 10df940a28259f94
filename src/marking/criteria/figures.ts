import type { FiguresPart } from '../../rubric/index.ts';
import type { Span } from '../../types/index.ts';
import { candidates, isRight, titleOf } from './figure.ts';
import { type Marker, message, nothing } from './part-mark.ts';
import { quoteSpan, search } from './statements.ts';

/** Several quantities, so much each or by steps ("deux justes 0,25 ; quatre 0,5"); raw data alone earn a little. */
export const markFigures: Marker<FiguresPart> = (part, context) => {
  const right = part.quantities.flatMap((quantity) => {
    const best = candidates({ quantities: [quantity], about: part.about }, context)[0];
    return best !== undefined && isRight(best) ? [best] : [];
  });
  const earned = Math.min(
    part.quarters,
    part.steps.length > 0 ? stepFor(part, right.length) : right.length * part.each,
  );
  if (earned > 0) {
    const evidence: Span[] = right.map((one) => ({
      start: one.calculation?.start ?? one.figure.start,
      end: Math.max(one.calculation?.end ?? 0, one.figure.end),
    }));
    const reasons = right.map((one) =>
      message('earned.figure', { value: one.figure.text, quantity: titleOf(context, one.quantity) }),
    );
    if (earned < part.quarters)
      reasons.push(message('missing.figures', { count: right.length, outOf: neededFor(part) }));
    const sureness = earned === part.quarters ? 0.9 : 0.75;
    return { quarters: earned, evidence, reasons, diagnosis: [], sureness };
  }
  const raw = search(context, part.raw, { about: part.about, strict: part.strict, copied: true }).found;
  const first = raw[0];
  if (first !== undefined && part.rawQuarters > 0) {
    return {
      quarters: part.rawQuarters,
      evidence: raw.slice(0, 2).map((one) => quoteSpan(context, one.match)),
      reasons: [message('earned.raw', { idea: first.idea.name })],
      diagnosis: [],
      sureness: 0.7,
    };
  }
  return nothing(message('missing.figures', { count: right.length, outOf: neededFor(part) }), 0.88);
};

function stepFor(part: FiguresPart, count: number): number {
  let quarters = 0;
  for (const [needed, value] of part.steps) if (count >= needed) quarters = value;
  return quarters;
}

const neededFor = (part: FiguresPart): number => part.steps.at(-1)?.[0] ?? Math.ceil(part.quarters / part.each);
