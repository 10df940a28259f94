import type { Span } from '../types/index.ts';
import { locateQuote, overlap, squeeze } from './locate-quote.ts';
import { markerCouples, type RatedCopy } from './ratings.ts';
import type { EvidenceOverlap, MarkerFile } from './types.ts';

/** Spans of both sides for one criterion that both rewarded; null: the passage is not in the text. */
interface Quoted {
  readonly first: readonly Span[] | null;
  readonly second: readonly Span[] | null;
}

function summary(quoted: readonly Quoted[]): EvidenceOverlap {
  const located = quoted.flatMap(({ first, second }) => (first && second ? [overlap(first, second)] : []));
  const overlapping = located.filter(Boolean).length;
  return {
    rewardedByBoth: quoted.length,
    located: located.length,
    overlapping,
    share: located.length === 0 ? null : overlapping / located.length,
  };
}

function spansOf(marker: MarkerFile, id: string, place: (quote: string) => readonly Span[]): readonly Span[] | null {
  const spans = place(marker.evidence.get(id) ?? '');
  return spans.length === 0 ? null : spans;
}

function quotes(rated: RatedCopy): { readonly engine: Quoted[]; readonly markers: Quoted[] } {
  const engine: Quoted[] = [];
  const markers: Quoted[] = [];
  const squeezed = squeeze(rated.copy.text ?? '');
  const place = (quote: string): readonly Span[] => locateQuote(quote, squeezed);
  const rewards = (marker: MarkerFile, id: string): boolean =>
    (marker.marks.get(id) ?? 0) > 0 && marker.evidence.has(id);
  for (const [id, criterion] of rated.criteria) {
    if (criterion.points > 0 && criterion.evidence.length > 0) {
      for (const marker of rated.markers.filter((one) => rewards(one, id))) {
        engine.push({ first: criterion.evidence, second: spansOf(marker, id, place) });
      }
    }
    for (const [one, other] of markerCouples(rated)) {
      if (!rewards(one, id) || !rewards(other, id)) continue;
      markers.push({ first: spansOf(one, id, place), second: spansOf(other, id, place) });
    }
  }
  return { engine, markers };
}

/** Do we reward the same passages as the markers, and they as one another? */
export function evidenceOverlap(copies: readonly RatedCopy[]): { engine: EvidenceOverlap; markers: EvidenceOverlap } {
  const all = copies.map(quotes);
  return {
    engine: summary(all.flatMap(({ engine }) => engine)),
    markers: summary(all.flatMap(({ markers }) => markers)),
  };
}
