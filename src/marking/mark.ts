import type { Question, Subject } from '../rubric/index.ts';
import type {
  Analysis,
  CriterionMark,
  Division,
  Document,
  Marks,
  QuestionMark,
  UnexpectedIdea,
} from '../types/index.ts';
import { copiedQuestions, glossaries, graderInstructions } from './barred.ts';
import { type Binding, bindFigures } from './binding/index.ts';
import { doubtedBeside, spreadOf, upsideOf } from './confidence.ts';
import type { AnswerContext } from './criteria/index.ts';
import { type Barred, flagsOf } from './flags.ts';
import { blankCriterion, markCriterion } from './mark-criterion.ts';
import { loadReference, type Reference } from './reference/index.ts';
import { repeatedUnits } from './repeated.ts';
import { withStrayFigures } from './stray-figures.ts';
import { unexpectedIn } from './unexpected.ts';

export interface MarkInput {
  readonly document: Document;
  readonly division: Division;
  /** One per answer of the division, in the order of the subject. */
  readonly analyses: readonly Analysis[];
  readonly subject: Subject;
}

/** Marks a whole copy, question by question in the order of the subject, carrying the student's own values forward. */
export function mark({ document, division, analyses, subject }: MarkInput): Marks {
  const reference = loadReference(subject);
  const questions: QuestionMark[] = [];
  const unexpected: UnexpectedIdea[] = [];
  const contexts = contextsOf({ document, division, analyses, subject }, reference);
  for (const question of subject.questions) {
    const read = contexts.get(question.id);
    if (read === undefined) {
      questions.push(blank(question, division.unclaimed.length === 0));
      continue;
    }
    const { context } = read;
    const certainty = division.answers.find((answer) => answer.question === question.id)?.certainty ?? 1;
    const criteria = question.criteria.map((criterion) => markCriterion(criterion, context, certainty));
    const unused = unexpectedIn(document, context.analysis, criteria, context.barred);
    questions.push(sum(question, doubtedBeside(withStrayFigures(criteria, question, context), unused.length)));
    unexpected.push(...unused);
  }
  const barred = [...contexts.values()].map((read) => read.barred);
  return total(subject, questions, unexpected, flagsOf(document, division, barred));
}

interface Read {
  readonly context: AnswerContext;
  readonly barred: Barred;
}

/** What each answer of the copy holds, in the order of the subject: a value found in one is carried to those after. */
function contextsOf({ document, analyses, subject }: MarkInput, reference: Reference): ReadonlyMap<string, Read> {
  const contexts = new Map<string, Read>();
  const listedCopy = listedShare(analyses) >= LISTED_COPY;
  let own: ReadonlyMap<string, number> = new Map();
  const bind = (analysis: Analysis, question: Question): Binding =>
    bindFigures({ analysis, subject, reference, wanted: wantedIn(question), own });
  for (const question of subject.questions) {
    const analysis = analyses.find((one) => one.question === question.id);
    if (analysis === undefined || analysis.tokens.length === 0) continue;
    const instructions = graderInstructions(analysis, document.text);
    const copied = copiedQuestions(analysis, subject);
    const repeated = repeatedUnits(analysis);
    const binding = bind(analysis, question);
    own = new Map([...own, ...binding.own]);
    const visited = new Map<string, AnswerContext>();
    const context: AnswerContext = {
      document,
      subject,
      question,
      criterion: null,
      analysis,
      binding,
      barred: new Set([...instructions, ...copied, ...repeated, ...glossaries(analysis, document.text)]),
      wordList: listedCopy || listedShare([analysis]) >= LISTED_ANSWER,
      elsewhere: (id) => {
        const other = contexts.get(id)?.context;
        if (other === undefined) return null;
        const seen = visited.get(id) ?? { ...other, question, binding: bind(other.analysis, question) };
        visited.set(id, seen);
        return seen;
      },
      formatExpected: (name) => formatExpected(reference, subject, name),
    };
    contexts.set(question.id, { context, barred: { analysis, instructions, questions: copied, repeated } });
  }
  return contexts;
}

/** Shares of words in enumerations from which a copy, or an answer, is a list of words rather than an argument. */
const LISTED_COPY = 0.2;
const LISTED_ANSWER = 0.5;

function listedShare(analyses: readonly Analysis[]): number {
  let words = 0;
  let listed = 0;
  for (const analysis of analyses) {
    for (const unit of analysis.units) {
      words += unit.words;
      if (unit.wordList) listed += unit.words;
    }
  }
  return words === 0 ? 0 : listed / words;
}

const wanted = new WeakMap<Question, readonly string[]>();

/** Quantities that the criteria of a question ask for. */
function wantedIn(question: Question): readonly string[] {
  const known = wanted.get(question);
  if (known !== undefined) return known;
  const names = [
    ...new Set(
      question.criteria.flatMap((criterion) =>
        criterion.parts.flatMap((part) => ('quantities' in part ? part.quantities : [])),
      ),
    ),
  ];
  wanted.set(question, names);
  return names;
}

const formatted = new WeakMap<Subject, Map<string, string>>();

function formatExpected(reference: Reference, subject: Subject, name: string): string {
  const cache = formatted.get(subject) ?? new Map<string, string>();
  formatted.set(subject, cache);
  const known = cache.get(name);
  if (known !== undefined) return known;
  const text = formatOnce(reference, subject, name);
  cache.set(name, text);
  return text;
}

function formatOnce(reference: Reference, subject: Subject, name: string): string {
  const quantity = subject.quantities.get(name);
  if (quantity === undefined) return '';
  const value = reference.expected(name);
  const decimals = quantity.wholeUp ? 0 : Math.abs(value) >= 1000 || Number.isInteger(value) ? 0 : 2;
  const shown = (quantity.wholeUp ? Math.ceil(value) : value).toLocaleString('fr-FR', {
    maximumFractionDigits: decimals,
  });
  return quantity.unit === null ? shown : `${shown} ${quantity.unit}`;
}

function sum(question: Question, criteria: readonly CriterionMark[]): QuestionMark {
  return {
    id: question.id,
    title: question.title,
    state: 'answered',
    quarters: criteria.reduce((all, criterion) => all + criterion.quarters, 0),
    outOf: question.quarters,
    criteria,
  };
}

function blank(question: Question, sure: boolean): QuestionMark {
  return {
    id: question.id,
    title: question.title,
    state: 'blank',
    quarters: 0,
    outOf: question.quarters,
    criteria: question.criteria.map((criterion) => blankCriterion(criterion, sure)),
  };
}

function total(
  subject: Subject,
  questions: readonly QuestionMark[],
  unexpected: readonly UnexpectedIdea[],
  flags: Marks['flags'],
): Marks {
  const quarters = questions.reduce((all, question) => all + question.quarters, 0);
  const scale = subject.markOutOf / subject.quarters;
  const spread = spreadOf(questions.flatMap((question) => question.criteria));
  const upside = upsideOf(questions, unexpected);
  const bound = (value: number): number => toQuarter(Math.min(subject.quarters, Math.max(0, value)) * scale);
  return {
    questions,
    quarters,
    outOf: subject.quarters,
    mark: toQuarter(quarters * scale),
    markOutOf: subject.markOutOf,
    interval: [bound(quarters - spread), bound(quarters + spread + upside)],
    unexpected,
    flags,
  };
}

/** French marks go by quarters; halves of a quarter go up, as examiners do. */
const toQuarter = (mark: number): number => Math.round(mark * 4 + 1e-9) / 4;
