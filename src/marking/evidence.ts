import type { Document, Evidence, Span } from '../types/index.ts';

/** Cuts the quote of a span, without the blanks at its ends, and finds its page. */
export function evidenceAt(document: Document, span: Span): Evidence {
  let { start, end } = span;
  while (start < end && /\s/.test(document.text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(document.text[end - 1] ?? '')) end -= 1;
  return { start, end, quote: document.text.slice(start, end), page: pageOf(document, start) };
}

function pageOf(document: Document, at: number): number {
  let page = 1;
  for (const one of document.pages) if (one.start <= at) page = one.number;
  return page;
}

/** In text order, without empty spans or repeats. */
export function evidenceOf(document: Document, spans: readonly Span[]): Evidence[] {
  const seen = new Map<string, Evidence>();
  for (const span of spans) {
    const evidence = evidenceAt(document, span);
    if (evidence.end > evidence.start) seen.set(`${evidence.start}:${evidence.end}`, evidence);
  }
  return [...seen.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}
