import type { Cell, Row, Sheet } from 'write-excel-file/node';
import { formatNumber, type Lang } from '../messages/index.ts';
import { isSigned, signatureOf } from './csv.ts';
import { type ClassLabels, classLabels } from './labels.ts';
import type { ClassReport } from './schema.ts';

type Value = string | number | null;

/** Column of the number of criteria to check, a count. */
const TO_CHECK = 6;

/**
 * The class as a workbook of three sheets: marks, criteria, errors. Numbers are numbers, the header and the first
 * column stay in sight, a copy without a mark has an empty cell. The library is loaded on the first call.
 */
export async function renderClassXlsx(report: ClassReport, lang: Lang, timeZone?: string): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const label = classLabels[lang];
  const sheets = [marksSheet(report, { lang, timeZone }), criteriaSheet(report, label), errorsSheet(report, label)];
  return new Uint8Array(await writeExcelFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer());
}

function marksSheet(
  report: ClassReport,
  { lang, timeZone }: { lang: Lang; timeZone: string | undefined },
): Sheet<never> {
  const label = classLabels[lang];
  const { questions } = report;
  const titles = [
    label.copy,
    label.state,
    label.mark,
    label.low,
    label.high,
    label.points,
    label.toCheck,
    label.atStake,
  ];
  const rows = report.rows.map((row): Value[] => [
    row.copy,
    label.states[row.state] ?? row.state,
    row.mark,
    row.interval?.[0] ?? null,
    row.interval?.[1] ?? null,
    row.points,
    row.state === 'graded' ? row.toCheck : null,
    row.state === 'graded' ? row.atStake : null,
    ...questions.map((question) => row.questions[question.id] ?? null),
    ...questions.flatMap((question) => question.criteria.map((criterion) => row.criteria[criterion.id] ?? null)),
    row.flags.map((kind) => label.flagKinds[kind] ?? kind).join(', '),
    row.problem,
    ...(isSigned(report) ? signatureOf(row, lang, timeZone) : []),
  ]);
  const points = [...questions, ...questions.flatMap((question) => question.criteria)];
  const header = [
    ...titles,
    ...points.map(({ id, outOf }) => `${id} /${formatNumber(outOf, lang)}`),
    label.flags,
    label.reason,
    ...(isSigned(report) ? [label.validatedBy, label.validatedOn] : []),
  ];
  const widths = [18, 14, 8, 8, 8, 8, 9, 9, ...points.map(() => 9), 30, 50, 18, 12];
  return sheet(label.sheets.marks, header, widths, rows, (column) => (column === TO_CHECK ? '0' : '0.00'));
}

function criteriaSheet(report: ClassReport, label: ClassLabels): Sheet<never> {
  const header = [
    ...[label.question, label.criterion, '', label.outOf, label.meanPoints, label.successRate],
    ...[label.full, label.part, label.none, label.toCheck],
  ];
  const rows = report.questions.flatMap((question): Value[][] =>
    question.criteria.map(({ id, title, outOf, mean, success, full, part, none, toCheck }) => [
      ...[question.id, id, title, outOf, mean, success, full, part, none, toCheck],
    ]),
  );
  const formats = ['', '', '', '0.00', '0.00', '0%', '0', '0', '0', '0'];
  return sheet(
    label.sheets.criteria,
    header,
    [10, 10, 45, 8, 12, 10, 10, 10, 12, 12],
    rows,
    (column) => formats[column] ?? '0',
  );
}

function errorsSheet(report: ClassReport, label: ClassLabels): Sheet<never> {
  const header = [label.question, label.kind, label.error, label.count, label.examples];
  const rows = report.errors.map(({ question, kind, message, count, examples }): Value[] => {
    const quotes = examples.map(({ copy, quote }) => `${copy} : ${quote}`).join('\n');
    return [question, label.kinds[kind] ?? kind, message, count, quotes];
  });
  return sheet(label.sheets.errors, header, [10, 16, 70, 9, 80], rows, () => '0');
}

function sheet(
  name: string,
  header: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly Value[])[],
  formatOf: (column: number) => string,
): Sheet<never> {
  const head: Row = header.map((value) => ({
    ...{ value, type: String, fontWeight: 'bold', wrap: true, alignVertical: 'top', height: 34 },
    ...{ backgroundColor: '#16213f', textColor: '#ffffff' },
  }));
  const body = rows.map((row): Row => row.map((value, column) => cell(value, formatOf(column))));
  return {
    sheet: name,
    data: [head, ...body],
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    orientation: 'landscape',
  };
}

/** Text is written as text: a spreadsheet computes nothing that a student wrote. */
function cell(value: Value, format: string): Cell {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { value, type: Number, format, alignVertical: 'top' };
  return { value, type: String, format: '@', wrap: value.length > 40, alignVertical: 'top' };
}
