import type { VNode } from 'preact';
import type { Report } from '../../../types/index.ts';
import { uncertainCriteria } from '../certainty.ts';
import { criterionAnchor, type PageContext, questionAnchor } from '../page-context.ts';
import { colourClass } from '../palette.ts';
import { shownInterval, standingWords } from '../standing.ts';
import { Quote } from './criteria-view.tsx';

/** Title, mark, appreciation: what is read before anything else. */
export function SummaryView({ page }: { page: PageContext }): VNode {
  const { report, label } = page;
  return (
    <header class="top">
      <div class="heading">
        <p class="product">{label.product}</p>
        <h1>
          {label.copy} {report.copy.id}
        </h1>
        <p class="about">
          {report.rubric.id} · {label.origins[report.copy.origin]}
          {report.copy.pages > 1 && ` · ${label.pages(report.copy.pages)}`}
        </p>
      </div>
      <MarkView page={page} />
    </header>
  );
}

function MarkView({ page }: { page: PageContext }): VNode {
  const { report, label, number } = page;
  if (report.mark === null || report.points === null) {
    return (
      <div class="mark none">
        <p class="big">{label.noMark}</p>
        <p>{label.states[report.copy.state]}</p>
      </div>
    );
  }
  return (
    <div class="mark">
      <p class="big">
        {number(report.mark)} <small>/ {number(report.markOutOf)}</small>
      </p>
      <p>{label.pointsOutOf(number(report.points), number(report.outOf))}</p>
      <IntervalView page={page} />
      <p class="proposal">{standingWords(page)}</p>
    </div>
  );
}

function IntervalView({ page }: { page: PageContext }): VNode | null {
  const { report } = page;
  const interval = shownInterval(page);
  if (interval === null || report.mark === null) return null;
  const { low, high, said } = interval;
  const at = (mark: number) => `${Math.max(0, Math.min(100, (100 * mark) / report.markOutOf))}%`;
  return (
    <div class="interval">
      <svg width="100%" height="10" role="img" aria-label={said}>
        <rect x="0" y="3" width="100%" height="4" rx="2" class="scale" />
        <rect x={at(low)} y="1" width={at(high - low)} height="8" rx="4" class="range" />
        <circle cx={at(report.mark)} cy="5" r="5" class="point" />
      </svg>
      <p>{said}</p>
    </div>
  );
}

export function FeedbackView({ page }: { page: PageContext }): VNode {
  const { report, label, view } = page;
  const steps = report.feedback.next.length > 0 && (
    <div class="next">
      <h2>{view === 'student' ? label.nextFirst : label.next}</h2>
      <ol>
        {report.feedback.next.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
    </div>
  );
  const comment = (
    <div class="comment">
      <h2>{label.appreciation}</h2>
      <p>{report.feedback.summary}</p>
    </div>
  );
  return <div class="feedback">{view === 'student' ? [steps, comment] : [comment, steps]}</div>;
}

/** One bar per question: where the points are, and the way to each. */
export function QuestionsView({ page }: { page: PageContext }): VNode {
  const { report, label, number } = page;
  return (
    <nav class="questions" aria-label={label.byQuestion}>
      <h2>{label.byQuestion}</h2>
      <ul>
        {report.questions.map((question, rank) => (
          <li>
            <a href={`#${questionAnchor(question.id)}`} class={colourClass(rank)}>
              <span class="chip">{question.id}</span>
              <span class="name">{question.title}</span>
              <span class="bar" aria-hidden="true">
                <span style={{ width: `${Math.round((100 * question.points) / question.outOf)}%` }} />
              </span>
              <span class="score">
                {question.state === 'blank' ? `${label.blank} · ` : ''}
                <b>{number(question.points)}</b> / {number(question.outOf)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What the teacher should look at: uncertain criteria, flags, ideas and text that earned nothing. */
export function ChecksView({ page }: { page: PageContext }): VNode | null {
  const { report, label, view } = page;
  const uncertain = view === 'teacher' ? uncertainCriteria(report) : [];
  const empty = report.flags.length + report.unexpected.length + report.unclaimed.length + uncertain.length === 0;
  if (empty) return null;
  return (
    <section class="checks">
      <h2>{label.toCheckTitle}</h2>
      {uncertain.length > 0 && (
        <p>
          {label.toCheckCount(uncertain.length)}{' '}
          {uncertain.map((criterion) => (
            <>
              <a class="to-criterion" href={`#${criterionAnchor(criterion.id)}`} title={criterion.title}>
                {criterion.id}
              </a>{' '}
            </>
          ))}
        </p>
      )}
      <Flags page={page} />
      <Unexpected page={page} />
      <Unclaimed unclaimed={report.unclaimed} title={label.unclaimed} />
    </section>
  );
}

function Flags({ page }: { page: PageContext }): VNode | null {
  const { report, label } = page;
  if (report.flags.length === 0) return null;
  return (
    <>
      <h3>{label.flags}</h3>
      <ul class="flags">
        {report.flags.map((flag, index) => (
          <li id={`flag-${index + 1}`}>
            {flag.message}{' '}
            {flag.evidence && <Quote owner={`flag-${index + 1}`} evidence={flag.evidence} rank={-1} page={page} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Unexpected({ page }: { page: PageContext }): VNode | null {
  const { report, label } = page;
  if (report.unexpected.length === 0) return null;
  const rank = new Map(report.questions.map(({ id }, index) => [id, index]));
  return (
    <>
      <h3>{label.unexpected}</h3>
      <p class="help">{label.unexpectedHelp}</p>
      <ul class="quotes">
        {report.unexpected.map((idea, index) => (
          <li id={`idea-${index + 1}`}>
            <span class={`chip ${colourClass(rank.get(idea.question) ?? -1)}`}>{idea.question}</span>{' '}
            <Quote owner={`idea-${index + 1}`} evidence={idea} rank={rank.get(idea.question) ?? -1} page={page} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Unclaimed({ unclaimed, title }: { unclaimed: Report['unclaimed']; title: string }): VNode | null {
  if (unclaimed.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="quotes unclaimed">
        {unclaimed.map(({ quote }) => (
          <li>
            <q lang="fr">{quote.trim()}</q>
          </li>
        ))}
      </ul>
    </>
  );
}
