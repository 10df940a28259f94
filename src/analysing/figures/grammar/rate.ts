import { type Tokens, WORD } from '../text/tokens.ts';

const SLASH = 0x2f;
const APOSTROPHES = new Set([0x27, 0x2019]);
/** Plural symbols whose singular is the same, and abbreviations. */
const INVARIABLE = new Set(['mois', 'fois', 'avis', 'colis', 's', 'ms']);
const TAXES: ReadonlySet<string> = new Set(['ht', 'ttc', 'net', 'nets', 'nette', 'brut', 'bruts', 'brute']);

export interface Rate {
  /** "/mois", "/h", "/savon". */
  readonly symbol: string;
  readonly next: number;
}

/** What an amount is paid or counted for, right after its unit: "€/mois", "€ HT par an", "€ l'unité", "$ per hour". */
export function readRate(tokens: Tokens, next: number): Rate | null {
  const at = tokens.isOneOf(next, TAXES) ? next + 1 : next;
  const base = baseAfter(tokens, at);
  if (base < 0 || tokens.kind(base) !== WORD) return null;
  const word = tokens.word(base);
  const unit = word?.unit;
  if (!unit || unit.family === 'money' || unit.family === 'percent') return null;
  return { symbol: `/${singular(unit.symbol)}`, next: base + 1 };
}

/** "150 € de publicité par mois": the period of an amount stands behind what is paid; it stays outside the figure. */
export function readDistantRate(tokens: Tokens, next: number): Rate | null {
  if (!tokens.is(next, 'de') || tokens.kind(next + 1) !== WORD) return null;
  const rate = readRate(tokens, next + 2);
  const period = rate === null ? null : tokens.word(rate.next - 1)?.unit;
  return period?.family === 'time' ? rate : null;
}

/** Index of the word that the amount is counted for, -1 when the text does not go on with a rate. */
function baseAfter(tokens: Tokens, at: number): number {
  if (tokens.sign(at) === SLASH && tokens.gap(at) <= 1) return at + 1;
  if (tokens.is(at, 'par') || tokens.is(at, 'per')) return at + 1;
  if (tokens.language === 'en') return tokens.is(at, 'a') || tokens.is(at, 'an') ? at + 1 : -1;
  const article = tokens.is(at, 'de') ? at + 1 : at;
  if (tokens.is(article, 'l') && APOSTROPHES.has(tokens.sign(article + 1))) return article + 2;
  if (article > at) return -1;
  return tokens.is(at, 'le') || tokens.is(at, 'la') ? priced(tokens, at + 1) : -1;
}

/** "3 € le kilo", "40 € la nuit", "7,90 € le savon" name a price; "3 € la visite du…" too. */
function priced(tokens: Tokens, at: number): number {
  return tokens.word(at)?.unit ? at : -1;
}

function singular(symbol: string): string {
  if (INVARIABLE.has(symbol) || symbol.length < 3 || !symbol.endsWith('s')) return symbol;
  return symbol.slice(0, -1);
}
