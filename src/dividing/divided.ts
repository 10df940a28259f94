import type { Candidate } from './candidates.ts';
import type { Content } from './content.ts';
import type { FurnitureKind } from './furniture.ts';
import type { Lines } from './lines.ts';
import type { Piece } from './pieces.ts';
import type { SubjectIndex } from './subject-index.ts';

/** A copy with all that was decided about it, before it is written as spans and doubts. */
export interface Divided {
  readonly text: string;
  readonly lines: Lines;
  readonly content: Content;
  readonly furniture: readonly (FurnitureKind | null)[];
  readonly subject: SubjectIndex;
  readonly pieces: readonly Piece[];
  /** Repeated headings, by line: labels that interrupt nothing. */
  readonly passed: ReadonlyMap<number, Candidate>;
}
