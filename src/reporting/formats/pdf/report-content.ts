import type { Content, ContentText, TableCell } from 'pdfmake/interfaces.js';
import type { CriterionReport, QuestionReport } from '../../../types/index.ts';
import { shorten } from '../../messages/index.ts';
import { isSure, outcomeOf } from '../certainty.ts';
import type { PageContext } from '../page-context.ts';
import { coloursOf } from '../palette.ts';
import { runs } from './runs.ts';

const QUOTE_LENGTH = 200;
const OUTCOME_SIGN = { full: '●', part: '◐', none: '○' } as const;
const OUTCOME_COLOUR = { full: '#17603a', part: '#8a4b00', none: '#b3261e' } as const;

/** Every question with its criteria; one criterion is never cut by the end of a page. */
export function criteriaContent(page: PageContext): Content[] {
  return page.report.questions.flatMap((question, rank) => [
    questionHead(question, rank, page),
    ...question.criteria.map((criterion) => criterionContent(criterion, question, rank, page)),
  ]);
}

function questionHead(question: QuestionReport, rank: number, page: PageContext): Content {
  const [ground, ink] = coloursOf(rank);
  const { number, label } = page;
  const state = question.state === 'blank' ? ` (${label.blank.toLowerCase()})` : '';
  const cells: TableCell[] = [
    named(`question-${question.id}`, {
      text: runs(`${question.id}  ${question.title}${state}`),
      bold: true,
      fontSize: 10.5,
      color: ink,
    }),
    { text: `${number(question.points)} / ${number(question.outOf)}`, bold: true, alignment: 'right', color: ink },
  ];
  return {
    table: { widths: ['*', 'auto'], body: [cells] },
    layout: 'noBorders',
    fillColor: ground,
    margin: [0, 8, 0, 2],
    headlineLevel: 1,
  };
}

function criterionContent(
  criterion: CriterionReport,
  question: QuestionReport,
  rank: number,
  page: PageContext,
): Content {
  const { label, number, view } = page;
  const blank = question.state === 'blank';
  const outcome = outcomeOf(criterion);
  const said = criterion.diagnosis.filter(({ message }) => !criterion.reason.includes(message.replace(/\.$/, '')));
  const stack: Content[] = [
    named(criterion.id, {
      text: [...runs(`${criterion.id}  `, { color: '#55555f' }), ...runs(criterion.title, { bold: true })],
    }),
    ...(blank ? [] : [{ text: runs(criterion.reason) }]),
    ...said.map(({ message }): Content => ({ text: runs(message), color: '#8c1d18', margin: [6, 0, 0, 0] })),
    ...quotes(criterion, rank, page),
  ];
  if (view === 'teacher' && !blank && criterion.advice !== undefined) {
    stack.push({ text: [{ text: `${label.advice} : `, bold: true }, ...runs(criterion.advice)], color: '#3d3d47' });
  }
  const sure = isSure(criterion.confidence);
  const points: Content[] = [
    {
      text: [
        { text: `${OUTCOME_SIGN[outcome]} `, color: OUTCOME_COLOUR[outcome], font: 'sans' },
        { text: number(criterion.points), bold: true },
        { text: ` / ${number(criterion.outOf)}` },
      ],
      alignment: 'right',
    },
    ...(blank
      ? []
      : [
          {
            text: sure ? label.sure : label.unsure,
            alignment: 'right' as const,
            fontSize: 7,
            color: sure ? '#55555f' : '#7a3806',
          },
        ]),
  ];
  return {
    columns: [
      { width: '*', stack },
      { width: 62, stack: points },
    ],
    columnGap: 8,
    margin: [4, 2, 4, 3],
    fontSize: 8.5,
    unbreakable: true,
  };
}

/** A line that links may lead to; the library's types leave `id` out. */
const named = (id: string, content: ContentText): ContentText => ({ ...content, ...{ id } });

function quotes(criterion: CriterionReport, rank: number, page: PageContext): Content[] {
  const ink = coloursOf(rank)[1];
  const errors = criterion.diagnosis.flatMap(({ evidence }) => (evidence === undefined ? [] : [evidence]));
  const spans = new Map([...criterion.evidence, ...errors].map((one) => [`${one.start} ${one.end}`, one]));
  return [...spans.values()].map((evidence): Content => {
    const number = page.notes.numberOf(criterion.id, evidence);
    const badge =
      number === undefined
        ? []
        : runs(`\u00a0${number}\u00a0`, { background: ink, color: '#ffffff', fontSize: 6.5, bold: true });
    const quote = runs(` «\u00a0${shorten(evidence.quote, QUOTE_LENGTH)}\u00a0»`, { font: 'serif', color: '#2b2b33' });
    return { text: [...badge, ...quote], fontSize: 8, margin: [0, 1, 0, 0] };
  });
}
