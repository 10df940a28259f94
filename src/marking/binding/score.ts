import type { Quantity } from '../../rubric/index.ts';
import { type Closeness, isWithin } from './closeness.ts';
import type { LabelEvidence } from './evidence.ts';
import type { FormulaMatch } from './formula-match.ts';
import type { Scaled } from './scale.ts';
import type { Site } from './sites.ts';
import type { Status } from './status.ts';

const BASE: Readonly<Record<Status, number>> = {
  expected: 1,
  accepted: 0.9,
  consistent: 0.95,
  carried: 0.9,
  restated: 0.6,
  misconception: 0.6,
  'rounded-down': 0.6,
  slip: 0.4,
  wrong: 0,
};

const FORMULA = 1.5;
const OTHER_FORMULA = -0.9;
const WANTED = 0.3;
const COARSE = -0.9;
const WITHIN_RANGE = 0.4;
const TOO_FEW_DECIMALS = -0.5;
const BARE_PERCENTAGE = -0.5;

/** What the score of a pair is made of. */
export interface Clues {
  readonly site: Site;
  readonly quantity: Quantity;
  readonly status: Status;
  readonly closeness: Closeness;
  readonly scaled: Scaled;
  readonly label: LabelEvidence;
  readonly topic: number;
  readonly formula: Pick<FormulaMatch, 'share'> | null;
  /** The figure's calculation computes other quantities. */
  readonly otherFormula: boolean;
  readonly wanted: boolean;
}

/** How likely it is that the figure states the quantity, as a sum of clues. */
export function scoreOf(clues: Clues): number {
  const { formula, label, topic, scaled, site } = clues;
  let score = BASE[clues.status] + scaled.fit + topic + label.score;
  score +=
    clues.closeness === 'coarse'
      ? COARSE + (isWithin(clues.quantity.approximately, clues.scaled.value, site.figure) ? WITHIN_RANGE : 0)
      : digitsBonus(site);
  if (formula !== null) score += FORMULA * formula.share;
  else if (clues.otherFormula && site.place === 'result') score += OTHER_FORMULA;
  if (clues.wanted) score += WANTED;
  if (scaled.decimals < clues.quantity.minDecimals && clues.closeness !== 'exact' && clues.status !== 'expected')
    score += TOO_FEW_DECIMALS;
  if (
    clues.quantity.unit === '%' &&
    site.figure.unit === null &&
    site.figure.kind !== 'fraction' &&
    site.unit.kind !== 'cell' &&
    site.unit.kind !== 'row'
  )
    score += BARE_PERCENTAGE;
  if (clues.quantity.given && site.place === 'result' && formula === null) score -= 0.8;
  return score;
}

/** A value with many digits is not met by chance; one with a single digit is. */
function digitsBonus(site: Site): number {
  const { digits } = site;
  if (site.figure.unit?.startsWith('/')) return 0.3;
  return digits >= 4 ? 0.6 : digits === 3 ? 0.4 : digits === 2 ? 0 : -0.35;
}
