import { firstSegment, type Row, textOfRow } from './ink.ts';

export interface PageRows {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly rows: readonly Row[];
}

/** Headers and footers stand in the top and bottom eighth of the page; a page number nearer to the edge. */
const MARGIN = 0.125;
const EDGE = 0.1;
/** Lines looked at on either end of a page. */
const DEPTH = 3;

interface Candidate {
  readonly row: Row;
  readonly page: PageRows;
  readonly text: string;
  /** Height on the page, from 0 to 1. */
  readonly at: number;
  readonly atTop: boolean;
}

/**
 * Recognises headers, footers and page numbers: lines in the margins that come back, figures apart, at the same
 * height on several pages, and lone page numbers.
 */
export function furnitureOf(pages: readonly PageRows[]): Set<Row> {
  const candidates = pages.flatMap(candidatesOf);
  const found = new Set<Row>();
  for (const group of groupByPlace(candidates)) {
    const seenOn = new Set(group.map(({ page }) => page.number)).size;
    if (seenOn >= 2 && seenOn >= pages.length * 0.4 && !group.some(isLabel) && countsPages(group))
      for (const { row } of group) found.add(row);
  }
  // Copies of one page look like nothing but headers.
  if (pages.every(({ rows }) => rows.every((row) => found.has(row)))) found.clear();
  for (const candidate of candidates) if (isPageNumber(candidate, pages.length)) found.add(candidate.row);
  return found;
}

function candidatesOf(page: PageRows): Candidate[] {
  const placed = page.rows.map((row) => ({ row, at: heightOf(row, page) })).sort((one, other) => one.at - other.at);
  const candidate = (atTop: boolean) => (one: { row: Row; at: number }) => ({
    ...one,
    page,
    text: textOfRow(one.row).replace(/\s+/g, ' ').trim(),
    atTop,
  });
  const top = placed.slice(0, DEPTH).filter(({ at }) => at < MARGIN);
  const bottom = placed.slice(-DEPTH).filter(({ at }) => at > 1 - MARGIN);
  return [...top.map(candidate(true)), ...bottom.map(candidate(false))];
}

/** Where a row stands between the top of the page, as its lines have it, and the bottom: from 0 to 1. */
function heightOf(row: Row, { width, height }: PageRows): number {
  const first = firstSegment(row);
  if (!first) return 0;
  const { cos, sin } = first.turn;
  if (Math.abs(sin) > Math.abs(cos)) return sin > 0 ? first.v / width + 1 : first.v / width;
  return cos < 0 ? first.v / height + 1 : first.v / height;
}

function groupByPlace(candidates: readonly Candidate[]): Candidate[][] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const pattern = candidate.text.replace(/\d+/g, '#').toLowerCase();
    const key = `${candidate.atTop} ${pattern}`;
    const near = groups.get(key)?.filter(({ at }) => Math.abs(at - candidate.at) < 0.01);
    if (near && near.length === 0) continue;
    groups.set(key, [...(groups.get(key) ?? []), candidate]);
  }
  return [...groups.values()];
}

/** "1.3)", "Question 2.4 :", "Dossier 2": what a copy is divided by is no header, even when it happens to count pages. */
const isLabel = ({ text }: Candidate): boolean =>
  /^\(?(?:(?:question|q|dossier|partie|mission|exercice|t[âa]che|travail)\b.{0,3}\s?\d+\W*|\d{1,2}[.)-]\s?\d{0,2}\W*)/i.test(
    text,
  ) && !/\bpage\b/i.test(text);

/** Each figure of a header stays the same or counts the pages: "Question 1.1" over "Question 2.3" is no header. */
function countsPages(group: readonly Candidate[]): boolean {
  const [first] = group;
  if (!first) return false;
  const figures = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);
  return figures(first.text).every((figure, index) => {
    const others = group.map(({ text, page }) => ({ figure: figures(text)[index] ?? Number.NaN, page: page.number }));
    const same = others.every((other) => other.figure === figure);
    return same || others.every((other) => other.figure - other.page === figure - first.page.number);
  });
}

/** "3", "- 3 -", "page 3", "3/4", "Page 3 sur 4": alone near the edge, and the right number. */
function isPageNumber({ text, at, page }: Candidate, pages: number): boolean {
  if (at > EDGE && at < 1 - EDGE) return false;
  const match = /^(?:[-–—]\s*)?(page|p\.?)?\s*(\d{1,3})(?:\s*(?:\/|sur|of|de)\s*(\d{1,3}))?(?:\s*[-–—])?$/i.exec(text);
  if (!match) return false;
  const [, word, number, total] = match;
  if (total !== undefined) return Number(total) >= Number(number) && (word !== undefined || Number(total) >= pages);
  return word !== undefined || Number(number) === page.number;
}
