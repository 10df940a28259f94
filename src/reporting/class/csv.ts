import { stringify } from 'csv-stringify/sync';
import { formatShortDay, type Lang } from '../messages/index.ts';
import { classLabels } from './labels.ts';
import type { ClassReport } from './schema.ts';

/**
 * One line per copy, one column per question and per criterion, for a spreadsheet of the reader's country: in French
 * semicolons and decimal commas. UTF-8 with a byte order mark, without which spreadsheets misread accents. A copy
 * without a mark has an empty cell, never 0. A cell that could start a formula is made text.
 */
export function renderClassCsv(report: ClassReport, lang: Lang, timeZone?: string): Uint8Array {
  const text = stringify(
    [headerOf(report, lang), ...report.rows.map((row) => lineOf(row, report, { lang, timeZone }))],
    {
      delimiter: lang === 'fr' ? ';' : ',',
      record_delimiter: 'windows',
      bom: true,
      escape_formulas: true,
      cast: { number: (value) => written(value, lang) },
    },
  );
  return new TextEncoder().encode(text);
}

/** Digits and at most a decimal sign: no thousands separator, which a spreadsheet may take for text. */
const written = (value: number, lang: Lang) => (lang === 'fr' ? String(value).replace('.', ',') : String(value));

function headerOf(report: ClassReport, lang: Lang): string[] {
  const label = classLabels[lang];
  const outOf = (points: number | undefined) => (points === undefined ? '' : ` /${written(points, lang)}`);
  return [
    label.copy,
    label.state,
    `${label.mark}${outOf(report.scale?.markOutOf)}`,
    label.low,
    label.high,
    `${label.points}${outOf(report.scale?.outOf)}`,
    label.toCheck,
    label.atStake,
    ...report.questions.map((question) => `${question.id}${outOf(question.outOf)}`),
    ...criteriaOf(report).map((criterion) => `${criterion.id} ${criterion.title}${outOf(criterion.outOf)}`),
    label.flags,
    label.reason,
    ...(isSigned(report) ? [label.validatedBy, label.validatedOn] : []),
  ];
}

/** The columns of signatures stand last, and only where there are any: the others keep their places. */
export const isSigned = (report: ClassReport): boolean => report.copies.validated > 0;

function lineOf(
  row: ClassReport['rows'][number],
  report: ClassReport,
  { lang, timeZone }: { lang: Lang; timeZone: string | undefined },
): (string | number | null)[] {
  const label = classLabels[lang];
  const graded = row.state === 'graded';
  return [
    row.copy,
    label.states[row.state] ?? row.state,
    row.mark,
    row.interval?.[0] ?? null,
    row.interval?.[1] ?? null,
    row.points,
    graded ? row.toCheck : null,
    graded ? row.atStake : null,
    ...report.questions.map((question) => row.questions[question.id] ?? null),
    ...criteriaOf(report).map((criterion) => row.criteria[criterion.id] ?? null),
    row.flags.map((kind) => label.flagKinds[kind] ?? kind).join(', '),
    row.problem,
    ...(isSigned(report) ? signatureOf(row, lang, timeZone) : []),
  ];
}

/** Who signed the mark, and on which day; empty cells for a proposal. */
export const signatureOf = (
  { validation }: ClassReport['rows'][number],
  lang: Lang,
  timeZone?: string,
): (string | null)[] => [
  validation?.by ?? null,
  validation === null ? null : formatShortDay(validation.at, lang, timeZone),
];

const criteriaOf = (report: ClassReport) => report.questions.flatMap((question) => question.criteria);
