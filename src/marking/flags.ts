import type { Analysis, Division, Document, Flag } from '../types/index.ts';
import { message } from './criteria/part-mark.ts';
import { isCopied } from './criteria/statements.ts';
import { evidenceAt } from './evidence.ts';

/** What was barred in one answer, and why. */
export interface Barred {
  readonly analysis: Analysis;
  readonly instructions: ReadonlySet<number>;
  readonly questions: ReadonlySet<number>;
  readonly repeated: ReadonlySet<number>;
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

function answerFlags(document: Document, barred: Barred): Flag[] {
  const { analysis, instructions, questions } = barred;
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
  flags.push(...repetitionFlags(document, barred));
  return flags;
}

/** The same sentence given several times counts once; the teacher sees it. */
function repetitionFlags(document: Document, { analysis, repeated }: Barred): Flag[] {
  const unit = analysis.units.find((one) => repeated.has(one.index) && one.words >= TELLING_WORDS);
  if (unit === undefined) return [];
  return [
    {
      kind: 'repeated',
      message: message('flag.repeated', { question: analysis.question }),
      evidence: evidenceAt(document, unit),
    },
  ];
}

/** Shorter statements come back without anyone meaning to repeat them. */
const TELLING_WORDS = 8;
