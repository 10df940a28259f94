import type { Report } from '../../types/index.ts';
import { type Outcome, outcomeOf } from './certainty.ts';

/** A passage of the copy that the report points at, numbered in the order of the text. */
export interface Note {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** Earned in full, in part, read without a point, an error, an idea that the rubric did not foresee, a flag. */
  readonly tone: Outcome | 'error' | 'idea' | 'flag';
  /** Rank of the question in the report: what the colour stands for. -1: no question. */
  readonly question: number;
  /** Criterion id, or the id of what else the note belongs to ("idea-1", "flag-2"). */
  readonly owner: string;
}

/** Every passage that a report points at, and how a criterion finds the numbers of its own. */
export interface Notes {
  readonly all: readonly Note[];
  readonly numberOf: (owner: string, span: { readonly start: number; readonly end: number }) => number | undefined;
}

type Unnumbered = Omit<Note, 'number'>;

/** Numbers the passages of a report. Passages outside a text of `length` units are left out: no report may break. */
export function notesOf(report: Report, length: number): Notes {
  const found = [...criterionNotes(report), ...otherNotes(report)].filter(
    (note) => note.start >= 0 && note.start < note.end && note.end <= length,
  );
  const unique = new Map<string, Unnumbered>();
  for (const note of found) if (!unique.has(keyOf(note.owner, note))) unique.set(keyOf(note.owner, note), note);
  const sorted = [...unique.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  const all = sorted.map((note, index) => ({ ...note, number: index + 1 }));
  const numbers = new Map(all.map((note) => [keyOf(note.owner, note), note.number]));
  return { all, numberOf: (owner, span) => numbers.get(keyOf(owner, span)) };
}

const keyOf = (owner: string, { start, end }: { start: number; end: number }) => `${owner} ${start} ${end}`;

function criterionNotes(report: Report): Unnumbered[] {
  return report.questions.flatMap(({ criteria }, question) =>
    criteria.flatMap((criterion) => {
      const owner = criterion.id;
      const outcome = outcomeOf(criterion);
      const errors = criterion.diagnosis.flatMap(({ evidence }) => (evidence === undefined ? [] : [evidence]));
      return [
        ...criterion.evidence.map(({ start, end }) => ({ start, end, tone: outcome, question, owner })),
        ...errors.map(({ start, end }) => ({ start, end, tone: 'error' as const, question, owner })),
      ];
    }),
  );
}

function otherNotes(report: Report): Unnumbered[] {
  const rank = new Map(report.questions.map(({ id }, index) => [id, index]));
  const ideas = report.unexpected.map(({ start, end, question }, index) => ({
    ...{ start, end, tone: 'idea' as const, question: rank.get(question) ?? -1, owner: `idea-${index + 1}` },
  }));
  const flags = report.flags.flatMap(({ evidence }, index) =>
    evidence === undefined
      ? []
      : [{ start: evidence.start, end: evidence.end, tone: 'flag' as const, question: -1, owner: `flag-${index + 1}` }],
  );
  return [...ideas, ...flags];
}
