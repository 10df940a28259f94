import type { PackedReports } from '../src/store/index.ts';
import type { Reports } from './pack-reports.ts';

/** What a grading child is asked. `subject` is an id or a folder; `name` is pseudonymous. */
export interface GradeRequest {
  readonly subject: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The candidate's name, when it is known, to be masked wherever it stands in the copy. */
  readonly candidate: string | null;
  readonly lang: 'fr' | 'en';
  /** Hashes of the rubrics whose text is kept already: it is not sent again with each copy. */
  readonly knownRubrics: readonly string[];
}

/** The rubric a copy was marked with, as the child that marked it had loaded it. */
export interface RubricUsed {
  readonly hash: string;
  readonly subject: string;
  readonly title: string;
  readonly markOutOf: number;
  /** The text of its files; null when the caller has it. */
  readonly content: unknown;
}

export interface Grading extends Reports {
  readonly rubric: RubricUsed;
}

/** What comes back: the reports masked and written, so that the process that holds the jobs has nothing left to do. */
export interface GradeResult {
  readonly reports: PackedReports;
  readonly rubric: RubricUsed;
}

/** How far the reading of a long copy is. */
export interface GradeProgress {
  readonly page: number;
  readonly pages: number;
}

/** Marks one copy; never throws for a bad copy, whose report says why it could not be read. */
export type Grade = (request: GradeRequest, onProgress: (progress: GradeProgress) => void) => Promise<Grading>;

export type ToChild = { readonly kind: 'grade'; readonly id: number; readonly request: GradeRequest };
export type FromChild =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: GradeProgress }
  | { readonly kind: 'done'; readonly id: number; readonly result: GradeResult }
  | { readonly kind: 'error'; readonly id: number; readonly code: string; readonly message: string };
