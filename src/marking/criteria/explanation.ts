import type { Unit } from '../../types/index.ts';
import { freshWords, repeatedTokens } from '../repeated.ts';
import type { Item } from './item.ts';
import type { AnswerContext } from './part-mark.ts';
import { isCopied } from './statements.ts';

/** Words that tie a statement to its reason, its consequence, its condition or its mechanism. */
const TIES =
  /\b(?:car|parce|puisque?|pck|pcq|psq|donc|ainsi|alors|grace|ce qui|d' ou|afin|en effet|pourquoi|du coup|sinon|si|s' ils?|quand|qd|lorsque?|des que|tandis|sachant|vu que|cause|-> |=> |en \w{3,}ant|pour que|meme si|depend\w*|or|tellement|plus \w+(?: \w+){0,4} plus)\b/g;
/** A purpose ties less: "des données pour personnaliser" hardly says why. */
const PURPOSE = /\bpour (?!conclure|finir|terminer)(?:mieux |lui |leur |les |la |le )?\w{3,}(?:er|ir|re)\b/;
/** An example shows that it is so, and does not say why. */
const ILLUSTRATES =
  /^(?:par ex|ex|exemple|c' est le cas|de grandes enseignes|on le voit)\b|\b(?:le|l') (?:prouve|montre|illustre)\b|\bl' (?:a|ont) (?:bien )?(?:compris|fait)\b/;
/** Two clauses side by side: "il faut former les vendeurs, certains n'aiment pas le changement". */
const BESIDE =
  /^[^,]*\S(?:\s+[^\s,]+){3,},\s+(?:il|elle|ils|elles|on|ça|ca|sa|cela|certains?|un|une|le|la|les|ce|ses|leurs?)\s+\S+(?:\s+\S+){2,}/iu;
const TIED_WORDS = 8;
const LONG_TIED = 20;
const TIED_TWICE = 14;
const FOLLOWED = 12;
const TOLD = 22;
const FOLLOWING_WORDS = 5;

/** How far an item is explained, and the statements that do it: a tie between two clauses, or statements that go on from the first. */
export function explanationIn(
  context: AnswerContext,
  item: Item,
): { readonly met: 'full' | 'partial' | 'no'; readonly units: readonly Unit[] } {
  const units = item.units.filter(
    (unit) => unit.kind !== 'heading' && !unit.wordList && !isCopied(unit) && !ILLUSTRATES.test(wordsIn(context, unit)),
  );
  const words = units.reduce((sum, unit) => sum + freshWords(context.analysis, unit), 0);
  const tied = units.filter((unit) => unit.words >= TIED_WORDS && tiesIn(context, unit) > 0);
  const ties = tied.reduce((sum, unit) => sum + tiesIn(context, unit), 0);
  const follows = units.slice(1).filter((unit) => unit.hasVerb && unit.words >= FOLLOWING_WORDS).length;
  const proof = tied.length > 0 ? tied : units;
  if (
    (ties >= 1 && words >= LONG_TIED) ||
    (ties >= 2 && words >= TIED_TWICE) ||
    tied.some((unit) => givesReason(context, unit))
  )
    return { met: 'full', units: proof };
  if (follows >= 2 && words >= TOLD) return { met: 'full', units: proof };
  const purpose = units.some((unit) => unit.words >= TIED_WORDS && PURPOSE.test(wordsIn(context, unit)));
  const beside = units.some((unit) => BESIDE.test(context.document.text.slice(unit.start, unit.end)));
  if (ties >= 1 || purpose || beside || (follows >= 1 && words >= FOLLOWED)) return { met: 'partial', units: proof };
  return { met: 'no', units: [] };
}

/** What a statement says for the first time: saying it again explains nothing. */
function wordsIn({ analysis }: AnswerContext, unit: Unit): string {
  const repeated = repeatedTokens(analysis);
  return analysis.tokens
    .slice(unit.firstToken, unit.endToken)
    .flatMap((token, at) => (repeated[unit.firstToken + at] === 1 ? [] : [token.folded]))
    .join(' ');
}

function tiesIn(context: AnswerContext, unit: Unit): number {
  const told = /:\s*\S+(?:\s+\S+){4,}/.test(context.document.text.slice(unit.start, unit.end)) ? 1 : 0;
  return (wordsIn(context, unit).match(TIES)?.length ?? 0) + told;
}

/** A reason told at length: "car il faut un logiciel, une base commune et des formations". */
const REASON = /\b(?:car|parce que?|puisque?|pck|pcq|ce qui|sinon)((?: \S+){9,})/;
const givesReason = (context: AnswerContext, unit: Unit): boolean => REASON.test(wordsIn(context, unit));

/** It says why, how, or what follows. */
export const hasTie = (context: AnswerContext, unit: Unit): boolean => tiesIn(context, unit) > 0;
