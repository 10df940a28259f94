/**
 * How well copies are divided, measured on the markers' quotes: a quote that earned or lost points for a criterion of
 * question q should stand in the answer to q. Prints, per copy, quotes placed right, questions answered, doubts.
 *
 * npx tsx test/measure/division.ts [pattern of copies]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { divide } from '../../src/dividing/index.ts';
import { loadSubject, type Subject } from '../../src/rubric/index.ts';
import type { Division, Document } from '../../src/types/index.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const SUBJECTS = { ecolobulles: 'ecolobulles-2026', 'o-de-lavande': 'o-de-lavande-2026' } as const;
const wanted = new RegExp(process.argv[2] ?? '');

interface Score {
  right: number;
  total: number;
  wrong: string[];
}

function typedDocument(text: string): Document {
  return { origin: 'text', text, pages: [], warnings: [], furniture: [], hidden: [], boxes: [], confidences: [] };
}

/** Every occurrence of a quote, whatever the white space and letter case. */
function occurrences(text: string, quote: string): { start: number; end: number }[] {
  const escaped = quote
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
  return [...text.matchAll(new RegExp(escaped, 'gi'))].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
}

function scoreCopy(
  text: string,
  division: Division,
  subject: Subject,
  evidence: Readonly<Record<string, string>>,
): Score {
  const score: Score = { right: 0, total: 0, wrong: [] };
  const questionOf = new Map(
    subject.questions.flatMap(({ id, criteria }) => criteria.map((criterion) => [criterion.id, id] as const)),
  );
  for (const [criterion, quote] of Object.entries(evidence)) {
    const question = questionOf.get(criterion);
    const places = quote.trim() === '' ? [] : occurrences(text, quote);
    if (question === undefined || places.length === 0) continue;
    const spans = division.answers.find((answer) => answer.question === question)?.spans ?? [];
    score.total += 1;
    const found = places.some(({ start, end }) => spans.some((span) => span.start <= start && end <= span.end));
    if (found) score.right += 1;
    else score.wrong.push(`${criterion} « ${quote.slice(0, 50)} »`);
  }
  return score;
}

let right = 0;
let total = 0;
for (const [folder, id] of Object.entries(SUBJECTS)) {
  const subject = await loadSubject(id);
  for (const file of readdirSync(join(FIXTURES, 'copies', folder)).filter(
    (name) => name.endsWith('.txt') && wanted.test(name),
  )) {
    const copy = file.replace('.txt', '');
    const text = readFileSync(join(FIXTURES, 'copies', folder, file), 'utf8').replaceAll('\r\n', '\n');
    const division = divide(typedDocument(text), subject);
    const scores = ['m1', 'm2'].map((marker) => {
      const marks = JSON.parse(readFileSync(join(FIXTURES, 'marks', `${copy}.${marker}.json`), 'utf8')) as {
        evidence: Record<string, string>;
      };
      return scoreCopy(text, division, subject, marks.evidence);
    });
    const copyRight = scores.reduce((sum, score) => sum + score.right, 0);
    const copyTotal = scores.reduce((sum, score) => sum + score.total, 0);
    right += copyRight;
    total += copyTotal;
    const doubts = division.doubts.map(({ code }) => code.replace('doubt.', '')).join(' ');
    console.log(
      `${copy}  ${copyRight}/${copyTotal}  ${division.answers.length}/${subject.questions.length} answered  ${doubts}`,
    );
    for (const wrong of new Set(scores.flatMap((score) => score.wrong))) console.log(`    ${wrong}`);
  }
}
console.log(`quotes in the right answer: ${right}/${total} (${((100 * right) / Math.max(1, total)).toFixed(2)} %)`);
