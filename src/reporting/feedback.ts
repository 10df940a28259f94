import type { CriterionReport, QuestionReport, Report } from '../types/index.ts';
import { formatCount, formatList, formatNumber, type Lang, typography } from './messages/index.ts';

interface FeedbackInput {
  readonly mark: number;
  readonly markOutOf: number;
  /** Advice of the rubric by criterion, for criteria that lost points. */
  readonly advice: ReadonlyMap<string, string>;
  readonly lang: Lang;
}

const MOST_STEPS = 4;
const MOST_STEPS_A_QUESTION = 2;
const STRENGTHS = 2;

/** A short appreciation, strengths first, then what would earn most: two to four steps when as many are left. */
export function feedback(questions: readonly QuestionReport[], input: FeedbackInput): Report['feedback'] {
  const { lang } = input;
  const said = [opening(input), strengths(questions, lang), unanswered(questions, lang), biggestLoss(questions, lang)];
  return {
    summary: typography(said.filter((sentence) => sentence !== '').join(' '), lang),
    next: nextSteps(questions, input).map((step) => typography(step, lang)),
  };
}

/** Share of the mark from which each opening is true, highest first. */
const OPENINGS: readonly { readonly from: number; readonly fr: string; readonly en: string }[] = [
  { from: 0.9, fr: 'Excellente copie, précise et complète.', en: 'Excellent copy, precise and complete.' },
  { from: 0.75, fr: 'Très bon travail, solide sur presque tout.', en: 'Very good work, solid almost everywhere.' },
  { from: 0.6, fr: 'Bon travail, avec quelques points à compléter.', en: 'Good work, with a few points to complete.' },
  { from: 0.5, fr: 'Travail satisfaisant, encore inégal.', en: 'Satisfactory work, still uneven.' },
  {
    from: 0.35,
    fr: 'Des bases sont là ; elles restent à approfondir.',
    en: 'The basics are there; they need to go deeper.',
  },
  {
    from: 0.15,
    fr: 'Un début de réponse, à étoffer question par question.',
    en: 'A start, to be built up question by question.',
  },
  {
    from: 0,
    fr: 'La copie est encore trop courte ou trop loin des questions.',
    en: 'The copy is still too short or too far from the questions.',
  },
];

function opening({ mark, markOutOf, lang }: FeedbackInput): string {
  const found = OPENINGS.find(({ from }) => mark / markOutOf >= from);
  return found?.[lang] ?? '';
}

function strengths(questions: readonly QuestionReport[], lang: Lang): string {
  const best = questions
    .filter((question) => question.points / question.outOf >= 0.6)
    .sort((a, b) => b.points / b.outOf - a.points / a.outOf || b.points - a.points)
    .slice(0, STRENGTHS);
  if (best.length === 0) return bestCriteria(questions, lang);
  const named = best.map((question) => `${question.id} (${question.title}, ${score(question, lang)})`);
  return lang === 'fr' ? `Points forts : ${formatList(named, lang)}.` : `Strengths: ${formatList(named, lang)}.`;
}

/** When no question stands out, what was earned in full still does. */
function bestCriteria(questions: readonly QuestionReport[], lang: Lang): string {
  const best = questions
    .flatMap((question) => question.criteria)
    .filter((criterion) => criterion.points === criterion.outOf)
    .sort((a, b) => b.outOf - a.outOf)
    .slice(0, STRENGTHS);
  if (best.length === 0) return '';
  const named = best.map((criterion) => `${criterion.title} (${criterion.id})`);
  return lang === 'fr' ? `Déjà acquis : ${formatList(named, lang)}.` : `Already there: ${formatList(named, lang)}.`;
}

function unanswered(questions: readonly QuestionReport[], lang: Lang): string {
  const ids = questions.filter((question) => question.state === 'blank').map((question) => question.id);
  if (ids.length === 0) return '';
  const one = ids.length === 1;
  if (lang === 'fr') return `${one ? 'Question' : 'Questions'} sans réponse : ${formatList(ids, lang)}.`;
  return `${one ? 'Question' : 'Questions'} left unanswered: ${formatList(ids, lang)}.`;
}

function biggestLoss(questions: readonly QuestionReport[], lang: Lang): string {
  const worst = questions
    .filter((question) => question.state === 'answered' && question.points / question.outOf < 0.75)
    .sort((a, b) => b.outOf - b.points - (a.outOf - a.points))[0];
  if (worst === undefined) return '';
  const named = `${worst.id} (${worst.title}, ${score(worst, lang)})`;
  return lang === 'fr' ? `C'est en ${named} qu'il y a le plus à gagner.` : `Most is to be gained in ${named}.`;
}

const score = ({ points, outOf }: QuestionReport, lang: Lang) =>
  `${formatNumber(points, lang)} ${lang === 'fr' ? 'sur' : 'out of'} ${formatNumber(outOf, lang)}`;

/** Advice of the criteria that lost most; a blank question is one step; one question does not take them all. */
function nextSteps(questions: readonly QuestionReport[], { advice, lang }: FeedbackInput): string[] {
  const steps = questions.flatMap((question) => stepsOf(question, advice, lang));
  steps.sort((a, b) => b.lost - a.lost);
  const taken = new Map<string, number>();
  const kept: string[] = [];
  for (const step of steps) {
    const count = taken.get(step.question) ?? 0;
    if (kept.length === MOST_STEPS || count === MOST_STEPS_A_QUESTION || kept.includes(step.text)) continue;
    taken.set(step.question, count + 1);
    kept.push(step.text);
  }
  return kept;
}

interface Step {
  readonly question: string;
  readonly lost: number;
  readonly text: string;
}

function stepsOf(question: QuestionReport, advice: ReadonlyMap<string, string>, lang: Lang): Step[] {
  const inQuestion = `Question ${question.id}${lang === 'fr' ? ' : ' : ': '}`;
  if (question.state === 'blank') {
    const left = formatCount(question.outOf, 'point', lang);
    const text =
      lang === 'fr' ? `à traiter, même en partie (${left} en jeu).` : `answer it, even in part (${left} at stake).`;
    return [{ question: question.id, lost: question.outOf, text: inQuestion + text }];
  }
  const step = (criterion: CriterionReport): Step[] => {
    const text = advice.get(criterion.id);
    const lost = criterion.outOf - criterion.points;
    return text === undefined || lost <= 0 ? [] : [{ question: question.id, lost, text: inQuestion + lowered(text) }];
  };
  return question.criteria.flatMap(step);
}

/** "Comparez…" goes on after a colon as "comparez…"; "CA" and "RGPD" keep their capitals. */
function lowered(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
