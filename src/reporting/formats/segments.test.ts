import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Note } from './notes.ts';
import { segmentsOf } from './segments.ts';

const notes = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 20 })), { maxLength: 10 }).map((spans) =>
  spans.map(([start, length], index): Note => {
    return {
      number: index + 1,
      start,
      end: Math.min(60, start + length),
      tone: 'full',
      question: 0,
      owner: `c${index}`,
    };
  }),
);

it('covers the text once, opens each note once, and gives each note exactly its passage', () => {
  fc.assert(
    fc.property(notes, fc.array(fc.nat(60)), (given, cuts) => {
      const segments = segmentsOf(60, given, cuts);
      expect(segments.map(({ start }) => start)).toEqual([0, ...segments.slice(0, -1).map(({ end }) => end)]);
      expect(segments.at(-1)?.end).toBe(60);
      for (const note of given) {
        const covered = segments.filter((segment) => segment.notes.includes(note));
        expect([covered[0]?.start, covered.at(-1)?.end]).toEqual([note.start, note.end]);
        expect(covered.reduce((total, { start, end }) => total + end - start, 0)).toBe(note.end - note.start);
        expect(segments.filter((segment) => segment.opening.includes(note))).toHaveLength(1);
      }
    }),
  );
});
