/** What a word announces about a number beside it; a word may carry several. */
export const Cue = {
  none: 0,
  /** "annexe", "page", "n°": the next number is a reference. */
  reference: 1 << 0,
  /** "question", "dossier", "étape": the next number is a label. */
  label: 1 << 1,
  month: 1 << 2,
  /** "en", "depuis", "année": a bare 19xx or 20xx that follows is a year. */
  year: 1 << 3,
  /** "score", "note": "x/100" beside it is a score. */
  score: 1 << 4,
  /** Words before a time of day: "de 8 h à 20 h", "dès 9 h". */
  clock: 1 << 5,
  /** Function words that never carry a quantity, so "le neuf", "zone de 2000" are read plainly. */
  article: 1 << 6,
  /** "passer de 25 à 40": a change between two values, not a range. */
  change: 1 << 7,
  /** Has a place in a fixed phrase of approximation or bound. */
  phrase: 1 << 8,
  /** A word that says a result: "soit", "donc", "font". */
  result: 1 << 9,
  /** What "zéro" takes to make a name: "zéro déchet". */
  zeroName: 1 << 10,
  /** Day names, before a date. */
  day: 1 << 11,
  /** A name that takes a model number: "iPhone 15", "Covid 19". */
  model: 1 << 12,
  /** A word before an age: "âgé", "a", "ans". */
  age: 1 << 13,
  /** "moins", "minus": the next number is negative. */
  minus: 1 << 14,
  /** An operator said in words: "sur", "fois", "divisé par". */
  operator: 1 << 15,
} as const;

export type Cue = number;
