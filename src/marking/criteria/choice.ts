import type { ChoicePart } from '../../rubric/index.ts';
import type { IdeaMatch, Unit } from '../../types/index.ts';
import { type AnswerContext, type Marker, message, nothing } from './part-mark.ts';
import { foldedWords, isExplained, quoteSpan, unitAt } from './statements.ts';

/** The student takes a side. */
const COMMITS =
  /\b(?:je (?:lui )?conseil\w*|conseille|conseillons|choix|je choisi\w*|choisi(?:r|rais|rait|s|t|ssez)|recommand\w*|prefer\w*|opter?|opterais|privilegi\w*|favorable|defavorable|mon avis|il faut (?:prendre|choisir|ouvrir|garder|donc)|doit (?:prendre|choisir|ouvrir)|devrait|je (?:prends?|retiens|garde|pense|dirais)|suis (?:pour|contre|favorable|d' accord)|oui|retenir)\b/;
/** It may be a side, or only a consequence. */
const LEANS = /\b(?:donc|il faut|mieux|meilleur\w*|adapte\w*|pour moi|selon moi|avis|solution|non)\b|->/;
/** What follows is granted to the other side: "je recommande A même si B est plus complet". */
const CONCEDES =
  /\b(?:meme si|bien qu|malgre|contrairement|plutot qu|alors qu|tandis qu|quoiqu|face a|par rapport|mieux qu|meilleur\w* qu)/;

const CONCLUDES = /\b(?:conclusion|finalement|donc|au final|en somme|bref|pour conclure|malgre|pourtant je)\b/;

interface Stand {
  readonly option: ChoicePart['options'][number];
  readonly match: IdeaMatch;
  readonly unit: Unit;
  readonly weight: number;
}

/** The stance the student ends with: commitments weigh more than discussion, a conclusion more than what went before. */
export const markChoice: Marker<ChoicePart> = (part, context) => {
  const stands = standsIn(part, context);
  const committed = stands.filter((stand) => stand.weight >= 2);
  const pool = committed.length > 0 ? committed : stands;
  const last = [...pool].sort((a, b) => a.weight - b.weight || a.match.start - b.match.start).at(-1);
  if (last === undefined) return nothing(message('missing.choice', { label: part.label }), 0.88);
  const options = new Set(pool.map((stand) => stand.option.idea.name));
  const argued =
    context.analysis.units.some((unit) => unit.index !== last.unit.index && isExplained(context, unit)) ||
    isExplained(context, last.unit);
  const quarters = Math.min(part.quarters, argued ? last.option.arguedQuarters : last.option.quarters);
  const said = message(quarters > 0 ? 'earned.choice' : 'refused.choice', { option: last.option.idea.name });
  return {
    quarters,
    evidence: quarters > 0 ? [quoteSpan(context, last.match)] : [],
    reasons: [said],
    diagnosis:
      quarters > 0
        ? []
        : [
            {
              kind: 'contrary',
              id: last.option.idea.name,
              message: said,
              at: { start: last.match.start, end: last.match.end },
            },
          ],
    sureness: committed.length === 0 ? 0.7 : options.size > 1 ? 0.8 : 0.94,
  };
};

function standsIn(part: ChoicePart, context: AnswerContext): Stand[] {
  return part.options.flatMap((option) =>
    (context.analysis.ideas.get(option.idea.key) ?? []).flatMap((match): Stand[] => {
      const unit = unitAt(context.analysis, match.unit);
      if (unit === null || match.polarity === 'denied' || context.barred.has(unit.index)) return [];
      const words = foldedWords(context.analysis, unit.firstToken, unit.endToken);
      const before = foldedWords(context.analysis, unit.firstToken, match.tokens[0] ?? unit.firstToken);
      const weight =
        (COMMITS.test(words) ? 4 : LEANS.test(words) ? 1.5 : 0) +
        (CONCLUDES.test(words) ? 1 : 0) -
        (CONCEDES.test(before) ? 4 : 0) +
        (unit.kind === 'heading' ? 0.5 : 0) +
        (isLast(context, unit) ? 0.5 : 0);
      return [{ option, match, unit, weight }];
    }),
  );
}

const isLast = (context: AnswerContext, unit: Unit): boolean => unit.index >= context.analysis.units.length - 3;
