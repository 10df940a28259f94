import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { baseCss } from '../formats/html/style.ts';
import type { Lang } from '../messages/index.ts';
import { type ClassPage, classPage } from './page.ts';
import { distributionPlot, successColour, successPlot } from './plots.ts';
import type { ClassReport } from './schema.ts';
import { classCss } from './style.ts';
import { CopiesTable, ErrorsTable, LookFirst, NotMarked } from './tables.tsx';

/** The class on one self-contained page: figures and plots first, then what to look at, then every table. */
export function renderClassHtml(report: ClassReport, lang: Lang): string {
  const page = classPage(report, lang);
  return `<!DOCTYPE html>\n${renderToString(<Page page={page} />)}\n`;
}

function Page({ page }: { page: ClassPage }): VNode {
  const { report, lang, label } = page;
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${label.title} · ${report.subject.title}`}</title>
        <style dangerouslySetInnerHTML={{ __html: baseCss + classCss }} />
      </head>
      <body>
        <main>
          <Heading page={page} />
          <Figures page={page} />
          <div class="two">
            <div>
              <Distribution page={page} />
              <LookFirst page={page} />
            </div>
            <div>
              <Success page={page} />
              <ErrorsTable page={page} />
            </div>
          </div>
          <NotMarked page={page} />
          <Flags page={page} />
          <Criteria page={page} />
          <CopiesTable page={page} />
          <footer>
            <p>
              {page.standing}. {label.made(report.made.engines.join(', '))}
            </p>
          </footer>
        </main>
      </body>
    </html>
  );
}

function Heading({ page: { report, label, standing } }: { page: ClassPage }): VNode {
  const { received, graded } = report.copies;
  return (
    <header class="top">
      <p class="product">{label.title}</p>
      <h1>{report.subject.title}</h1>
      <p class="about">
        {label.received(received)} · {label.graded(graded)}
        {received > graded && ` · ${label.notMarkedCount(received - graded)}`}
      </p>
      <p class="proposal">{standing}</p>
      {report.made.rubrics.length > 1 && <p class="warning">{label.mixedRubrics}</p>}
    </header>
  );
}

function Figures({ page: { report, label, number } }: { page: ClassPage }): VNode | null {
  const { marks, scale } = report;
  if (marks === null || scale === null) return null;
  const figures: readonly (readonly [string, string])[] = [
    [label.median, number(marks.median)],
    [label.mean, number(marks.mean)],
    [label.quartiles, label.fromTo(number(marks.lowerQuartile), number(marks.upperQuartile))],
    [label.range, label.fromTo(number(marks.lowest), number(marks.highest))],
    [label.deviation, number(marks.deviation)],
  ];
  return (
    <dl class="figures">
      {figures.map(([name, value], index) => (
        <div class={index < 2 ? 'main' : ''}>
          <dt>{name}</dt>
          <dd>
            {value}
            {index < 2 && <small> / {number(scale.markOutOf)}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Distribution({ page: { report, label, lang } }: { page: ClassPage }): VNode {
  return (
    <section class="card">
      <h2>{label.distribution}</h2>
      {report.marks === null ? (
        <p>{label.noMarks}</p>
      ) : (
        <div class="plot" dangerouslySetInnerHTML={{ __html: distributionPlot(report.marks, lang) }} />
      )}
    </section>
  );
}

function Success({ page: { report, label, lang, number, colon } }: { page: ClassPage }): VNode | null {
  if (report.questions.length === 0) return null;
  return (
    <section class="card">
      <h2>{label.success}</h2>
      <div class="plot" dangerouslySetInnerHTML={{ __html: successPlot(report.questions, lang) }} />
      <ul class="key">
        {report.questions.map(({ id, title, mean, outOf, blank }) => (
          <li>
            <b>{id}</b> {title}
            {colon}
            <span class="count">
              {number(mean)} / {number(outOf)}
            </span>
            {blank > 0 && ` (${label.blank.toLowerCase()}${colon}${blank})`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Flags({ page: { report, label, colon } }: { page: ClassPage }): VNode | null {
  if (report.flags.length === 0) return null;
  return (
    <section class="card">
      <h2>{label.flags}</h2>
      <ul class="flags">
        {report.flags.map(({ kind, count, copies }) => (
          <li>
            <b>{label.flagKinds[kind] ?? kind}</b> ({count}){colon}
            {copies.slice(0, 12).join(', ')}
            {copies.length > 12 && '…'}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Criteria({ page }: { page: ClassPage }): VNode | null {
  const { report, label, number, share } = page;
  if (report.questions.length === 0) return null;
  return (
    <section class="card">
      <h2>{label.criteria}</h2>
      <div class="scroll">
        <table class="criteria">
          <thead>
            <tr>
              <th scope="col">{label.criterion}</th>
              <th scope="col">{label.successRate}</th>
              <th scope="col">{`${label.full} / ${label.part.toLowerCase()} / ${label.none.toLowerCase()}`}</th>
              <th scope="col">{label.meanPoints}</th>
              <th scope="col">{label.toCheck}</th>
            </tr>
          </thead>
          {report.questions.map((question) => (
            <tbody>
              <tr class="question">
                <th scope="rowgroup" colSpan={5}>
                  {question.id} {question.title}
                </th>
              </tr>
              {question.criteria.map((criterion) => (
                <tr>
                  <th scope="row">
                    <span class="id">{criterion.id}</span> {criterion.title}
                  </th>
                  <td class="rate" style={{ color: successColour(criterion.success) }}>
                    {share(criterion.success)}
                  </td>
                  <td>
                    <Split full={criterion.full} part={criterion.part} none={criterion.none} />
                  </td>
                  <td class="count">
                    {number(criterion.mean)} / {number(criterion.outOf)}
                  </td>
                  <td class="count">{criterion.toCheck === 0 ? '' : criterion.toCheck}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

/** Copies that have it, that have it in part, that have not: a bar with its three numbers. */
function Split({ full, part, none }: { full: number; part: number; none: number }): VNode {
  const parts = [
    ['full', full],
    ['part', part],
    ['none', none],
  ] as const;
  return (
    <span class="split">
      {parts.map(([name, count]) => (
        <span class={name} style={{ flexGrow: count }}>
          {count === 0 ? '' : count}
        </span>
      ))}
    </span>
  );
}
