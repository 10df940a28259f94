import { z } from 'zod';
import { copyStateSchema, validationSchema } from '../../types/index.ts';

const share = z.number().min(0).max(1);
const count = z.int().nonnegative();

const intervalSchema = z.tuple([z.number(), z.number()]);

const criterionSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  outOf: z.number().positive(),
  mean: z.number().nonnegative(),
  success: share.describe('mean / outOf'),
  full: count,
  part: count,
  none: count,
  toCheck: count.describe('copies whose points are uncertain here'),
});

const questionSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  outOf: z.number().positive(),
  mean: z.number().nonnegative().describe('over the graded copies, unanswered ones counting 0'),
  success: share,
  answered: count,
  blank: count,
  criteria: z.array(criterionSchema),
});

const errorSchema = z.strictObject({
  kind: z.string(),
  id: z.string(),
  question: z.string(),
  message: z.string().describe('as said of the first copy that made it'),
  count: count.describe('copies that made it'),
  examples: z.array(z.strictObject({ copy: z.string(), quote: z.string() })),
});

const lookFirstSchema = z.strictObject({
  copy: z.string(),
  mark: z.number(),
  interval: intervalSchema,
  atStake: z.number().nonnegative().describe('points of each criterion × its uncertainty, summed'),
  criteria: z.array(z.strictObject({ id: z.string(), title: z.string(), confidence: share })),
});

const rowSchema = z.strictObject({
  copy: z.string(),
  state: copyStateSchema,
  points: z.number().nullable(),
  mark: z.number().nullable(),
  interval: intervalSchema.nullable(),
  validation: validationSchema.nullable().describe('who signed the mark, and when; null: it is a proposal'),
  toCheck: count,
  atStake: z.number().nonnegative(),
  flags: z.array(z.string()),
  problem: z.string().nullable(),
  questions: z.record(z.string(), z.number().nullable()).describe('points per question; null: left unanswered'),
  criteria: z.record(z.string(), z.number().nullable()).describe('points per criterion; null: question unanswered'),
});

/**
 * The class contract, version 1: what `bareme grade` writes as `class.json`. Only graded copies enter the figures:
 * a copy that is blank or could not be read has no mark and never counts as 0.
 */
export const classReportSchema = z.strictObject({
  schema: z.literal('bareme/class@1'),
  subject: z.strictObject({ id: z.string(), title: z.string() }),
  made: z.strictObject({
    engines: z.array(z.string()),
    rubrics: z.array(z.string()).describe('hashes; more than one: the copies were not marked by the same rubric'),
  }),
  copies: z.strictObject({
    ...{ received: count, graded: count, blank: count, unreadable: count, unassigned: count },
    validated: count.describe('marks that a teacher signed; the others are proposals'),
  }),
  scale: z.strictObject({ outOf: z.number().positive(), markOutOf: z.number().positive() }).nullable(),
  marks: z
    .strictObject({
      mean: z.number(),
      median: z.number(),
      lowerQuartile: z.number(),
      upperQuartile: z.number(),
      lowest: z.number(),
      highest: z.number(),
      deviation: z.number().describe('standard deviation of the population'),
      histogram: z.array(z.strictObject({ from: z.number(), to: z.number(), count })),
    })
    .nullable(),
  questions: z.array(questionSchema),
  errors: z.array(errorSchema).describe('commonest first'),
  lookFirst: z.array(lookFirstSchema).describe('of the marks that nobody signed yet'),
  notMarked: z.array(z.strictObject({ copy: z.string(), state: copyStateSchema, reason: z.string() })),
  flags: z.array(z.strictObject({ kind: z.string(), count, copies: z.array(z.string()) })),
  rows: z.array(rowSchema),
});

export type ClassReport = z.infer<typeof classReportSchema>;

/** The class contract as JSON Schema (draft 2020-12). */
export function classJsonSchema(): Record<string, unknown> {
  return { $id: 'bareme/class@1', title: 'Barème: report of one class', ...z.toJSONSchema(classReportSchema) };
}
