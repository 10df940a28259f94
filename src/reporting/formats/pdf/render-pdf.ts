import type { Content, DynamicContent } from 'pdfmake/interfaces.js';
import type { Document, Report } from '../../../types/index.ts';
import { type PageContext, type PageOptions, pageContext } from '../page-context.ts';
import { footerWords } from '../standing.ts';
import { copyContent } from './copy-content.ts';
import { printPdf } from './print.ts';
import { criteriaContent } from './report-content.ts';
import { runs } from './runs.ts';
import { heading, summaryContent } from './summary-content.ts';

/**
 * The report as an A4 PDF, made without a browser: summary, criteria, then the copy with its passages marked. Without
 * the document the first two stand alone. The library is loaded on the first call.
 */
export async function renderPdf(report: Report, document: Document | null, options: PageOptions): Promise<Uint8Array> {
  const page = pageContext(report, document?.text.length ?? 0, options);
  return await printPdf({
    info: { title: `${page.label.copy} ${report.copy.id} · ${page.label.product}` },
    language: options.lang,
    displayTitle: true,
    pageSize: 'A4',
    pageMargins: [40, 38, 40, 44],
    defaultStyle: { font: 'sans', fontSize: 9, lineHeight: 1.15, color: '#1c1c22' },
    content: [...summaryContent(page), ...criteria(page), ...copy(document, page)],
    footer: footer(page),
    // A title never stays alone at the foot of a page.
    pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
      node.headlineLevel === 1 && getFollowingNodesOnPage().length === 0,
  });
}

function criteria(page: PageContext): Content[] {
  if (page.report.questions.length === 0) return [];
  return [heading(page.view === 'student' ? page.label.results : page.label.criteria), ...criteriaContent(page)];
}

function copy(document: Document | null, page: PageContext): Content[] {
  if (document === null || document.text.trim() === '') return [];
  const { label } = page;
  const title: Content = { text: label.theCopy, bold: true, fontSize: 12, pageBreak: 'before', margin: [0, 0, 0, 4] };
  return [
    title,
    { text: label.legend, fontSize: 8, color: '#55555f', margin: [0, 0, 0, 8] },
    ...copyContent(document, page),
  ];
}

function footer(page: PageContext): DynamicContent {
  const { report, label } = page;
  return (current, pages) => ({
    columns: [
      { text: runs(`${label.copy} ${report.copy.id} · ${footerWords(page)}`), width: '*' },
      { text: `${current} / ${pages}`, width: 'auto' },
    ],
    margin: [40, 12, 40, 0],
    fontSize: 7.5,
    color: '#55555f',
  });
}
