import type { ClassReport } from '../../reporting/index.ts';
import type { Report } from '../../types/index.ts';

export type Lang = 'fr' | 'en';

/** What is kept of each copy for the lines of the terminal. */
export interface Outcome {
  readonly id: string;
  readonly path: string;
  /** Why it could not be marked; null when it was, or when it is blank. */
  readonly problem: string | null;
  /** What a teacher should check in it. */
  readonly flags: readonly string[];
}

export function outcomeOf(path: string, { copy, flags }: Report): Outcome {
  return { id: copy.id, path, problem: copy.problem?.message ?? null, flags: flags.map(({ message }) => message) };
}

const texts = {
  fr: {
    graded: (n: number) => (n > 1 ? `${n} copies notées` : `${n} copie notée`),
    blank: (n: number) => (n > 1 ? `${n} copies blanches` : `${n} copie blanche`),
    unassigned: (n: number) => (n > 1 ? `${n} copies sans question reconnue` : `${n} copie sans question reconnue`),
    unreadable: (n: number) => (n > 1 ? `${n} copies illisibles` : `${n} copie illisible`),
    marks: (mean: string, median: string, low: string, high: string, outOf: string) =>
      `Moyenne ${mean} / ${outOf}, médiane ${median}, de ${low} à ${high}.`,
    mark: (mark: string, outOf: string) => `Note : ${mark} / ${outOf}.`,
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
    mark: (mark: string, outOf: string) => `Mark: ${mark} / ${outOf}.`,
    first: 'Look first at (least certain marks):',
    between: (low: string, high: string) => `between ${low} and ${high}`,
    noMark: 'Without a mark, to be handled by hand:',
    where: (out: string) => `Reports in ${out}`,
    open: (file: string) => `open ${file}`,
  },
} as const;

type Say = (value: number) => string;

const numbersOf = (lang: Lang): Say => new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format;

function counts({ copies }: ClassReport, lang: Lang): string {
  const say = texts[lang];
  const parts = [say.graded(copies.graded)];
  for (const state of ['blank', 'unassigned', 'unreadable'] as const) {
    if (copies[state] > 0) parts.push(say[state](copies[state]));
  }
  return `${parts.join(', ')}.`;
}

function marksLine({ copies, marks, scale }: ClassReport, lang: Lang): string[] {
  if (marks === null || scale === null) return [];
  const say = numbersOf(lang);
  const { mean, median, lowest, highest } = marks;
  if (copies.graded === 1) return [texts[lang].mark(say(mean), say(scale.markOutOf))];
  return [texts[lang].marks(say(mean), say(median), say(lowest), say(highest), say(scale.markOutOf))];
}

/** As many as a teacher rereads at once; the class report has more. */
const shown = 5;

function lookFirst(
  { copies, lookFirst: unsure }: ClassReport,
  outcomes: ReadonlyMap<string, Outcome>,
  lang: Lang,
): string[] {
  if (copies.graded < 2 || unsure.length === 0) return [];
  const say = numbersOf(lang);
  const lines = unsure.slice(0, shown).map(({ copy, mark, interval: [low, high] }) => {
    const why = outcomes.get(copy)?.flags[0];
    const range = texts[lang].between(say(low), say(high));
    return `  ${copy.padEnd(16)} ${say(mark).padStart(6)}  ${range}${why === undefined ? '' : `  ${why}`}`;
  });
  return ['', texts[lang].first, ...lines];
}

function withoutMark(outcomes: ReadonlyMap<string, Outcome>, lang: Lang): string[] {
  const lost = [...outcomes.values()].filter(({ problem }) => problem !== null);
  if (lost.length === 0) return [];
  return ['', texts[lang].noMark, ...lost.map(({ path, problem }) => `  ${path} : ${problem}`)];
}

/** The few lines that end `bareme grade`: how many, how good, what to look at first, where the reports are. */
export function summary(
  report: ClassReport,
  outcomes: readonly Outcome[],
  where: { readonly out: string; readonly open: string | null },
  lang: Lang,
): string {
  const byId = new Map(outcomes.map((one) => [one.id, one]));
  const open = where.open === null ? '' : ` (${texts[lang].open(where.open)})`;
  return [
    counts(report, lang),
    ...marksLine(report, lang),
    ...lookFirst(report, byId, lang),
    ...withoutMark(byId, lang),
    '',
    `${texts[lang].where(where.out)}${open}`,
  ].join('\n');
}
