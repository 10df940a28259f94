import { fold } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { NEGATIONS } from './negation.ts';
import { SMALL_WORDS } from './stop-words.ts';
import type { Atom, Pattern, WantedFigure } from './types.ts';
import { cutWords } from './words.ts';

/** Named sets of equivalent words: `@mobile`. A set may use other sets. */
export type Vocabulary = ReadonlyMap<string, readonly string[]>;

/** A pattern that cannot be read: `found` quotes it, `remedy` says how it is written. */
export class PatternError extends Error {
  readonly remedy: string;
  constructor(found: string, remedy: string) {
    super(found);
    this.remedy = remedy;
  }
}

const DEFAULT_GAP = 7;
/** Any figure (`#`), any figure of a unit (`#ans`), any percentage, any amount of money. */
const ANY_FIGURE = /^(?:#([\p{L}%€]+)?|([%€]))$/u;
const RANGE = /^(\d+)-(\d+)(%|€|ans)?$/;
const FIGURE = /^[+-]?\d[\d  ]*(?:[.,]\d+)?(%|€|s|h|j|ans|\/\d+)?$/u;

/**
 * Compiles one phrase of a rubric.
 *
 * Words separated by spaces must all stand in one statement, near one another, in any order; `a|b` either;
 * `frais_de_port` words that follow one another; `rapid*` beginnings; `@set` a named set; `75%`, `2880€` figures;
 * `25-40` that range; `%`, `€`, `#`, `#ans` any percentage, amount, figure, age; `^mot` may stand in the heading or lead-in instead; `-mot` must not stand in the clause; `>` between words fixes
 * their order; `~12` lets words stand up to 12 words apart; `=pub` that very form, no inflection or guess.
 *
 * @throws PatternError when the phrase is empty, has an unknown set or nothing but exclusions.
 */
export function compilePattern(source: string, lexicon: Lexicon, vocabulary: Vocabulary): Pattern {
  const atoms: Atom[] = [];
  const without: Atom[] = [];
  let ordered = false;
  let gap = DEFAULT_GAP;
  for (const piece of source.trim().split(/\s+/)) {
    if (piece === '') continue;
    if (piece === '>') ordered = true;
    else if (/^~\d+$/.test(piece)) gap = Number(piece.slice(1));
    else if (piece.startsWith('-') && piece.length > 1)
      without.push(compileAtom(piece.slice(1), lexicon, vocabulary, source));
    else atoms.push(compileAtom(piece, lexicon, vocabulary, source));
  }
  if (atoms.length === 0) throw new PatternError(`« ${source} »`, 'écrire au moins un mot à trouver');
  return { atoms, without, ordered, gap, source };
}

function compileAtom(piece: string, lexicon: Lexicon, vocabulary: Vocabulary, source: string): Atom {
  const known = lexicon.atoms.get(piece);
  if (known !== undefined) return known;
  const atom = compileNewAtom(piece, lexicon, vocabulary, source);
  lexicon.atoms.set(piece, atom);
  return atom;
}

function compileNewAtom(piece: string, lexicon: Lexicon, vocabulary: Vocabulary, source: string): Atom {
  const context = piece.split('|').some((alternative) => alternative.startsWith('^'));
  const alternatives = expand(
    piece.split('|').map((alternative) => alternative.replace(/^\^/, '')),
    vocabulary,
    source,
    [],
  );
  const terms: number[] = [];
  const figures: WantedFigure[] = [];
  const phrases: number[][] = [];
  let negation = false;
  for (const alternative of alternatives) {
    const any = ANY_FIGURE.exec(alternative);
    if (any !== null) {
      figures.push({ value: null, unit: any[1] ?? any[2] ?? null, bounds: null });
      continue;
    }
    const range = RANGE.exec(alternative);
    if (range !== null) {
      figures.push({ value: null, unit: range[3] ?? null, bounds: [Number(range[1]), Number(range[2])] });
      continue;
    }
    const figure = FIGURE.exec(alternative.replaceAll('_', ' '));
    if (figure !== null) {
      figures.push(figureOf(alternative, figure[1] ?? null));
      continue;
    }
    const words = termsOf(alternative);
    if (words.length === 0)
      throw new PatternError(`« ${piece} » dans « ${source} »`, 'retirer ce qui n’est ni un mot ni un chiffre');
    if (words.some((word) => NEGATIONS.has(word))) negation = true;
    if (words.length === 1 && words[0] !== undefined) terms.push(lexicon.add(words[0]));
    else phrases.push(words.map((word) => lexicon.add(word)));
  }
  return { terms: [...new Set(terms)], figures, phrases, context, negation, source: piece };
}

function figureOf(alternative: string, unit: string | null): WantedFigure {
  const number = alternative
    .replace(/(%|€|s|h|j|ans|\/\d+)$/u, '')
    .replace(/[ _ ]/g, '')
    .replace(',', '.');
  return { value: Number(number), unit, bounds: null };
}

/** Folded words of an alternative, articles and prepositions left out when other words remain; marks `*` and `=` kept. */
function termsOf(alternative: string): string[] {
  const prefix = alternative.endsWith('*');
  const exact = alternative.startsWith('=');
  const all = cutWords(alternative.replaceAll('_', ' ').replace(/[*=]/g, ' ')).map((word) =>
    word.folded.replace(/'$/, "'"),
  );
  const content = all.filter((word) => !SMALL_WORDS.has(word) || NEGATIONS.has(word));
  const words = content.length > 0 ? content : all;
  return words.map((word, index) => {
    if (prefix && index === words.length - 1) return `${word}*`;
    return exact ? `=${word}` : word;
  });
}

function expand(pieces: readonly string[], vocabulary: Vocabulary, source: string, path: readonly string[]): string[] {
  return pieces.flatMap((piece) => {
    if (!piece.startsWith('@')) return piece === '' ? [] : [piece];
    const name = piece.slice(1);
    const set = vocabulary.get(name);
    if (set === undefined || path.includes(name)) {
      const known = [...vocabulary.keys()].filter((key) => fold(key)[0] === fold(name)[0]);
      throw new PatternError(
        `ensemble « @${name} » ${set === undefined ? 'inconnu' : 'défini par lui-même'} dans « ${source} »`,
        known.length > 0
          ? `ensembles proches : ${known.map((key) => `@${key}`).join(', ')}`
          : 'le définir dans le vocabulaire du sujet',
      );
    }
    return expand(
      set.flatMap((entry) => entry.split('|')),
      vocabulary,
      source,
      [...path, name],
    );
  });
}
