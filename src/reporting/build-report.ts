import type {
  CriterionMark,
  CriterionReport,
  Division,
  Document,
  Evidence,
  Flag,
  Marks,
  QuestionReport,
  Report,
} from '../types/index.ts';
import { criterionWords, type View } from './criterion-words.ts';
import { feedback } from './feedback.ts';
import { type Lang, renderMessage, typography } from './messages/index.ts';
import { blankReport, type ReportSubject, unassignedReport } from './ungraded-report.ts';

export interface ReportInput {
  /** Version of the engine that marked the copy. */
  readonly engine: string;
  readonly subject: ReportSubject;
  /** Pseudonymous id and SHA-256 (hex) of the submission. */
  readonly copy: { readonly id: string; readonly sha256: string };
  readonly document: Document;
  readonly division: Division;
  readonly marks: Marks;
  readonly lang: Lang;
  readonly view: View;
}

/**
 * The report of a copy that was read: the contract of `types/report.ts`, points in points (quarters / 4).
 * A copy without any answer gets no mark: it is "blank", or "unassigned" when it has text that no question claims.
 */
export function buildReport(input: ReportInput): Report {
  const { engine, subject, copy, document, marks, lang } = input;
  const unclaimed = unclaimedText(input.document, input.division);
  if (marks.questions.every((question) => question.state === 'blank')) {
    return unclaimed.length > 0 ? { ...unassignedReport(input), unclaimed } : blankReport(input);
  }
  const questions = questionReports(input);
  return {
    schema: 'bareme/report@1',
    engine,
    rubric: { id: subject.id, hash: subject.hash },
    copy: { id: copy.id, sha256: copy.sha256, origin: document.origin, pages: document.pages.length, state: 'graded' },
    points: marks.quarters / 4,
    outOf: marks.outOf / 4,
    mark: marks.mark,
    markOutOf: marks.markOutOf,
    interval: [marks.interval[0], marks.interval[1]],
    questions,
    unexpected: marks.unexpected.map(({ quote, question, start, end }) => ({ quote, question, start, end })),
    unclaimed,
    flags: marks.flags.map((flag) => flagReport(flag, lang)),
    feedback: feedback(questions, { mark: marks.mark, markOutOf: marks.markOutOf, advice: adviceOf(marks), lang }),
  };
}

function questionReports({ marks, lang, view }: ReportInput): QuestionReport[] {
  return marks.questions.map((question) => ({
    id: question.id,
    title: question.title,
    state: question.state,
    points: question.quarters / 4,
    outOf: question.outOf / 4,
    criteria: question.criteria.map((criterion) => criterionReport(criterion, lang, view)),
  }));
}

function criterionReport(criterion: CriterionMark, lang: Lang, view: View): CriterionReport {
  const words = criterionWords(criterion, lang, view);
  const report: CriterionReport = {
    id: criterion.id,
    title: criterion.title,
    points: criterion.quarters / 4,
    outOf: criterion.outOf / 4,
    confidence: Math.round(criterion.confidence * 100) / 100,
    evidence: criterion.evidence.map(plainEvidence),
    reason: words.reason,
    diagnosis: criterion.diagnosis.map(({ kind, id, evidence }, index) => ({
      kind,
      id,
      message: words.diagnosis[index] ?? '',
      ...(evidence === undefined ? {} : { evidence: plainEvidence(evidence) }),
    })),
  };
  if (criterion.advice !== null && criterion.advice !== '') report.advice = typography(criterion.advice, lang);
  return report;
}

const plainEvidence = ({ quote, start, end, page }: Evidence) => ({ quote, start, end, page });

function adviceOf(marks: Marks): ReadonlyMap<string, string> {
  const advice = new Map<string, string>();
  for (const question of marks.questions) {
    for (const criterion of question.criteria) if (criterion.advice) advice.set(criterion.id, criterion.advice);
  }
  return advice;
}

function unclaimedText(document: Document, division: Division): Report['unclaimed'] {
  return division.unclaimed
    .map(({ start, end }) => ({ quote: document.text.slice(start, end), start, end }))
    .filter(({ quote }) => /[\p{L}\p{N}]/u.test(quote));
}

function flagReport({ kind, message, evidence }: Flag, lang: Lang): Report['flags'][number] {
  const text = renderMessage(message, lang);
  return evidence === undefined ? { kind, message: text } : { kind, message: text, evidence: plainEvidence(evidence) };
}
