import type { Span } from '../types/index.ts';
import { locateQuote, overlap, squeeze } from './locate-quote.ts';
import type { RatedCopy } from './ratings.ts';
import type { WrongFigureAgreement } from './types.ts';

/** Diagnoses that say a figure is wrong; "unexplained" finds it without naming a cause. */
const aboutFigures = new Set(['misconception', 'slip', 'carried-forward', 'unexplained']);

interface Wrong {
  readonly span: Span;
  readonly named: boolean;
  readonly carried: boolean;
}

function ourWrongFigures(rated: RatedCopy): readonly Wrong[] {
  return [...rated.criteria.values()].flatMap(({ diagnosis }) =>
    diagnosis.flatMap(({ kind, evidence }) =>
      evidence !== undefined && aboutFigures.has(kind)
        ? [{ span: evidence, named: kind !== 'unexplained', carried: kind === 'carried-forward' }]
        : [],
    ),
  );
}

/** How many of the wrong figures that markers noted we find on the same passage, and how many of ours nobody noted. */
export function wrongFigureAgreement(copies: readonly RatedCopy[]): WrongFigureAgreement {
  const count = { noted: 0, located: 0, found: 0, named: 0, alone: 0 };
  for (const rated of copies) {
    const text = squeeze(rated.copy.text ?? '');
    const ours = ourWrongFigures(rated);
    const theirs = rated.markers.flatMap(({ wrongFigures }) => wrongFigures);
    const places = theirs.map(({ asWritten }) => locateQuote(asWritten, text));
    for (const spans of places) {
      const here = ours.filter(({ span }) => overlap([span], spans));
      count.noted += 1;
      if (spans.length > 0) count.located += 1;
      if (here.length > 0) count.found += 1;
      if (here.some(({ named }) => named)) count.named += 1;
    }
    count.alone += new Set(
      ours
        .filter(({ span, carried }) => !carried && !overlap([span], places.flat()))
        .map(({ span }) => `${span.start}-${span.end}`),
    ).size;
  }
  return { ...count, share: count.located === 0 ? null : count.found / count.located };
}
