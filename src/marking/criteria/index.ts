import type { Part } from '../../rubric/index.ts';
import { markChoice } from './choice.ts';
import { markFigure } from './figure.ts';
import { markFigures } from './figures.ts';
import { markForm } from './form.ts';
import { markIdeas } from './ideas.ts';
import { markInterpretation } from './interpretation.ts';
import { markItems } from './items.ts';
import { markJustification } from './justification.ts';
import { markLinks } from './links.ts';
import type { AnswerContext, PartMark } from './part-mark.ts';

export { diagnosesOf } from './figure.ts';
export type { AnswerContext, PartMark } from './part-mark.ts';

/**
 * Marks one part with the marker of its kind; on another answer too, when the rubric allows it and its own is not
 * enough. Topics are those of a question: in another one's answer they are taken as met.
 */
export function markPart(part: Part, context: AnswerContext): PartMark {
  const here = markOn(part, context);
  if (here.quarters >= part.quarters || part.kind === 'links') return here;
  const anywhere = { ...part, about: [], also: [] };
  return part.also.reduce((best, question) => {
    const other = context.elsewhere(question);
    const there = other === null ? best : markOn(anywhere, { ...other, criterion: context.criterion });
    return there.quarters > best.quarters ? there : best;
  }, here);
}

function markOn(part: Part, context: AnswerContext): PartMark {
  switch (part.kind) {
    case 'figure':
      return markFigure(part, context);
    case 'figures':
      return markFigures(part, context);
    case 'interpretation':
      return markInterpretation(part, context);
    case 'ideas':
      return markIdeas(part, context);
    case 'justification':
      return markJustification(part, context);
    case 'choice':
      return markChoice(part, context);
    case 'links':
      return markLinks(part, context);
    case 'items':
      return markItems(part, context);
    case 'form':
      return markForm(part, context);
  }
}
