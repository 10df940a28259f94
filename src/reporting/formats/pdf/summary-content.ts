import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { uncertainCriteria } from '../certainty.ts';
import type { PageContext } from '../page-context.ts';
import { coloursOf } from '../palette.ts';
import { shownInterval, standingWords } from '../standing.ts';
import { runs } from './runs.ts';

/** The first page: mark, appreciation, points per question, what to check. */
export function summaryContent(page: PageContext): Content[] {
  const { report, label, view } = page;
  const comment: Content[] = [heading(label.appreciation), { text: runs(report.feedback.summary) }];
  const next: Content[] =
    report.feedback.next.length === 0
      ? []
      : [
          heading(view === 'student' ? label.nextFirst : label.next),
          { ol: report.feedback.next.map((step): Content => ({ text: runs(step), margin: [0, 1, 0, 1] })) },
        ];
  const feedback = view === 'student' ? [...next, ...comment] : [...comment, ...next];
  if (report.questions.length === 0) return [top(page), ...feedback];
  return [
    top(page),
    {
      columns: [
        { width: '*', stack: feedback },
        { width: '*', stack: [heading(label.byQuestion), bars(page)] },
      ],
      columnGap: 18,
    },
    ...checks(page),
  ];
}

export const heading = (said: string): Content => ({
  text: runs(said),
  bold: true,
  fontSize: 11,
  margin: [0, 8, 0, 3],
  headlineLevel: 1,
});

function top(page: PageContext): Content {
  const { report, label } = page;
  const title: TableCell = {
    stack: [
      { text: label.product.toUpperCase(), bold: true, fontSize: 8, color: '#1d4394', characterSpacing: 1 },
      { text: runs(`${label.copy} ${report.copy.id}`), bold: true, fontSize: 18 },
      { text: runs(`${report.rubric.id} · ${label.origins[report.copy.origin]}`), color: '#55555f' },
    ],
    margin: [0, 8, 0, 0],
  };
  return {
    table: {
      widths: ['*', 190],
      body: [[title, { stack: mark(page), fillColor: '#16213f', color: '#ffffff', margin: [10, 6, 10, 8] }]],
    },
    layout: 'noBorders',
  };
}

function mark(page: PageContext): Content[] {
  const { report, label, number } = page;
  if (report.mark === null || report.points === null) {
    return [{ text: label.noMark, bold: true, fontSize: 16 }, { text: label.states[report.copy.state] }];
  }
  const interval = shownInterval(page);
  return [
    {
      text: [
        { text: number(report.mark), bold: true, fontSize: 26 },
        { text: ` / ${number(report.markOutOf)}`, fontSize: 12 },
      ],
    },
    { text: label.pointsOutOf(number(report.points), number(report.outOf)) },
    ...(interval === null ? [] : [{ text: interval.said }]),
    { text: runs(standingWords(page)), fontSize: 8, margin: [0, 4, 0, 0] },
  ];
}

const BAR = 120;

function bars({ report, number, label }: PageContext): Content {
  const rows = report.questions.map((question, rank): TableCell[] => {
    const [, ink] = coloursOf(rank);
    const width = (BAR * question.points) / question.outOf;
    const blank = question.state === 'blank' ? ` (${label.blank.toLowerCase()})` : '';
    return [
      { text: question.id, bold: true, color: ink, linkToDestination: `question-${question.id}` },
      {
        stack: [
          { text: runs(question.title + blank), fontSize: 8 },
          {
            canvas: [
              { type: 'rect', x: 0, y: 2, w: BAR, h: 4, color: '#e6e6ec' },
              ...(width > 0 ? [{ type: 'rect' as const, x: 0, y: 2, w: width, h: 4, color: ink }] : []),
            ],
          },
        ],
      },
      { text: `${number(question.points)} / ${number(question.outOf)}`, alignment: 'right', noWrap: true },
    ];
  });
  return { table: { widths: ['auto', '*', 'auto'], body: rows }, layout: 'noBorders' };
}

function checks({ report, label, view }: PageContext): Content[] {
  const uncertain = view === 'teacher' ? uncertainCriteria(report) : [];
  const lines: Content[] = [];
  if (uncertain.length > 0) {
    lines.push({ text: runs(`${label.toCheckCount(uncertain.length)} ${uncertain.map(({ id }) => id).join(', ')}`) });
  }
  if (report.flags.length > 0)
    lines.push({ ul: report.flags.map(({ message }): Content => ({ text: runs(message) })) });
  if (report.unexpected.length > 0) {
    lines.push(
      { text: label.unexpected, bold: true, margin: [0, 3, 0, 0] },
      { text: label.unexpectedHelp, color: '#55555f' },
    );
    lines.push({
      ul: report.unexpected.map((idea): Content => ({ text: runs(`${idea.question} : «\u00a0${idea.quote}\u00a0»`) })),
    });
  }
  if (report.unclaimed.length > 0) {
    lines.push({ text: label.unclaimed, bold: true, margin: [0, 3, 0, 0] });
    lines.push({ ul: report.unclaimed.map(({ quote }): Content => ({ text: runs(quote.trim()) })) });
  }
  return lines.length === 0 ? [] : [heading(label.toCheckTitle), { stack: lines, fontSize: 8.5 }];
}
