import type { Report } from '../src/types/index.ts';
import type { Reports } from './pack-reports.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A name is often written alone at the head of a copy; further down a lone word may be a brand or a first name. */
const HEAD = 300;
const MASK = '█';

/**
 * The paper forbids the candidate's name in a copy. Hides it in the report and in the document that is kept, wherever
 * it was found: offsets stay right, since a mask is as long as what it hides. The file as handed in is not touched.
 */
export function maskName(graded: Reports, name: string | null): Reports {
  const { report, document } = graded;
  const ranges = [
    ...flaggedRanges(report),
    ...(document === null || name === null ? [] : nameRanges(document.text, name)),
  ];
  if (ranges.length === 0) return graded;
  return {
    report: masked(report, ranges),
    studentReport: masked(graded.studentReport, ranges),
    document: document === null ? null : { ...document, text: maskText(document.text, 0, ranges) },
  };
}

function masked(report: Report, ranges: readonly Range[]): Report {
  const known = report.flags.some((flag) => flag.kind === 'candidate-name');
  return maskQuotes(known ? report : { ...report, flags: [...report.flags, flagOf(ranges)] }, ranges);
}

const flaggedRanges = (report: Report): Range[] =>
  report.flags.flatMap((flag) =>
    flag.kind === 'candidate-name' && flag.evidence !== undefined ? [flag.evidence] : [],
  );

const flagOf = (ranges: readonly Range[]): Report['flags'][number] => ({
  kind: 'candidate-name',
  message: `Le nom du candidat figure dans la copie (${ranges.length} fois) : il est masqué ici.`,
});

/** Where the name stands: all its words in a row, in either order, anywhere; any one of them at the head. */
export function nameRanges(text: string, name: string): Range[] {
  const words = (fold(name).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 1);
  if (words.length === 0) return [];
  const folded = fold(text);
  const between = "[\\s,_.'’-]+";
  const whole = words.length > 1 ? [words.join(between), [...words].reverse().join(between)] : [];
  const alone = words.filter((word) => word.length > 2);
  return [...find(folded, whole), ...find(folded.slice(0, HEAD), alone)];
}

function find(folded: string, patterns: readonly string[]): Range[] {
  if (patterns.length === 0) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return [...folded.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Lower case without accents, unit for unit: offsets in the result are offsets in the text. */
function fold(text: string): string {
  const plain = text.replace(/[^\0-\x7f]/g, (unit) => {
    const bare = unit.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    return bare.length === 1 ? bare : unit;
  });
  return plain.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function maskText(text: string, offset: number, ranges: readonly Range[]): string {
  let masked = text;
  for (const range of ranges) {
    const start = Math.max(0, range.start - offset);
    const end = Math.min(text.length, range.end - offset);
    if (start < end) masked = masked.slice(0, start) + MASK.repeat(end - start) + masked.slice(end);
  }
  return masked;
}

/** Every `{quote, start}` of the report, at any depth. */
function maskQuotes<T>(value: T, ranges: readonly Range[]): T {
  if (Array.isArray(value)) return value.map((one) => maskQuotes(one, ranges)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => {
    const start = 'start' in value && typeof value.start === 'number' ? value.start : null;
    if (key === 'quote' && typeof one === 'string' && start !== null) return [key, maskText(one, start, ranges)];
    return [key, maskQuotes(one, ranges)];
  });
  return Object.fromEntries(entries) as T;
}
