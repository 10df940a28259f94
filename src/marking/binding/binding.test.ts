import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { analyse } from '../../analysing/index.ts';
import { typedDocument } from '../../dividing/cases/division-probe.ts';
import { loadSubject, type Question, type Subject } from '../../rubric/index.ts';
import { loadReference } from '../reference/index.ts';
import { type Binding, bindFigures, CAUSE_CODES } from './index.ts';

interface Row {
  readonly figure: string;
  readonly nth?: number;
  readonly quantity: string;
  readonly verdict?: string;
  readonly role?: string;
  readonly causes?: readonly string[];
}

interface Case {
  readonly name: string;
  readonly subject?: string;
  readonly question: string;
  readonly own?: Readonly<Record<string, number>>;
  readonly answer: string;
  readonly binds?: readonly Row[];
  readonly leaves?: readonly string[];
}

const cases = parse(readFileSync(new URL('./binding.spec.yaml', import.meta.url), 'utf8')) as Case[];
const subjects = new Map<string, Subject>();
for (const id of ['ecolobulles-2026', 'o-de-lavande-2026']) subjects.set(id, await loadSubject(id));

function bind(text: string, subject: Subject, question: Question, own: ReadonlyMap<string, number>): Binding {
  const document = typedDocument(text);
  const analysis = analyse(
    document,
    { question: question.id, spans: [{ start: 0, end: text.length }], labels: [], certainty: 1 },
    question,
    subject,
  );
  const wanted = [
    ...new Set(
      question.criteria.flatMap((criterion) =>
        criterion.parts.flatMap((part) => ('quantities' in part ? part.quantities : [])),
      ),
    ),
  ];
  return bindFigures({ analysis, subject, reference: loadReference(subject), wanted, own });
}

function subjectAndQuestion({ subject: id = 'ecolobulles-2026', question: wanted }: Case): [Subject, Question] {
  const subject = subjects.get(id);
  const question = subject?.questions.find((one) => one.id === wanted);
  if (subject === undefined || question === undefined) throw new Error(`no question ${wanted} in ${id}`);
  return [subject, question];
}

/** Offset of the nth place of a quote that no longer number goes on from. */
function placeOf(answer: string, quote: string, nth: number): number {
  let at = -1;
  for (let count = 0; count < nth; count += 1) {
    at = answer.indexOf(quote, at + 1);
    if (at === -1) throw new Error(`"${quote}" does not stand ${nth} times in the answer`);
  }
  return at;
}

describe('bindFigures', () => {
  it.each(cases)('$name', (one) => {
    const [subject, question] = subjectAndQuestion(one);
    const { bound } = bind(one.answer, subject, question, new Map(Object.entries(one.own ?? {})));
    const shown = bound
      .map(
        (figure) =>
          `${figure.figure.text} → ${figure.quantity} ${figure.role} ${figure.verdict} ${figure.causes.map((cause) => `${cause.kind}:${cause.id}`).join(' ')}`,
      )
      .join('\n');
    for (const row of one.binds ?? []) {
      const at = placeOf(one.answer, row.figure, row.nth ?? 1);
      const found = bound.find((figure) => figure.figure.start < at + row.figure.length && figure.figure.end > at);
      expect(found?.quantity, `${row.figure}\n${shown}`).toBe(row.quantity);
      if (row.verdict !== undefined) expect(found?.verdict, `${row.figure}\n${shown}`).toBe(row.verdict);
      if (row.role !== undefined) expect(found?.role, `${row.figure}\n${shown}`).toBe(row.role);
      if (row.causes !== undefined) {
        const causes = (found?.causes ?? [])
          .filter((cause) => cause.kind !== 'truncated')
          .map((cause) => (row.causes?.some((want) => want.includes(':')) ? `${cause.kind}:${cause.id}` : cause.kind));
        expect(causes, `${row.figure}\n${shown}`).toEqual(row.causes);
      }
    }
    for (const quote of one.leaves ?? []) {
      const at = placeOf(one.answer, quote, 1);
      expect(
        bound.filter((figure) => figure.figure.start < at + quote.length && figure.figure.end > at),
        `${quote}\n${shown}`,
      ).toEqual([]);
    }
  });

  it('names every cause in the list of codes', () => {
    for (const one of cases) {
      const [subject, question] = subjectAndQuestion(one);
      for (const figure of bind(one.answer, subject, question, new Map(Object.entries(one.own ?? {}))).bound) {
        for (const cause of figure.causes) {
          const template = (CAUSE_CODES as Readonly<Record<string, string>>)[cause.message.code];
          expect(template, cause.message.code).toBeDefined();
          for (const [, blank] of template?.matchAll(/\{(\w+)\}/g) ?? [])
            expect(cause.message.values, cause.message.code).toHaveProperty(blank ?? '');
        }
      }
    }
  });

  it('gives the same binding twice, and binds each figure once', () => {
    for (const one of cases) {
      const [subject, question] = subjectAndQuestion(one);
      const first = bind(one.answer, subject, question, new Map()).bound;
      expect(bind(one.answer, subject, question, new Map()).bound).toEqual(first);
      expect(new Set(first.map((figure) => figure.figure.start)).size).toBe(first.length);
    }
  });
});
