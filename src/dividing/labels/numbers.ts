import type { LabelNumber } from './label.ts';

export interface ReadNumbers {
  readonly numbers: readonly LabelNumber[];
  readonly end: number;
  /** What separates dossier and question ("." in "1.1"); empty for a bare number. */
  readonly separator: string;
  /** "1.1.2", "1.1 b)": a part of the question. */
  readonly part: boolean;
}

/** Scanners read 1 as l, I or |. */
const DIGIT = '(?:\\d{1,2}|[li|](?=\\s?[.\\-–—/,]\\s?\\d))';
const PAIR = new RegExp(`(${DIGIT})\\s?([.\\-–—/,·_°])\\s?(\\d{1,2}|[li|](?![a-z\\d'’]))(?![\\d]|[,./-]\\d\\d)`, 'y');
const PART = /[.-]\d(?![\d,])|\s?[.-]?\s?[a-h](?=\s?[).:])/y;
const SINGLE = /(\d{1,2})(?![\da-z]|[.,]\d)/y;
const JOINT = /\s*(?:et|&|\+|puis|a|\/|,)\s*(?:(?:la\s+)?(?:question|quest|q)\.?\s*)?(?=\d)/y;

/** Reads "1.1", "1-1", "1/1", "l.1", "1.1.2", "1.2 et 1.3" at `from`. */
export function readPair(folded: string, from: number): ReadNumbers | null {
  const first = pairAt(folded, from);
  if (first === null) return null;
  PART.lastIndex = first.end;
  const part = PART.exec(folded);
  if (part !== null) return { ...first, end: first.end + part[0].length, part: true };
  JOINT.lastIndex = first.end;
  const joint = JOINT.exec(folded);
  const second = joint === null ? null : pairAt(folded, first.end + joint[0].length);
  if (second === null || second.separator !== first.separator) return first;
  return { ...first, numbers: [...first.numbers, ...second.numbers], end: second.end };
}

/** Reads "3", "3 et 4" at `from`. */
export function readSingle(folded: string, from: number): ReadNumbers | null {
  const first = singleAt(folded, from);
  if (first === null) return null;
  JOINT.lastIndex = first.end;
  const joint = JOINT.exec(folded);
  const second =
    joint === null || !/et|&|\+|puis/.test(joint[0]) ? null : singleAt(folded, first.end + joint[0].length);
  return second === null ? first : { ...first, numbers: [...first.numbers, ...second.numbers], end: second.end };
}

function pairAt(folded: string, from: number): ReadNumbers | null {
  PAIR.lastIndex = from;
  const found = PAIR.exec(folded);
  if (found === null) return null;
  const number = { dossier: numberOf(found[1]), question: numberOf(found[3]) };
  return { numbers: [number], end: from + found[0].length, separator: found[2] ?? '', part: false };
}

function singleAt(folded: string, from: number): ReadNumbers | null {
  SINGLE.lastIndex = from;
  const found = SINGLE.exec(folded);
  if (found === null) return null;
  return {
    numbers: [{ dossier: null, question: Number(found[1]) }],
    end: from + found[0].length,
    separator: '',
    part: false,
  };
}

const numberOf = (written: string | undefined): number =>
  written === undefined || /[li|]/.test(written) ? 1 : Number(written);

const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii'];
const ORDINALS: readonly (readonly [RegExp, number])[] = [
  [/^(?:1\s?(?:er|ere|re)|premiere?)$/, 1],
  [/^(?:2\s?(?:e|eme|nd|nde)|deuxieme|seconde?)$/, 2],
  [/^(?:3\s?(?:e|eme)|troisieme)$/, 3],
  [/^(?:4\s?(?:e|eme)|quatrieme)$/, 4],
  [/^(?:5\s?(?:e|eme)|cinquieme)$/, 5],
  [/^(?:6\s?(?:e|eme)|sixieme)$/, 6],
];
const CARDINALS = ['', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit'];

/** "3", "iii", "trois" → 3; null for anything else. */
export function smallNumber(written: string): number | null {
  if (/^\d{1,2}$/.test(written)) return Number(written);
  const roman = ROMAN.indexOf(written);
  if (roman > 0) return roman;
  const cardinal = CARDINALS.indexOf(written);
  return cardinal > 0 ? cardinal : null;
}

/** "premier", "2e", "troisième" (folded) → its rank. */
export function rankOf(written: string): number | null {
  return ORDINALS.find(([expression]) => expression.test(written))?.[1] ?? null;
}
