import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Document, Report } from '../../../types/index.ts';
import { type PageContext, type PageOptions, pageContext } from '../page-context.ts';
import { footerWords } from '../standing.ts';
import { CopyView } from './copy-view.tsx';
import { CriteriaView } from './criteria-view.tsx';
import { reportCss } from './style.ts';
import { ChecksView, FeedbackView, QuestionsView, SummaryView } from './summary-view.tsx';

/**
 * The report as one self-contained HTML page: no script, no outside resource. Without the document (its retention
 * may have ended) the criteria stand alone with their quotes.
 */
export function renderHtml(report: Report, document: Document | null, options: PageOptions): string {
  const page = pageContext(report, document?.text.length ?? 0, options);
  return `<!DOCTYPE html>\n${renderToString(<Page page={page} document={document} />)}\n`;
}

function Page({ page, document }: { page: PageContext; document: Document | null }): VNode {
  const { report, label, lang, view } = page;
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${label.copy} ${report.copy.id} · ${label.product}`}</title>
        <style dangerouslySetInnerHTML={{ __html: reportCss }} />
      </head>
      <body class={view}>
        <main>
          <SummaryView page={page} />
          <div class="overview">
            <FeedbackView page={page} />
            {report.questions.length > 0 && <QuestionsView page={page} />}
          </div>
          {view === 'teacher' && <ChecksView page={page} />}
          <Panes page={page} document={document} />
          {view === 'student' && <ChecksView page={page} />}
          <footer>
            <p>
              {footerWords(page)}.{' '}
              {label.made(report.engine, `${report.rubric.id} (${report.rubric.hash.slice(7, 19)})`)}
            </p>
          </footer>
        </main>
      </body>
    </html>
  );
}

function Panes({ page, document }: { page: PageContext; document: Document | null }): VNode | null {
  const { report, label, view } = page;
  const graded = report.questions.length > 0;
  if (!graded && document === null) return null;
  return (
    <div class={document !== null && graded ? 'panes' : 'panes single'}>
      {graded && (
        <section class="criteria" id="criteria" aria-labelledby="criteria-title">
          <h2 id="criteria-title">{view === 'student' ? label.results : label.criteria}</h2>
          <CriteriaView page={page} />
        </section>
      )}
      {document !== null && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard
        <section class="copy" id="copy" aria-labelledby="copy-title" tabIndex={0}>
          <h2 id="copy-title">{label.theCopy}</h2>
          {graded && <Legend page={page} />}
          <CopyView document={document} page={page} />
        </section>
      )}
      {document !== null && graded && (
        <nav class="switch">
          <a href="#criteria">{label.toCriteria}</a>
          <a href="#copy">{label.toCopy}</a>
        </nav>
      )}
    </div>
  );
}

function Legend({ page: { label } }: { page: PageContext }): VNode {
  return (
    <p class="legend">
      {label.legend} <mark class="q-none full">{label.legendFull}</mark>{' '}
      <mark class="q-none none">{label.legendNone}</mark> <mark class="q-none error">{label.legendError}</mark>{' '}
      <mark class="q-none idea">{label.legendIdea}</mark>
    </p>
  );
}
