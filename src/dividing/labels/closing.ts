import type { Head } from './label.ts';

/** What stands after the number of a label. */
export type Following = 'nothing' | 'closed' | 'capital' | 'lower' | 'comma' | 'digit';

export interface Closing {
  readonly end: number;
  readonly following: Following;
  /** The punctuation itself, without spaces. */
  readonly mark: string;
  readonly suite: boolean;
}

// A dash set apart behind another mark is the bullet of the first item ("3) - Relier la caisse"), no part of the label.
const MARKS = /[ \t\u00a0]*((?:[)\]}:;.°|/>*]|[-–—_=]+>?)+(?:[ \t\u00a0]*[)\]}:;.°|>*]+)*)/y;
const SUITE = /[ \t\u00a0]*[-–—(:,]*[ \t\u00a0]*(?:suite(?: et fin)?|fin|bis|complement)\b[ \t\u00a0]*\)?/y;
const SPACES = /[ \t\u00a0]*/y;
/** After a number these make it a quantity, whatever the layout. */
const UNIT_SIGN = /[ \t\u00a0]*(?:[%‰€$£²×÷≈<+]|=(?![=>]|\s*$)|[km]\s?€)/y;
/** So do these words in small letters: "1.1 Page d'accueil", "1.2 Clients" and "1.1 l'accueil" are titles. */
const UNIT_WORD =
  /[ \t\u00a0]*(?:eur|euros?|fois|points?|pts?|pages?|h|heures?|j|jours?|semaines?|mois|ans?|annees?|min|minutes?|sec|secondes?|s|kg|g|ml|cl|l|cm|km|m|millions?|milliards?|x|etoiles?|abonnes?|sessions?|commandes?|clics?|visites?|clients?|produits?|sur|par|pour|des|du|et demi)\b(?!['’])/y;
const ARITHMETIC = /[-–—/*=][ \t\u00a0]*\d+(?:[ ,.]\d+)*[ \t\u00a0]*(?:[-–—+=x×*/%€]|fois\b|[a-z])/y;
const NUMBER_GOES_ON = /\d|[.,]\d/y;

/**
 * Reads what follows the number of a label: its punctuation and the kind of text behind.
 * Null when the number is a quantity ("2.3 fois", "1.2 %", "2.4 - 1.1 = 1.3").
 */
export function closeLabel(head: Head, from: number): Closing | null {
  const { folded } = head;
  if (matchAt(NUMBER_GOES_ON, folded, from) > 0) return null;
  const suiteFirst = matchAt(SUITE, folded, from);
  const suite = suiteFirst > 0;
  const start = from + suiteFirst;
  const spaces = matchAt(SPACES, folded, start);
  const titled = isCapital(head.raw.charAt(start + spaces));
  if (!suite && (matchAt(UNIT_SIGN, folded, start) > 0 || (!titled && matchAt(UNIT_WORD, folded, start) > 0)))
    return null;
  if (matchAt(ARITHMETIC, folded, start + spaces) > 0 && !/^[)\]:]/.test(folded.slice(start + spaces))) return null;
  MARKS.lastIndex = start;
  const found = MARKS.exec(folded);
  const mark = (found?.[1] ?? '').replace(/\s/g, '');
  let end = start + (found?.[0].length ?? 0);
  const suiteAfter = suite ? 0 : matchAt(SUITE, folded, end);
  end += suiteAfter;
  if (suiteAfter > 0) end += matchAt(MARKS, folded, end);
  end += matchAt(SPACES, folded, end);
  return { end, following: followingOf(head, end, mark), mark, suite: suite || suiteAfter > 0 };
}

const isCapital = (letter: string): boolean => letter !== letter.toLowerCase();

function followingOf(head: Head, end: number, mark: string): Following {
  const next = head.raw.charAt(end);
  if (next === '') return head.cut ? 'lower' : 'nothing';
  if (mark !== '') return 'closed';
  if (next === ',') return 'comma';
  if (/\d/.test(next)) return 'digit';
  return next !== next.toUpperCase() ? 'lower' : 'capital';
}

/** Length of what a sticky expression reads at `at`; 0 when it does not match. */
export function matchAt(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.exec(text)?.[0].length ?? 0;
}
