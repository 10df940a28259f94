import type { JustificationPart } from '../../rubric/index.ts';
import type { Unit } from '../../types/index.ts';
import { type AnswerContext, type Marker, message, nothing } from './part-mark.ts';
import { isProposal } from './proposals.ts';
import { quoteSpan, search } from './statements.ts';

/** Facts and figures of the case that back a proposal: in its statement or row, or in the one beside it; each fact counts once. */
export const markJustification: Marker<JustificationPart> = (part, context) => {
  const proposals = proposalUnits(part, context);
  const where = (unit: Unit): boolean =>
    unit.kind !== 'heading' && !unit.wordList && (proposals === null || backs(unit, proposals));
  const found = search(context, part.by, { about: part.about, strict: part.strict, where }).found;
  const count = Math.min(found.length, part.max);
  if (count === 0) return nothing(message('missing.justification', { label: part.label }), 0.82);
  const used = found.slice(0, count);
  const reasons = used.map((one) => message('earned.justification', { idea: one.idea.name }));
  if (count < part.max) reasons.push(message('missing.justification', { label: part.label }));
  return {
    quarters: Math.min(part.quarters, count * part.each),
    evidence: used.map((one) => quoteSpan(context, one.match)),
    reasons,
    diagnosis: [],
    sureness: count >= part.max ? 0.88 : 0.7,
  };
};

/** Units that propose something for this criterion; null when the criterion asks for no proposal. */
function proposalUnits(part: JustificationPart, context: AnswerContext): Unit[] | null {
  const asked = context.criterion?.parts.filter((one) => one.kind === 'ideas') ?? [];
  if (asked.length === 0) return null;
  const stated = asked.flatMap((one) =>
    search(context, one.from, { about: part.about, strict: part.strict }).found.map((found) => found.unit),
  );
  return [...stated, ...context.analysis.units.filter((unit) => isProposal(context, unit, part.about))];
}

const backs = (unit: Unit, proposals: readonly Unit[]): boolean =>
  proposals.some(
    (proposal) =>
      proposal.line === unit.line ||
      (Math.abs(proposal.index - unit.index) <= 1 && Math.abs(proposal.block - unit.block) <= 1),
  );
