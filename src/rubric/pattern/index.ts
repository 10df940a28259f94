export { fold } from './fold.ts';
export { type Aliases, type Hit, Lexicon } from './lexicon.ts';
export { matchPattern, type PatternMatch, type Scope, WordIndex, wordIndexOf } from './match.ts';
export { NEGATIONS } from './negation.ts';
export { compilePattern, PatternError, type Vocabulary } from './parse.ts';
export { PatternIndex } from './pattern-index.ts';
export { STOP_WORDS } from './stop-words.ts';
export type { Atom, Pattern } from './types.ts';
export { cutWords, type Word } from './words.ts';
