import type { CopyState, Report } from '../../types/index.ts';

export type Lang = 'fr' | 'en';

/** What is kept of each copy for the summary of the terminal. */
export interface Outcome {
  readonly id: string;
  readonly path: string;
  readonly state: CopyState;
  readonly mark: number | null;
  readonly interval: readonly [number, number] | null;
  /** Why it could not be marked. */
  readonly problem: string | null;
  /** What a teacher should check in it. */
  readonly flags: readonly string[];
}

export function outcomeOf(path: string, report: Report): Outcome {
  const { copy, mark, interval, flags } = report;
  return {
    id: copy.id,
    path,
    state: copy.state,
    mark,
    interval,
    problem: copy.problem?.message ?? null,
    flags: flags.map(({ message }) => message),
  };
}

const texts = {
  fr: {
    graded: (n: number) => (n > 1 ? `${n} copies notées` : `${n} copie notée`),
    blank: (n: number) => (n > 1 ? `${n} copies blanches` : `${n} copie blanche`),
    unassigned: (n: number) => (n > 1 ? `${n} copies sans question reconnue` : `${n} copie sans question reconnue`),
    unreadable: (n: number) => (n > 1 ? `${n} copies illisibles` : `${n} copie illisible`),
    marks: (mean: string, median: string, low: string, high: string, outOf: string) =>
      `Moyenne ${mean} / ${outOf}, médiane ${median}, de ${low} à ${high}.`,
    first: 'À regarder d’abord (notes les moins sûres) :',
    between: (low: string, high: string) => `entre ${low} et ${high}`,
    noMark: 'Sans note, à reprendre à la main :',
    where: (out: string) => `Rapports dans ${out}`,
    open: (file: string) => `ouvrez ${file}`,
  },
  en: {
    graded: (n: number) => `${n} ${n === 1 ? 'copy' : 'copies'} graded`,
    blank: (n: number) => `${n} blank`,
    unassigned: (n: number) => `${n} without any known question`,
    unreadable: (n: number) => `${n} unreadable`,
    marks: (mean: string, median: string, low: string, high: string, outOf: string) =>
      `Mean ${mean} / ${outOf}, median ${median}, from ${low} to ${high}.`,
    first: 'Look first at (least certain marks):',
    between: (low: string, high: string) => `between ${low} and ${high}`,
    noMark: 'Without a mark, to be handled by hand:',
    where: (out: string) => `Reports in ${out}`,
    open: (file: string) => `open ${file}`,
  },
} as const;

const width = ({ interval }: Outcome): number => (interval === null ? 0 : interval[1] - interval[0]);

function median(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  const [low = 0, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}

function counts(outcomes: readonly Outcome[], lang: Lang): string {
  const say = texts[lang];
  const of = (state: CopyState): number => outcomes.filter((one) => one.state === state).length;
  const parts = [say.graded(of('graded'))];
  for (const state of ['blank', 'unassigned', 'unreadable'] as const)
    if (of(state) > 0) parts.push(say[state](of(state)));
  return `${parts.join(', ')}.`;
}

function marksLine(outcomes: readonly Outcome[], markOutOf: number, lang: Lang): string[] {
  const marks = outcomes.flatMap(({ state, mark }) => (state === 'graded' && mark !== null ? [mark] : []));
  const sorted = marks.sort((a, b) => a - b);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined) return [];
  const { format } = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 });
  const mean = sorted.reduce((sum, mark) => sum + mark, 0) / sorted.length;
  return [texts[lang].marks(format(mean), format(median(sorted)), format(low), format(high), format(markOutOf))];
}

function lookFirst(outcomes: readonly Outcome[], lang: Lang): string[] {
  const { format } = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 });
  const unsure = outcomes
    .filter(({ state, mark }) => state === 'graded' && mark !== null)
    .sort((a, b) => width(b) - width(a) || (a.id < b.id ? -1 : 1))
    .slice(0, 5);
  if (outcomes.length < 2 || unsure.length === 0) return [];
  const lines = unsure.map(({ id, mark, interval, flags }) => {
    const range = interval === null ? '' : `  ${texts[lang].between(format(interval[0]), format(interval[1]))}`;
    const why = flags[0] === undefined ? '' : `  ${flags[0]}`;
    return `  ${id.padEnd(16)} ${format(mark ?? 0).padStart(6)}${range}${why}`;
  });
  return ['', texts[lang].first, ...lines];
}

function withoutMark(outcomes: readonly Outcome[], lang: Lang): string[] {
  const lost = outcomes.filter(({ state }) => state === 'unreadable' || state === 'unassigned');
  if (lost.length === 0) return [];
  return ['', texts[lang].noMark, ...lost.map(({ path, problem }) => `  ${path} : ${problem ?? '?'}`)];
}

/** The few lines that end `bareme grade`: how many, how good, what to look at first, where the reports are. */
export function summary(
  outcomes: readonly Outcome[],
  where: { readonly out: string; readonly open: string | null },
  markOutOf: number,
  lang: Lang,
): string {
  const open = where.open === null ? '' : ` (${texts[lang].open(where.open)})`;
  return [
    counts(outcomes, lang),
    ...marksLine(outcomes, markOutOf, lang),
    ...lookFirst(outcomes, lang),
    ...withoutMark(outcomes, lang),
    '',
    `${texts[lang].where(where.out)}${open}`,
  ].join('\n');
}
