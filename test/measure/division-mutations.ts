/**
 * How dividing holds when labels are missing or written otherwise: the fixture copies with clear labels are taken as
 * the truth, their labels are removed or rewritten, and the share of characters still given to the right question is
 * printed, for the whole copy and for the answers that were touched.
 *
 * npx tsx test/measure/division-mutations.ts [pattern of copies]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { divide } from '../../src/dividing/index.ts';
import { loadSubject, type Subject } from '../../src/rubric/index.ts';
import type { Document, Span } from '../../src/types/index.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/copies');
const SUBJECTS = { ecolobulles: 'ecolobulles-2026', 'o-de-lavande': 'o-de-lavande-2026' } as const;
const wanted = new RegExp(process.argv[2] ?? '-[ab]\\d');
const verbose = process.argv[3] === 'verbose';

/** Text of each run of the copy, with its question; labels and headings have none. */
interface Part {
  readonly text: string;
  readonly question: string | null;
  readonly label: boolean;
}

interface Mutation {
  readonly name: string;
  /** Copies to try, each with the questions it touches. */
  apply(parts: readonly Part[], subject: Subject): { parts: readonly Part[]; touched: ReadonlySet<string> }[];
}

function typedDocument(text: string): Document {
  return { origin: 'text', text, pages: [], warnings: [], furniture: [], hidden: [], boxes: [], confidences: [] };
}

function partsOf(text: string, subject: Subject): Part[] {
  const division = divide(typedDocument(text), subject);
  const spans: (Span & { question: string | null; label: boolean })[] = [
    ...division.answers.flatMap(({ question, spans: own }) => own.map((span) => ({ ...span, question, label: false }))),
    ...division.answers.flatMap(({ question, labels }) => labels.map((span) => ({ ...span, question, label: true }))),
  ].sort((a, b) => a.start - b.start);
  const parts: Part[] = [];
  let at = 0;
  for (const span of spans) {
    if (span.start > at) parts.push({ text: text.slice(at, span.start), question: null, label: false });
    parts.push({ text: text.slice(span.start, span.end), question: span.question, label: span.label });
    at = span.end;
  }
  parts.push({ text: text.slice(at), question: null, label: false });
  return parts;
}

const all = (parts: readonly Part[]): Set<string> => new Set(parts.flatMap(({ question }) => question ?? []));
const isHeading = (part: Part): boolean => part.question === null && /dossier/i.test(part.text);
const mapLabels = (parts: readonly Part[], write: (part: Part) => string): Part[] =>
  parts.map((part) => (part.label ? { ...part, text: write(part) } : part));
const rankIn = (subject: Subject, id: string): number => {
  const dossier = subject.dossiers.find(({ questions }) => questions.includes(id));
  return (dossier?.questions.indexOf(id) ?? 0) + 1;
};
const noTitles = (parts: readonly Part[]): Part[] =>
  parts.map((part) =>
    part.question === null && !isHeading(part) ? { ...part, text: part.text.replace(/[^\s]/g, '') } : part,
  );

const MUTATIONS: readonly Mutation[] = [
  { name: 'as written', apply: (parts) => [{ parts, touched: all(parts) }] },
  {
    name: 'one label removed',
    apply: (parts) =>
      [...all(parts)].map((question) => ({
        parts: noTitles(parts).map((part) => (part.label && part.question === question ? { ...part, text: '' } : part)),
        touched: new Set([question]),
      })),
  },
  {
    name: 'one label removed with its blank lines',
    apply: (parts) =>
      [...all(parts)].map((question) => {
        const bare = noTitles(parts);
        const isLabel = (part: Part | undefined): boolean => part?.label === true && part.question === question;
        return {
          parts: bare.map((part, index) => {
            if (isLabel(part)) return { ...part, text: '' };
            if (part.question !== null || isHeading(part)) return part;
            if (isLabel(bare[index + 1])) return { ...part, text: '\n' };
            return isLabel(bare[index - 1]) ? { ...part, text: '' } : part;
          }),
          touched: new Set([question]),
        };
      }),
  },
  {
    name: 'one answer removed',
    apply: (parts) =>
      [...all(parts)].map((question) => ({
        parts: parts.map((part) => (part.question === question ? { ...part, text: '', question: null } : part)),
        touched: all(parts),
      })),
  },
  {
    name: 'all labels removed',
    apply: (parts) => [{ parts: mapLabels(noTitles(parts), () => ''), touched: all(parts) }],
  },
  {
    name: 'labels and headings removed',
    apply: (parts) => [
      {
        parts: mapLabels(noTitles(parts), () => '').map((part) => (isHeading(part) ? { ...part, text: '\n\n' } : part)),
        touched: all(parts),
      },
    ],
  },
  {
    name: 'bare numbers',
    apply: (parts, subject) => [
      {
        parts: mapLabels(noTitles(parts), ({ question }) => `${rankIn(subject, question ?? '')})`),
        touched: all(parts),
      },
    ],
  },
  {
    name: 'bare numbers, no headings',
    apply: (parts, subject) => [
      {
        parts: mapLabels(noTitles(parts), ({ question }) => `${rankIn(subject, question ?? '')})`).map((part) =>
          isHeading(part) ? { ...part, text: '\n\n' } : part,
        ),
        touched: all(parts),
      },
    ],
  },
  {
    name: 'dossier number before each',
    apply: (parts) => [
      {
        parts: mapLabels(noTitles(parts), ({ question }) =>
          /^\d/.test(question ?? '') ? `${question?.charAt(0)})` : `${question}`,
        ),
        touched: all(parts),
      },
    ],
  },
  { name: 'dashes', apply: (parts) => [{ parts: mapLabels(noTitles(parts), () => '–'), touched: all(parts) }] },
  { name: 'rules', apply: (parts) => [{ parts: mapLabels(noTitles(parts), () => '------'), touched: all(parts) }] },
  {
    name: 'no blank lines',
    apply: (parts) => [
      { parts: parts.map((part) => ({ ...part, text: part.text.replace(/\n\s*\n/g, '\n') })), touched: all(parts) },
    ],
  },
  {
    name: 'one label removed, no blank lines',
    apply: (parts) =>
      [...all(parts)].map((question) => ({
        parts: noTitles(parts).map((part) => ({
          ...part,
          text: (part.label && part.question === question ? '' : part.text).replace(/\n\s*\n/g, '\n'),
        })),
        touched: new Set([question]),
      })),
  },
  {
    name: 'one label written twice',
    apply: (parts) => {
      const order = parts.filter(({ label }) => label);
      return order.slice(1).map((label, index) => ({
        parts: noTitles(parts).map((part) =>
          part === label || (part.label && part.question === label.question)
            ? { ...part, text: order[index]?.text ?? '' }
            : part,
        ),
        touched: new Set([label.question ?? '']),
      }));
    },
  },
];

/** Characters given right, for the questions in `touched` and for all. */
function measure(
  parts: readonly Part[],
  touched: ReadonlySet<string>,
  subject: Subject,
): { touched: [number, number]; all: [number, number] } {
  const text = parts.map((part) => part.text).join('');
  const division = divide(typedDocument(text), subject);
  const owner: (string | null)[] = new Array(text.length).fill(null);
  for (const { question, spans } of division.answers)
    for (const { start, end } of spans) owner.fill(question, start, end);
  const score: { touched: [number, number]; all: [number, number] } = { touched: [0, 0], all: [0, 0] };
  let at = 0;
  for (const part of parts) {
    if (part.question !== null && !part.label) {
      for (let index = 0; index < part.text.length; index += 1) {
        if (/\s/.test(part.text.charAt(index))) continue;
        const right = owner[at + index] === part.question ? 1 : 0;
        score.all[0] += right;
        score.all[1] += 1;
        if (touched.has(part.question)) {
          score.touched[0] += right;
          score.touched[1] += 1;
        }
      }
    }
    at += part.text.length;
  }
  return score;
}

const percent = ([right, total]: readonly [number, number]): string =>
  ((100 * right) / Math.max(1, total)).toFixed(1).padStart(6);

for (const mutation of MUTATIONS) {
  const sum: { touched: [number, number]; all: [number, number] } = { touched: [0, 0], all: [0, 0] };
  for (const [folder, id] of Object.entries(SUBJECTS)) {
    const subject = await loadSubject(id);
    for (const file of readdirSync(join(FIXTURES, folder)).filter(
      (name) => name.endsWith('.txt') && wanted.test(name),
    )) {
      const text = readFileSync(join(FIXTURES, folder, file), 'utf8').replaceAll('\r\n', '\n');
      for (const { parts, touched } of mutation.apply(partsOf(text, subject), subject)) {
        const score = measure(parts, touched, subject);
        for (const which of ['touched', 'all'] as const) {
          sum[which][0] += score[which][0];
          sum[which][1] += score[which][1];
        }
        if (verbose && score.touched[0] < 0.9 * score.touched[1])
          console.log(`    ${file} ${[...touched].join(' ')} ${percent(score.touched)}`);
      }
    }
  }
  console.log(`${mutation.name.padEnd(36)} touched ${percent(sum.touched)} %   all ${percent(sum.all)} %`);
}
