import type { VNode } from 'preact';
import type { CriterionReport, QuestionReport } from '../../../types/index.ts';
import { shorten } from '../../messages/index.ts';
import { isSure, outcomeOf } from '../certainty.ts';
import { criterionAnchor, noteAnchor, type PageContext, questionAnchor } from '../page-context.ts';
import { colourClass } from '../palette.ts';

const QUOTE_LENGTH = 180;

/** Every question with its criteria: points, reason, where in the copy, diagnosis, advice. */
export function CriteriaView({ page }: { page: PageContext }): VNode {
  return (
    <>
      {page.report.questions.map((question, rank) => (
        <QuestionView question={question} rank={rank} page={page} />
      ))}
    </>
  );
}

function QuestionView({ question, rank, page }: { question: QuestionReport; rank: number; page: PageContext }): VNode {
  const { label, number } = page;
  return (
    <section class={`question ${colourClass(rank)}`} id={questionAnchor(question.id)}>
      <header>
        <h3>
          <span class="chip">{question.id}</span> {question.title}
        </h3>
        <p class="score">
          <b>{number(question.points)}</b> / {number(question.outOf)}
        </p>
      </header>
      {question.state === 'blank' && <p class="blank">{label.blank}</p>}
      {question.criteria.map((criterion) => (
        <CriterionView criterion={criterion} rank={rank} page={page} compact={question.state === 'blank'} />
      ))}
    </section>
  );
}

interface CriterionProps {
  readonly criterion: CriterionReport;
  readonly rank: number;
  readonly page: PageContext;
  /** Nothing was answered: the line says what was at stake and no more. */
  readonly compact: boolean;
}

function CriterionView({ criterion, rank, page, compact }: CriterionProps): VNode {
  const { label, number, view } = page;
  const outcome = outcomeOf(criterion);
  const sure = isSure(criterion.confidence);
  const said = criterion.diagnosis.filter(({ message }) => !criterion.reason.includes(message.replace(/\.$/, '')));
  const advised = view === 'teacher' && !compact && criterion.advice !== undefined;
  return (
    <article class={`criterion ${outcome}`} id={criterionAnchor(criterion.id)}>
      <header>
        <h4>
          <span class="id">{criterion.id}</span> {criterion.title}
        </h4>
        <p class="score">
          {!compact && <span class={sure ? 'sure' : 'unsure'}>{sure ? label.sure : label.unsure}</span>}
          <span class={`outcome ${outcome}`} role="img" aria-label={label[outcome]} title={label[outcome]} />
          <b>{number(criterion.points)}</b> / {number(criterion.outOf)}
        </p>
      </header>
      {!compact && <p class="reason">{criterion.reason}</p>}
      {said.map((diagnosis) => (
        <p class="diagnosis">{diagnosis.message}</p>
      ))}
      <Quotes criterion={criterion} rank={rank} page={page} />
      {advised && (
        <p class="advice">
          <span>{label.advice}</span> {criterion.advice}
        </p>
      )}
    </article>
  );
}

function Quotes({
  criterion,
  rank,
  page,
}: {
  criterion: CriterionReport;
  rank: number;
  page: PageContext;
}): VNode | null {
  const errors = criterion.diagnosis.flatMap(({ evidence }) => (evidence === undefined ? [] : [evidence]));
  const spans = new Map([...criterion.evidence, ...errors].map((one) => [`${one.start} ${one.end}`, one]));
  if (spans.size === 0) return null;
  return (
    <ul class="quotes" aria-label={page.label.evidence}>
      {[...spans.values()].map((evidence) => (
        <li>
          <Quote owner={criterion.id} evidence={evidence} rank={rank} page={page} />
        </li>
      ))}
    </ul>
  );
}

interface QuoteProps {
  readonly owner: string;
  readonly evidence: { readonly quote: string; readonly start: number; readonly end: number };
  readonly rank: number;
  readonly page: PageContext;
}

/** A quotation and the number that leads to it in the copy, when the copy is shown. */
export function Quote({ owner, evidence, rank, page }: QuoteProps): VNode {
  const number = page.notes.numberOf(owner, evidence);
  const quote = <q lang="fr">{shorten(evidence.quote, QUOTE_LENGTH)}</q>;
  if (number === undefined) return quote;
  return (
    <a class={`to-copy ${colourClass(rank)}`} href={`#${noteAnchor(number)}`}>
      <span class="ref">{number}</span>
      {quote}
    </a>
  );
}
