import type { ChoicePart } from '../../rubric/index.ts';
import type { IdeaMatch, Unit } from '../../types/index.ts';
import { type AnswerContext, type Marker, message, nothing, type PartMark } from './part-mark.ts';
import { foldedWords, isExplained, quoteSpan, unitAt } from './statements.ts';

/** The student takes a side. */
const COMMITS =
  /\b(?:je (?:lui )?conseil\w*|conseille\w*|conseillons|choix|je choisi\w*|choisi(?:r|rais|rait|s|t|ssez)|recommand\w*|prefer\w*|opter?|opterais|opte|privilegi\w*|favorable|defavorable|(?:mon|notre) (?:avis|conseil|choix|option|verdict|vote)|il faut (?:prendre|choisir|ouvrir|garder|donc|y aller|se lancer|foncer)|doit (?:prendre|choisir|ouvrir)|devrait|je (?:prends?|prendrais?|retiens|garde|pense|dirais?|vote|mise\w*|partirais?|pars|valide|propose|penche\w*)|me tourne\w*|suis (?:pour|contre|favorable|d' accord)|oui|retenir|retenu|verdict|go|banco|foncer?|feu vert|signer\w*|l' emporte\w*|a retenir|preference|mon vote)\b/;
/** It may be a side, or only a consequence. */
const LEANS = /\b(?:donc|il faut|mieux|meilleur\w*|adapte\w*|pour moi|selon moi|avis|solution|non)\b|->/;
/** What is said of the option puts it first: "Odoo me paraît le plus adapté", "Odoo l'emporte". */
const PUT_FIRST =
  /^(?:,? ?(?:qui|ca|c') )?(?:me |nous |lui )?(?:l' emporte|gagne|(?:parait|semble|est|serait|reste|s' avere|apparait)(?: donc| bien| a mes yeux| pour moi| selon moi)?(?: etre)?(?: donc)? (?:(?:le|la) (?:plus|mieux|meilleur\w*|choix|bon choix|bonne (?:solution|option|reponse)|solution|option)|plus (?:adapte|pertinent|approprie|interessant|raisonnable|judicieu)\w*|mieux|preferable|ideal\w*|a privilegier)|(?:convient|correspond|repond|colle) (?:mieux|le mieux|davantage|plus))\b/;
const SAID_OF_IT = 12;
/** Praise that is taken back in the same breath is no leaning. */
const TAKEN_BACK = /\b(?:mais|sauf qu|cependant|toutefois|par contre|en revanche|neanmoins|or)\b/;

/** What follows is granted to the other side: "je recommande A même si B est plus complet". */
const CONCEDES =
  /\b(?:meme si|bien qu|malgre|contrairement|plutot qu|alors qu|tandis qu|quoiqu|face a|par rapport|mieux qu|meilleur\w* qu)/;

/** It weighs both sides, and says so. */
const SETTLES =
  /\b(?:conclusion|finalement|au final|donc|en somme|bref|pour conclure|definitive|tout compte fait|malgre|si|condition|conditions|quand meme|au fond|avant|seulement|reserve|reserves|prudent\w*|progressi\w*|apres|d' abord|sans)\b/;
/** What was said first was granted, or an appearance. */
const GRANTED =
  /\b(?:certes|au depart|a premiere vue|au debut|j' aurais|on pourrait|pourrait croire|semble|paraitre|meme si|bien que)\b/;

const CONCLUDES = /\b(?:conclusion|finalement|donc|au final|en somme|bref|pour conclure|malgre|pourtant je)\b/;
/** The option is the answer itself, not the subject of a sentence: "Odoo.", "Odoo, car…", "Odoo parce que…". */
const THEN_REASON = /^\s*(?:[.,!]|parce\b|car\b|puisque\b|pour\b|sans h[ée]siter|bien s[ûu]r|évidemment)/i;
const COMMITTED = 4;

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
  const turns = turnsOf(stands);
  if (isUnresolved(context, turns)) return contradictory(part, context, turns);
  const options = new Set(pool.map((stand) => stand.option.idea.name));
  const quarters = worth(part, context, last);
  const said = message(quarters > 0 ? 'earned.choice' : 'refused.choice', { option: last.option.idea.name });
  return {
    quarters,
    evidence: quarters > 0 ? [quoteSpan(context, firstStand(committed, last).match)] : [],
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

/** Where the side that is kept was first taken: the clearest place to show. */
const firstStand = (committed: readonly Stand[], last: Stand): Stand =>
  committed
    .filter((stand) => stand.option === last.option && stand.weight >= COMMITTED)
    .sort((a, b) => a.match.start - b.match.start)[0] ?? last;

function worth(part: ChoicePart, context: AnswerContext, stand: Stand): number {
  const argued =
    context.analysis.units.some((unit) => unit.index !== stand.unit.index && isExplained(context, unit)) ||
    isExplained(context, stand.unit);
  return Math.min(part.quarters, argued ? stand.option.arguedQuarters : stand.option.quarters);
}

/** The sides taken one after the other. Changing one's mind once may be a reasoning; coming back again is none. */
function turnsOf(stands: readonly Stand[]): Stand[] {
  const turns: Stand[] = [];
  for (const stand of stands
    .filter((one) => one.weight >= COMMITTED)
    .sort((a, b) => a.match.start - b.match.start || b.weight - a.weight)) {
    const before = turns.at(-1);
    if (before === undefined) turns.push(stand);
    else if (before.option !== stand.option && before.unit.index !== stand.unit.index) turns.push(stand);
  }
  return turns;
}

/** Two sides without a word that settles between them, or three turns. */
function isUnresolved(context: AnswerContext, turns: readonly Stand[]): boolean {
  const [first, last] = turns;
  if (turns.length !== 2 || first === undefined || last === undefined) return turns.length > 2;
  const said = foldedWords(context.analysis, last.unit.firstToken, last.unit.endToken);
  const granted = foldedWords(context.analysis, first.unit.firstToken, first.unit.endToken);
  return !SETTLES.test(said) && !GRANTED.test(granted);
}

/** "Contradiction non résolue : moitié au plus." */
function contradictory(part: ChoicePart, context: AnswerContext, turns: readonly Stand[]): PartMark {
  const best = Math.max(...turns.map((stand) => worth(part, context, stand)));
  const quarters = Math.floor(best / 2);
  const first = turns[0];
  const said = message('contradictory.choice', {});
  return {
    quarters,
    evidence: quarters > 0 ? turns.map((stand) => quoteSpan(context, stand.match)) : [],
    reasons: [said],
    diagnosis:
      first === undefined
        ? []
        : [
            {
              kind: 'contradiction',
              id: first.option.idea.name,
              message: said,
              at: { start: first.match.start, end: first.match.end },
            },
          ],
    sureness: 0.65,
  };
}

function standsIn(part: ChoicePart, context: AnswerContext): Stand[] {
  return part.options.flatMap((option) =>
    (context.analysis.ideas.get(option.idea.key) ?? []).flatMap((match): Stand[] => {
      const unit = unitAt(context.analysis, match.unit);
      if (unit === null || context.barred.has(unit.index) || asks(part, context, unit)) return [];
      if (match.polarity === 'denied') return opposite(part, option, match, unit, context);
      const words = foldedWords(context.analysis, unit.firstToken, unit.endToken);
      const before = foldedWords(context.analysis, unit.firstToken, match.tokens[0] ?? unit.firstToken);
      const weight =
        (commits(context, unit, match, words) ? COMMITTED : leans(words) ? 1.5 : 0) +
        (CONCLUDES.test(words) ? 1 : 0) -
        (CONCEDES.test(before) ? 4 : 0) +
        (unit.kind === 'heading' ? 0.5 : 0) +
        (isLast(context, unit) ? 0.5 : 0);
      return [{ option, match, unit, weight }];
    }),
  );
}

const commits = (context: AnswerContext, unit: Unit, match: IdeaMatch, words: string): boolean =>
  COMMITS.test(words) || isTheAnswer(context, unit, match) || PUT_FIRST.test(saidOf(context, unit, match));

const leans = (words: string): boolean => LEANS.test(words) && !TAKEN_BACK.test(words);

function saidOf({ analysis }: AnswerContext, unit: Unit, match: IdeaMatch): string {
  const past = Math.max(unit.firstToken, ...match.tokens) + 1;
  return foldedWords(analysis, past, Math.min(unit.endToken, past + SAID_OF_IT));
}

const MOST_ASKED = 8;

/** "Inshore ou offshore", "Odoo vs Salesforce ?": the question given back takes no side. */
function asks(part: ChoicePart, { analysis, document }: AnswerContext, unit: Unit): boolean {
  const text = document.text.slice(unit.start, unit.end);
  if (!/\?\s*$/.test(text) && (unit.words > MOST_ASKED || !/\bou\b|\bvs\b|\bversus\b|\//i.test(text))) return false;
  const named = part.options.filter((option) =>
    (analysis.ideas.get(option.idea.key) ?? []).some((match) => match.unit === unit.index),
  );
  return named.length > 1 && !COMMITS.test(foldedWords(analysis, unit.firstToken, unit.endToken));
}

const DOUBTS =
  /\bje (?:ne |n' )?(?:pense|crois|conseille|recommande|suis|trouve|dirais) pas\b|\bdeconseill\w*|\b(?:ne |n' )?(?:faut|devrait|doit) pas\b/;

/** "Je ne pense pas que ce soit une bonne idée": of two options, doubting one is standing for the other. */
function opposite(
  part: ChoicePart,
  option: Stand['option'],
  match: IdeaMatch,
  unit: Unit,
  context: AnswerContext,
): Stand[] {
  const other = part.options.find((one) => one !== option);
  if (part.options.length !== 2 || other === undefined) return [];
  const words = foldedWords(context.analysis, unit.firstToken, unit.endToken);
  return DOUBTS.test(words) ? [{ option: other, match, unit, weight: COMMITTED }] : [];
}

/** The answer opens with the option alone. */
function isTheAnswer(context: AnswerContext, unit: Unit, match: IdeaMatch): boolean {
  const opening = context.analysis.units.find((one) => one.kind !== 'heading') ?? unit;
  if (unit.kind !== 'sentence' || unit.index > opening.index || (match.tokens[0] ?? 0) > unit.firstToken + 2)
    return false;
  return THEN_REASON.test(context.document.text.slice(match.end, match.end + 24));
}

const isLast = (context: AnswerContext, unit: Unit): boolean => unit.index >= context.analysis.units.length - 3;
