import type { Analysis, Division, Document, Flag, Unit } from '../types/index.ts';
import { message } from './criteria/part-mark.ts';
import { foldedWords, isCopied } from './criteria/statements.ts';
import { evidenceAt } from './evidence.ts';

/** What was barred in one answer, and why. */
export interface Barred {
  readonly analysis: Analysis;
  readonly instructions: ReadonlySet<number>;
  readonly questions: ReadonlySet<number>;
}

const WORD_LIST_SHARE = 0.4;
const COPIED_SHARE = 0.25;
const UNCLAIMED_CHARACTERS = 60;

/** What a teacher should see about the whole copy before trusting its mark. */
export function flagsOf(document: Document, division: Division, answers: readonly Barred[]): Flag[] {
  return [
    ...document.warnings.map(
      (warning): Flag => ({ kind: 'reading', message: message('flag.reading', { text: warning.message }) }),
    ),
    ...hiddenText(document),
    ...divisionFlags(document, division),
    ...answers.flatMap((answer) => answerFlags(document, answer)),
  ];
}

function hiddenText(document: Document): Flag[] {
  if (document.hidden.length === 0) return [];
  return [
    {
      kind: 'hidden-text',
      message: message('flag.hidden-text', {
        count: document.hidden.length,
        text: document.hidden[0]?.text.slice(0, 80) ?? '',
      }),
    },
  ];
}

function divisionFlags(document: Document, division: Division): Flag[] {
  const flags: Flag[] = division.doubts.map((doubt) => ({ kind: 'unsure-division', message: doubt }));
  const unclaimed = division.unclaimed.filter(
    (span) => document.text.slice(span.start, span.end).trim().length >= UNCLAIMED_CHARACTERS,
  );
  if (unclaimed.length > 0) {
    const first = unclaimed[0];
    flags.push({
      kind: 'unclaimed-text',
      message: message('flag.unclaimed-text', { count: unclaimed.length }),
      ...(first === undefined ? {} : { evidence: evidenceAt(document, first) }),
    });
  }
  return flags;
}

function answerFlags(document: Document, { analysis, instructions, questions }: Barred): Flag[] {
  const flags: Flag[] = [];
  const words = analysis.units.reduce((sum, unit) => sum + unit.words, 0);
  const listed = analysis.units.filter((unit) => unit.wordList);
  const copied = analysis.units.filter(isCopied);
  const share = (units: readonly { words: number }[]): number =>
    words === 0 ? 0 : units.reduce((sum, unit) => sum + unit.words, 0) / words;
  const flag = (
    kind: Flag['kind'],
    unit: { start: number; end: number } | undefined,
    values: Record<string, string | number> = {},
  ): void => {
    if (unit !== undefined)
      flags.push({
        kind,
        message: message(`flag.${kind}`, { question: analysis.question, ...values }),
        evidence: evidenceAt(document, unit),
      });
  };
  if (share(listed) >= WORD_LIST_SHARE) flag('word-list', listed[0]);
  if (share(copied) >= COPIED_SHARE || copied.length >= 2)
    flag('copied-annex', copied[0], { share: Math.round(share(copied) * 100) });
  for (const unit of analysis.units) {
    if (instructions.has(unit.index)) flag('grader-instruction', unit);
    else if (questions.has(unit.index)) flag('copied-question', unit);
  }
  flags.push(...repeated(document, analysis));
  return flags;
}

const REPEATED_WORDS = 8;

const openingOf = ({ tokens }: Analysis, { firstToken, endToken }: Unit): string =>
  `${endToken - firstToken} ${tokens[firstToken]?.folded} ${tokens[firstToken + 1]?.folded} ${tokens[endToken - 1]?.folded}`;

/** The same sentence given several times counts once; the teacher sees it. */
function repeated(document: Document, analysis: Analysis): Flag[] {
  const seen = new Map<string, number>();
  const openings = new Map<string, number>();
  const long = analysis.units.filter((unit) => unit.words >= REPEATED_WORDS);
  for (const unit of long) openings.set(openingOf(analysis, unit), (openings.get(openingOf(analysis, unit)) ?? 0) + 1);
  for (const unit of long) {
    // Most sentences open and end like no other one: their words need not be joined to be compared.
    if (openings.get(openingOf(analysis, unit)) === 1) continue;
    const key = foldedWords(analysis, unit.firstToken, unit.endToken);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    if (count === 2)
      return [
        {
          kind: 'repeated',
          message: message('flag.repeated', { question: analysis.question }),
          evidence: evidenceAt(document, unit),
        },
      ];
  }
  return [];
}
