import { z } from 'zod';
import { UsageError } from '../errors/index.ts';
import type { MarkerFile } from './types.ts';

const words = z
  .union([z.string(), z.number(), z.null()])
  .optional()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));

/** A marker's file, as other programs write it: `<copy>.<marker>.json`. Keys that are not named here are left alone. */
export const markerFileSchema = z.object({
  copy: z.string().min(1),
  marker: z.string().min(1),
  marks: z.record(z.string(), z.number().nonnegative()),
  evidence: z.record(z.string(), z.string()).default({}),
  wrong_figures: z
    .array(z.object({ question: words, as_written: z.string(), cause: words }))
    .default([])
    .describe('figures of the copy that are wrong, as written'),
});

const remedy =
  'un fichier de correcteur ressemble à {"copy":"eb-a01","marker":"m1","marks":{"1.1.a":0.75},"evidence":{"1.1.a":"extrait"},"wrong_figures":[]}.';

/** Reads a marker's file. Throws UsageError with the place of the first fault. */
export function parseMarks(text: string, file: string): MarkerFile {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new UsageError('marks_json', 'ce fichier de correcteur n’est pas du JSON.', { place: file, remedy, cause });
  }
  const parsed = markerFileSchema.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path.join(' › ') || 'le fichier entier';
    throw new UsageError('marks_schema', `ce fichier de correcteur a une faute en ${path} (${issue?.message}).`, {
      place: file,
      remedy,
    });
  }
  const { copy, marker, marks, evidence, wrong_figures } = parsed.data;
  return {
    copy,
    marker,
    marks: new Map(Object.entries(marks)),
    evidence: new Map(Object.entries(evidence)),
    wrongFigures: wrong_figures.map(({ question, as_written, cause }) => ({ question, asWritten: as_written, cause })),
  };
}
