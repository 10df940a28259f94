/** Folded words that deny what stands near them. "plus" is not one of them alone: only after "ne" (see the analysis). */
export const NEGATIONS: ReadonlySet<string> = new Set([
  'pas',
  'jamais',
  'aucun',
  'aucune',
  'sans',
  'ni',
  'rien',
  'guere',
  'nullement',
  'non',
  'ne',
  "n'",
  'nul',
  'zero',
]);
