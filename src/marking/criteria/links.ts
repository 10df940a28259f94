import type { LinksPart } from '../../rubric/index.ts';
import type { IdeaMatch, Message, Span } from '../../types/index.ts';
import { type AnswerContext, type Marker, message, nothing } from './part-mark.ts';
import { isCopied, quoteSpan, unitAt } from './statements.ts';

/**
 * Cause → effect: both in one statement, or in two neighbouring ones of which one says why. Links of several answers
 * add up: students give causes in passing, where they propose remedies.
 */
export const markLinks: Marker<LinksPart> = (part, context) => {
  const evidence: Span[] = [];
  const reasons: Message[] = [];
  const answers = [context, ...part.also.flatMap((question) => context.elsewhere(question) ?? [])];
  for (const link of part.links) {
    const place = firstPlace(answers, link);
    if (place === null) continue;
    evidence.push(place);
    reasons.push(message('earned.link', { link: link.cause.name }));
  }
  const most = Math.floor(part.quarters / part.each);
  const count = Math.min(evidence.length, most);
  if (count === 0)
    return nothing(
      message('missing.links', {
        count: most,
        examples: part.links
          .slice(0, 3)
          .map((link) => link.cause.name)
          .join(' ; '),
      }),
      0.82,
    );
  if (count < most) reasons.push(message('missing.links', { count: most - count, examples: '' }));
  return {
    quarters: count * part.each,
    evidence: evidence.slice(0, most),
    reasons,
    diagnosis: [],
    sureness: count === most ? 0.84 : 0.62,
  };
};

function firstPlace(answers: readonly AnswerContext[], { cause, effect }: LinksPart['links'][number]): Span | null {
  for (const answer of answers) {
    const place = linked(answer, usable(answer, cause.key), usable(answer, effect.key));
    if (place !== null) return place;
  }
  return null;
}

function usable(context: AnswerContext, key: string): IdeaMatch[] {
  return (context.analysis.ideas.get(key) ?? []).filter((match) => {
    const unit = unitAt(context.analysis, match.unit);
    return (
      unit !== null &&
      match.polarity === 'affirmed' &&
      !context.barred.has(unit.index) &&
      !isCopied(unit) &&
      !unit.wordList
    );
  });
}

function linked(context: AnswerContext, causes: readonly IdeaMatch[], effects: readonly IdeaMatch[]): Span | null {
  let near: Span | null = null;
  for (const cause of causes) {
    for (const effect of effects) {
      const from = unitAt(context.analysis, cause.unit);
      const to = unitAt(context.analysis, effect.unit);
      if (from === null || to === null || cause.tokens.every((token) => effect.tokens.includes(token))) continue;
      if (from.line === to.line && Math.abs(from.index - to.index) <= 1) {
        const first = quoteSpan(context, cause);
        const second = quoteSpan(context, effect);
        return { start: Math.min(first.start, second.start), end: Math.max(first.end, second.end) };
      }
      const beside = Math.abs(from.index - to.index) <= 1 && Math.abs(from.block - to.block) <= 1;
      if (near === null && beside && (from.reasoned || to.reasoned))
        near = quoteSpan(context, from.index > to.index ? cause : effect);
    }
  }
  return near;
}
