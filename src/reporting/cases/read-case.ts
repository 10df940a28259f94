import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Subject } from '../../rubric/index.ts';
import type { CriterionMark, Division, Document, Evidence, Flag, Marks, Message, Span } from '../../types/index.ts';

/** Marks of a case folder, written by hand: quotes stand for offsets, message values stand beside the code. */
const messageSchema = z.object({ code: z.string() }).catchall(z.union([z.string(), z.number()]));
const caseSchema = z.strictObject({
  subject: z.strictObject({ id: z.string(), title: z.string() }),
  questions: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      state: z.enum(['answered', 'blank']).default('answered'),
      criteria: z.array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          quarters: z.int(),
          outOf: z.int(),
          confidence: z.number(),
          quotes: z.array(z.string()),
          reasons: z.array(messageSchema),
          diagnosis: z
            .array(
              z.strictObject({
                kind: z.string(),
                id: z.string(),
                message: messageSchema,
                quote: z.string().optional(),
              }),
            )
            .default([]),
          advice: z.string().nullable().default(null),
        }),
      ),
    }),
  ),
  mark: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  unexpected: z.array(z.strictObject({ question: z.string(), quote: z.string() })).default([]),
  unclaimed: z.array(z.string()).default([]),
  flags: z
    .array(z.strictObject({ kind: z.string(), message: messageSchema, quote: z.string().optional() }))
    .default([]),
});

export interface Case {
  readonly subject: Pick<Subject, 'id' | 'title' | 'hash' | 'quarters' | 'markOutOf'>;
  readonly document: Document;
  readonly division: Division;
  readonly marks: Marks;
}

export const casesFolder = import.meta.dirname;

/** A case folder (`copy.txt`, `marks.yaml`) as the reporting stage receives it. */
export function readCase(name: string): Case {
  const text = readFileSync(join(casesFolder, name, 'copy.txt'), 'utf8');
  const given = caseSchema.parse(parse(readFileSync(join(casesFolder, name, 'marks.yaml'), 'utf8')));
  const evidence = (quote: string): Evidence => ({ quote, ...spanOf(text, quote), page: 1 });
  const questions = given.questions.map((question) => {
    const criteria = question.criteria.map(
      ({ quotes, reasons, diagnosis, ...rest }): CriterionMark => ({
        ...rest,
        evidence: quotes.map(evidence),
        reasons: reasons.map(message),
        diagnosis: diagnosis.map(({ kind, id, message: said, quote }) => ({
          kind: kind as CriterionMark['diagnosis'][number]['kind'],
          id,
          message: message(said),
          ...(quote === undefined ? {} : { evidence: evidence(quote) }),
        })),
      }),
    );
    return { ...question, criteria, quarters: sum(criteria, 'quarters'), outOf: sum(criteria, 'outOf') };
  });
  const marks: Marks = {
    questions,
    quarters: sum(questions, 'quarters'),
    outOf: sum(questions, 'outOf'),
    mark: given.mark,
    markOutOf: 20,
    interval: given.interval,
    unexpected: given.unexpected.map(({ question, quote }) => ({ question, ...evidence(quote) })),
    flags: given.flags.map(({ kind, message: said, quote }) => ({
      kind: kind as Flag['kind'],
      message: message(said),
      ...(quote === undefined ? {} : { evidence: evidence(quote) }),
    })),
  };
  const unclaimed = given.unclaimed.map((quote) => spanOf(text, quote));
  return {
    subject: subjectOf(given.subject, marks),
    document: plainDocument(text),
    division: { answers: [], unclaimed, structure: [], doubts: [] },
    marks,
  };
}

/** A typed copy of one page. */
export function plainDocument(text: string): Document {
  const pages = [{ number: 1, start: 0, end: text.length }];
  return { origin: 'text', text, pages, warnings: [], furniture: [], hidden: [], boxes: [], confidences: [] };
}

function message({ code, ...values }: z.infer<typeof messageSchema>): Message {
  return { code, values: values as Message['values'] };
}

function spanOf(text: string, quote: string): Span {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`The copy of the case does not say: ${quote}`);
  return { start, end: start + quote.length };
}

function sum<K extends string>(items: readonly Record<K, number>[], key: K): number {
  return items.reduce((total, item) => total + item[key], 0);
}

function subjectOf(given: { id: string; title: string }, marks: Marks): Case['subject'] {
  return { ...given, hash: `sha256:${'0'.repeat(64)}`, quarters: marks.outOf, markOutOf: marks.markOutOf };
}
