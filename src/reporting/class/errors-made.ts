import type { Report } from '../../types/index.ts';
import { shorten } from '../messages/index.ts';
import type { ClassReport } from './schema.ts';

/** Diagnoses that say nothing of what students get wrong: an error counted elsewhere, a bad scan. */
const NOT_AN_ERROR = new Set(['carried-forward', 'badly-read']);
const EXAMPLES = 3;
const QUOTE_LENGTH = 140;

type ErrorMade = ClassReport['errors'][number];

/** Errors by kind, id and question, with the number of copies that made them; commonest first. */
export function errorsOf(graded: readonly Report[]): ErrorMade[] {
  const found = new Map<string, { error: ErrorMade; copies: Set<string> }>();
  for (const report of graded) {
    for (const question of report.questions) {
      for (const diagnosis of question.criteria.flatMap((criterion) => criterion.diagnosis)) {
        if (NOT_AN_ERROR.has(diagnosis.kind)) continue;
        const { kind, id, message, evidence } = diagnosis;
        const key = JSON.stringify([kind, id, question.id]);
        const error: ErrorMade = { kind, id, question: question.id, message, count: 0, examples: [] };
        const group = found.get(key) ?? { error, copies: new Set() };
        found.set(key, group);
        if (group.copies.has(report.copy.id)) continue;
        group.copies.add(report.copy.id);
        if (evidence !== undefined && group.error.examples.length < EXAMPLES) {
          group.error.examples.push({ copy: report.copy.id, quote: shorten(evidence.quote, QUOTE_LENGTH) });
        }
      }
    }
  }
  return [...found.values()]
    .map(({ error, copies }) => ({ ...error, count: copies.size }))
    .sort((a, b) => b.count - a.count || Number(b.kind === 'misconception') - Number(a.kind === 'misconception'));
}
