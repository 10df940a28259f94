import type { InterpretationPart } from '../../rubric/index.ts';
import type { Unit } from '../../types/index.ts';
import { candidates, isRight, titleOf } from './figure.ts';
import { type AnswerContext, type Marker, message, nothing } from './part-mark.ts';
import { isAbout, quoteSpan, search } from './statements.ts';

/** How many statements after the figure may still comment on it. */
const REACH = 2;

/**
 * A judgement attached to a quantity: in the statement (or row) that gives or names it, or in the next two of the same
 * topic. The opposite judgement earns nothing, unless the student's own wrong figure calls for it.
 */
export const markInterpretation: Marker<InterpretationPart> = (part, context) => {
  const places = placesOf(part, context);
  const where = (unit: Unit): boolean => !unit.wordList && (places === null || places.has(unit.index));
  const strict = part.strict || part.quantities.length === 0;
  const says = search(context, part.says, { about: part.about, strict, where }).found;
  const contrary = search(context, part.contrary, { about: part.about, strict, where }).found;
  const ownWrong =
    part.quantities.length > 0 &&
    candidates(part, context).some((one) => !isRight(one)) &&
    !candidates(part, context).some(isRight);
  const first = says[0];
  const opposite = contrary[0];
  if (
    first !== undefined &&
    !(
      opposite !== undefined &&
      opposite.match.start < first.match.start &&
      opposite.unit.index === first.unit.index &&
      opposite.match.strength >= first.match.strength
    )
  ) {
    return {
      quarters: part.quarters,
      evidence: [quoteSpan(context, first.match)],
      reasons: [message('earned.interpretation', { idea: first.idea.name })],
      diagnosis: [],
      sureness: 0.85 * first.match.strength + 0.05,
    };
  }
  if (opposite !== undefined) {
    if (ownWrong) {
      return {
        quarters: part.quarters,
        evidence: [quoteSpan(context, opposite.match)],
        reasons: [message('earned.interpretation.own', { idea: opposite.idea.name })],
        diagnosis: [],
        sureness: 0.5,
      };
    }
    const at = { start: opposite.match.start, end: opposite.match.end };
    const said = message('contrary.interpretation', { idea: opposite.idea.name });
    return nothing(said, 0.8, [{ kind: 'contrary', id: opposite.idea.name, message: said, at }]);
  }
  return nothing(
    message('missing.interpretation', {
      quantity: part.quantities.map((name) => titleOf(context, name))[0] ?? part.label,
    }),
    0.82,
  );
};

/** Units in which a judgement bears on one of the quantities; null: anywhere. */
function placesOf(part: InterpretationPart, context: AnswerContext): Set<number> | null {
  if (part.quantities.length === 0) return null;
  const { units, ideas } = context.analysis;
  const anchors = new Set<number>();
  for (const one of context.binding.bound) if (part.quantities.includes(one.quantity)) anchors.add(one.unit);
  for (const name of part.quantities) for (const match of ideas.get(`quantity/${name}`) ?? []) anchors.add(match.unit);
  const others = new Set(
    context.binding.bound
      .filter((one) => !part.quantities.includes(one.quantity) && one.role === 'result')
      .map((one) => one.unit),
  );
  for (const name of namedElsewhere(part, context))
    for (const match of ideas.get(`quantity/${name}`) ?? []) if (!anchors.has(match.unit)) others.add(match.unit);
  const places = new Set<number>();
  for (const anchor of anchors) {
    const unit = units[anchor];
    if (unit === undefined || !isAbout(unit, part.about)) continue;
    places.add(unit.index);
    const last = unit.kind === 'cell' ? lastOfLine(units, unit) : unit.index;
    for (let at = unit.index + 1; at <= last; at += 1) places.add(at);
    for (let at = unit.index - 1; unit.kind === 'cell' && units[at]?.line === unit.line; at -= 1) places.add(at);
    for (let step = 1; step <= REACH; step += 1) {
      const next: Unit | undefined = units[last + step];
      if (next === undefined || next.kind === 'heading' || others.has(next.index) || next.block > unit.block + 1) break;
      places.add(next.index);
    }
  }
  return places;
}

/** The other quantities that the question's criteria ask for: naming one turns the page. */
function namedElsewhere(part: InterpretationPart, context: AnswerContext): Set<string> {
  const names = new Set(
    context.question.criteria.flatMap((criterion) =>
      criterion.parts.flatMap((one) => ('quantities' in one ? one.quantities : [])),
    ),
  );
  for (const own of context.criterion?.parts.flatMap((one) => ('quantities' in one ? one.quantities : [])) ??
    part.quantities)
    names.delete(own);
  return names;
}

function lastOfLine(units: readonly Unit[], unit: Unit): number {
  let last = unit.index;
  while (units[last + 1]?.line === unit.line) last += 1;
  return last;
}
