import { z } from 'zod';

/**
 * The report contract, version 1: what `bareme grade` writes as `<out>/<copy>.json` and other programs read.
 * Change it only together with its version.
 */
export const evidenceSchema = z.strictObject({
  quote: z.string(),
  start: z.int().nonnegative().describe('UTF-16 offset in the text of the document'),
  end: z.int().nonnegative().describe('UTF-16 offset, exclusive'),
  page: z.int().positive(),
});

export const diagnosisSchema = z.strictObject({
  kind: z.string(),
  id: z.string(),
  message: z.string(),
  evidence: evidenceSchema.optional(),
});

export const criterionReportSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  points: z.number().nonnegative(),
  outOf: z.number().positive(),
  confidence: z.number().min(0).max(1),
  evidence: z.array(evidenceSchema),
  reason: z.string().min(1),
  diagnosis: z.array(diagnosisSchema),
  advice: z.string().optional(),
});

export const questionReportSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  state: z.enum(['answered', 'blank']),
  points: z.number().nonnegative(),
  outOf: z.number().positive(),
  criteria: z.array(criterionReportSchema),
});

export const copyStateSchema = z.enum(['graded', 'blank', 'unreadable', 'unassigned']);
export type CopyState = z.infer<typeof copyStateSchema>;

export const validationSchema = z.strictObject({
  by: z.string().describe('the teacher who signed the mark'),
  at: z.iso.datetime(),
});

export const reportSchema = z.strictObject({
  schema: z.literal('bareme/report@1'),
  engine: z.string(),
  rubric: z.strictObject({ id: z.string(), hash: z.string().regex(/^sha256:[0-9a-f]{64}$/) }),
  copy: z.strictObject({
    id: z.string(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    origin: z.enum(['text', 'pdf', 'docx', 'scan']),
    pages: z.int().nonnegative(),
    state: copyStateSchema,
    /** Why the copy is not graded: a code and a sentence. Only when `state` is "unreadable" or "unassigned". */
    problem: z.strictObject({ code: z.string(), message: z.string() }).optional(),
  }),
  /** Null when the copy could not be marked: never a zero. */
  points: z.number().nonnegative().nullable(),
  outOf: z.number().positive(),
  mark: z.number().nonnegative().nullable(),
  markOutOf: z.number().positive(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  /** The teacher who signed this very mark, and when (ISO 8601). Absent: the mark is a proposal. */
  validation: validationSchema.optional(),
  questions: z.array(questionReportSchema),
  unexpected: z.array(z.strictObject({ quote: z.string(), question: z.string(), start: z.int(), end: z.int() })),
  unclaimed: z.array(z.strictObject({ quote: z.string(), start: z.int(), end: z.int() })),
  flags: z.array(z.strictObject({ kind: z.string(), message: z.string(), evidence: evidenceSchema.optional() })),
  feedback: z.strictObject({ summary: z.string(), next: z.array(z.string()) }),
});

export type Report = z.infer<typeof reportSchema>;
export type CriterionReport = z.infer<typeof criterionReportSchema>;
export type QuestionReport = z.infer<typeof questionReportSchema>;
