import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { analyse } from '../../src/analysing/index.ts';
import { typedDocument } from '../../src/dividing/cases/division-probe.ts';
import { divide } from '../../src/dividing/index.ts';
import { type BoundFigure, bindFigures } from '../../src/marking/binding/index.ts';
import { loadReference } from '../../src/marking/reference/index.ts';
import { loadSubject, type Question, type Subject } from '../../src/rubric/index.ts';
import type { Analysis } from '../../src/types/index.ts';

/**
 * Of the wrong figures that markers name, the share that the binding finds wrong too, and the share given the same
 * cause. What counts as the same cause is written by hand in `wrong-figures.causes.yaml`.
 *
 * Run: `npx tsx test/measure/wrong-figures.ts [--all] [copies marks]`; `--all` shows every figure, not only the misses.
 */
interface WrongFigure {
  readonly question: string;
  readonly as_written: string;
  readonly quantity: string;
  readonly cause: string;
}

interface Case {
  readonly copy: string;
  readonly marker: string;
  readonly wrong: WrongFigure;
  readonly at: readonly [number, number] | null;
  readonly found: readonly BoundFigure[];
}

const WRONG = new Set(['wrong', 'misconception', 'carried']);

async function main(): Promise<void> {
  const paths = process.argv.slice(2).filter((one) => !one.startsWith('--'));
  const [copies = 'fixtures/copies', marks = 'fixtures/marks'] = paths;
  const expected = parse(readFileSync(new URL('./wrong-figures.causes.yaml', import.meta.url), 'utf8')) as Record<
    string,
    Record<string, string[]>
  >;
  const cases: Case[] = [];
  for (const [folder, id] of [
    ['ecolobulles', 'ecolobulles-2026'],
    ['o-de-lavande', 'o-de-lavande-2026'],
  ] as const) {
    const subject = await loadSubject(id);
    for (const file of readdirSync(join(copies, folder)).filter((name) => name.endsWith('.txt') && isWanted(name))) {
      cases.push(
        ...casesOf(file.replace('.txt', ''), readFileSync(join(copies, folder, file), 'utf8'), subject, marks),
      );
    }
  }
  show(cases, expected, process.argv.includes('--all'));
}

/** Waves a and b are worked with; the others are kept apart. */
const isWanted = (name: string): boolean => /-[ab]\d/.test(name);

function casesOf(copy: string, text: string, subject: Subject, marks: string): Case[] {
  const bound = bindCopy(text, subject);
  return ['m1', 'm2'].flatMap((marker) => {
    const { wrong_figures: wrong } = JSON.parse(readFileSync(join(marks, `${copy}.${marker}.json`), 'utf8')) as {
      wrong_figures: WrongFigure[];
    };
    return wrong.map((one): Case => {
      const at = locate(text, one.as_written);
      const inside =
        at === null ? [] : bound.filter((figure) => figure.figure.start < at[1] && figure.figure.end > at[0]);
      return { copy, marker, wrong: one, at, found: inside.filter((figure) => WRONG.has(figure.verdict)) };
    });
  });
}

function bindCopy(text: string, subject: Subject): BoundFigure[] {
  const document = typedDocument(text);
  const { answers } = divide(document, subject);
  const reference = loadReference(subject);
  let own: ReadonlyMap<string, number> = new Map();
  return subject.questions.flatMap((question) => {
    const answer = answers.find((one) => one.question === question.id);
    if (answer === undefined) return [];
    const analysis: Analysis = analyse(document, answer, question, subject);
    const binding = bindFigures({ analysis, subject, reference, wanted: wantedIn(question), own });
    own = new Map([...own, ...binding.own]);
    return binding.bound;
  });
}

function wantedIn(question: Question): string[] {
  return [
    ...new Set(
      question.criteria.flatMap((criterion) =>
        criterion.parts.flatMap((part) => ('quantities' in part ? part.quantities : [])),
      ),
    ),
  ];
}

/** Markers quote to white space and case. */
function locate(text: string, quote: string): [number, number] | null {
  const pattern = quote
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]"))
    .join('\\s+');
  const found = new RegExp(pattern, 'iu').exec(text);
  return found === null ? null : [found.index, found.index + found[0].length];
}

function show(
  cases: readonly Case[],
  expected: Readonly<Record<string, Record<string, string[]>>>,
  all: boolean,
): void {
  let found = 0;
  let same = 0;
  for (const one of cases) {
    const causes = one.found.flatMap((figure) => figure.causes.map((cause) => `${cause.kind}:${cause.id}`));
    const wanted = expected[one.copy]?.[one.wrong.as_written] ?? [];
    const agrees = wanted.some((want) => causes.some((cause) => cause === want || cause.startsWith(`${want}:`)));
    if (one.found.length > 0) found += 1;
    if (agrees) same += 1;
    if (all || one.found.length === 0 || !agrees) {
      const state = one.found.length === 0 ? 'MISSED' : agrees ? 'same  ' : 'OTHER ';
      console.log(
        `${state} ${one.copy}.${one.marker} ${one.wrong.question} « ${one.wrong.as_written} » — ${one.wrong.cause}`,
      );
      console.log(
        `         ${one.at === null ? 'quote not found' : one.found.map((figure) => `${figure.figure.text} → ${figure.quantity} (${figure.verdict})`).join(' | ')}`,
      );
      if (causes.length > 0) console.log(`         ${causes.join(' ; ')}`);
    }
  }
  console.log(
    `wrong figures of the markers: ${cases.length}; found ${percent(found, cases.length)}; same cause ${percent(same, cases.length)}`,
  );
}

const percent = (part: number, whole: number): string => `${part} (${Math.round((100 * part) / whole)} %)`;

await main();
