import type { Span } from '../types/index.ts';

const ABBREVIATIONS =
  /(?:^|[\s(«"'’])(?:m|mm|mme|mlle|dr|ex|etc|env|cf|p|n|art|min|max|moy|nb|qté|ca|tel|tél|vs|st|ste|av|bd|approx|resp|inf|sup|c|i|d|r|f)$/iu;

/** Cuts a range into sentences. A dot inside a number or after an abbreviation ends nothing. */
export function cutSentences(text: string, span: Span): Span[] {
  const sentences: Span[] = [];
  let start = span.start;
  for (let at = span.start; at < span.end; at += 1) {
    const char = text[at];
    if (char === ';' && parts(text, start, at, span.end)) {
      push(text, sentences, start, at + 1);
      start = at + 1;
      continue;
    }
    if (char !== '.' && char !== '!' && char !== '?' && char !== '…') continue;
    if (char === '.' && !endsHere(text, start, at, span.end)) continue;
    let end = at + 1;
    while (end < span.end && /[.!?…»"”)\]]/.test(text[end] ?? '')) end += 1;
    if (end < span.end && !/\s/.test(text[end] ?? '')) continue;
    push(text, sentences, start, end);
    start = end;
    at = end - 1;
  }
  push(text, sentences, start, span.end);
  return sentences;
}

const STATEMENT_WORDS = 5;

/** "… reste dans l'application ; la cible y est déjà ; …": statements side by side, words enough on either side. */
function parts(text: string, start: number, at: number, end: number): boolean {
  const stop = text.indexOf(';', at + 1);
  const after = text.slice(at + 1, stop < 0 || stop > end ? end : stop);
  return isStatement(text.slice(start, at)) && isStatement(after);
}

const isStatement = (text: string): boolean => (text.match(/[\p{L}\p{N}]{2,}/gu)?.length ?? 0) >= STATEMENT_WORDS;

function endsHere(text: string, start: number, at: number, end: number): boolean {
  const next = text[at + 1];
  if (next !== undefined && /\d/.test(next) && /\d/.test(text[at - 1] ?? '')) return false;
  if (ABBREVIATIONS.test(text.slice(Math.max(start, at - 8), at))) {
    const follow = text.slice(at + 1, Math.min(end, at + 4)).trimStart()[0];
    return (
      follow !== undefined &&
      /\p{Lu}/u.test(follow) &&
      /(?:etc|env|min|max)$/iu.test(text.slice(Math.max(start, at - 4), at))
    );
  }
  return true;
}

function push(text: string, sentences: Span[], start: number, end: number): void {
  const cut = betweenVerdicts(text, start, end);
  if (cut !== null) {
    push(text, sentences, start, cut);
    push(text, sentences, cut + 1, end);
    return;
  }
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1;
  if (to > from) sentences.push({ start: from, end: to });
}

const VERDICT = /^\s*\p{L}[^=:/\n]*[=:]/u;

/** "insta = bien / fb = nul / site = moyen": the first bar between two verdicts; null when there is none. */
function betweenVerdicts(text: string, start: number, end: number): number | null {
  if (end - start > LONGEST_VERDICTS) return null;
  for (let at = text.indexOf('/', start); at >= 0 && at < end; at = text.indexOf('/', at + 1))
    if (VERDICT.test(text.slice(start, at)) && VERDICT.test(text.slice(at + 1, end)) && text[at - 1] === ' ') return at;
  return null;
}

const LONGEST_VERDICTS = 240;
