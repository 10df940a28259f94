import type { JustificationPart } from '../../rubric/index.ts';
import { type Marker, message, nothing } from './part-mark.ts';
import { quoteSpan, search } from './statements.ts';

/** Facts and figures of the case that back a proposal; each fact counts once. */
export const markJustification: Marker<JustificationPart> = (part, context) => {
  const found = search(context, part.by, { about: part.about, strict: part.strict }).found.filter((one) => one.unit.kind !== 'heading' && !one.unit.wordList);
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
