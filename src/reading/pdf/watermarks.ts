import { type PageInk, type Segment, textOfSegment } from './ink.ts';

/** How many times as high as the text of the copy a watermark is at least. */
const LARGE = 2.2;

type SegmentedPage = { readonly page: PageInk; readonly segments: readonly Segment[] };

/** What is stamped across pages: large words that lie askew, or that stand at one place of several pages. */
export function watermarksOf(pages: readonly SegmentedPage[]): Set<Segment> {
  const large = LARGE * usualSize(pages);
  const places = new Map<string, Segment[]>();
  const found = new Set<Segment>();
  for (const { segments } of pages) {
    for (const segment of segments) {
      if (segment.size < large) continue;
      const { sin, cos } = segment.turn;
      if (Math.min(Math.abs(sin), Math.abs(cos)) > 0.2) found.add(segment);
      const place = `${textOfSegment(segment)} ${Math.round(segment.start / 3)} ${Math.round(segment.v / 3)}`;
      places.set(place, [...(places.get(place) ?? []), segment]);
    }
  }
  for (const same of places.values()) if (same.length > 1) for (const segment of same) found.add(segment);
  return found;
}

/** The size that most signs have. */
function usualSize(pages: readonly SegmentedPage[]): number {
  const signs = new Map<number, number>();
  for (const { size, inks } of pages.flatMap(({ segments }) => segments)) {
    const rounded = Math.round(size);
    signs.set(rounded, (signs.get(rounded) ?? 0) + inks.length);
  }
  const [best] = [...signs].sort((one, other) => other[1] - one[1]);
  return best?.[0] ?? Number.POSITIVE_INFINITY;
}
