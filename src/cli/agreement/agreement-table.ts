import type { Agreement, Beside, CriterionAgreement, Gap, PairStatistics } from '../../agreement/index.ts';
import { clip, table } from '../table.ts';

const absent = '—';

const decimal = (value: number | null | undefined, digits = 2): string =>
  value === null || value === undefined
    ? absent
    : value.toLocaleString('fr', { minimumFractionDigits: digits, maximumFractionDigits: digits });

const percent = (value: number | null | undefined): string =>
  value === null || value === undefined ? absent : `${decimal(value * 100, 0)} %`;

const signed = (value: number | null | undefined): string =>
  value === null || value === undefined ? absent : `${value < 0 ? '−' : '+'}${decimal(Math.abs(value))}`;

const besideHead = ['', 'Barème–correcteurs', 'correcteur–correcteur'];

function besideRow(
  label: string,
  { engine, markers }: Beside,
  say: (one?: PairStatistics) => string,
): readonly string[] {
  return [label, say(engine ?? undefined), say(markers ?? undefined)];
}

function markSection({ mark, markOutOf, floors }: Agreement): readonly string[] {
  const rows = [
    besideRow('écart moyen', mark, (one) => decimal(one?.mae)),
    besideRow('à 1 point près', mark, (one) => percent(one?.within1)),
    besideRow('à 2 points près', mark, (one) => percent(one?.within2)),
    besideRow('biais (premier − second)', mark, (one) => signed(one?.bias)),
    besideRow('corrélation de Pearson', mark, (one) => decimal(one?.pearson, 3)),
    besideRow('kappa pondéré quadratique', mark, (one) => decimal(one?.kappa, 3)),
  ];
  const each = mark.each.map(({ marker, statistics }) => `Barème–${marker} ${decimal(statistics.mae)}`).join(', ');
  return [
    `Note sur ${markOutOf}`,
    ...table(besideHead, rows),
    `  écart moyen par correcteur : ${each}`,
    `  repère : la longueur de la copie seule donnerait un écart de ${decimal(floors.lengthAlone)}`,
  ];
}

function criteriaSection({ allCriteria, floors }: Agreement): readonly string[] {
  const rows = [
    besideRow('accord exact', allCriteria, (one) => percent(one?.exact)),
    besideRow('écart moyen en points', allCriteria, (one) => decimal(one?.mae)),
    besideRow('kappa pondéré quadratique', allCriteria, (one) => decimal(one?.kappa, 3)),
  ];
  return [
    `Critères (${allCriteria.engine?.pairs ?? 0} comparaisons)`,
    ...table(besideHead, rows),
    `  repère : la note la plus fréquente de chaque critère donnerait ${percent(floors.commonestMark)} d’accord exact`,
  ];
}

const detailHead = [
  '',
  'sur',
  'exact',
  'écart',
  'biais',
  'Pearson',
  'kappa',
  '| entre correcteurs : exact',
  'écart',
  'kappa',
];

interface Detailed extends Beside {
  readonly id: string;
  readonly title: string;
  readonly outOf: number;
}

const detailRow = ({ id, title, outOf, engine, markers }: Detailed): readonly string[] => [
  clip(`${id} ${title.startsWith(id) ? title.slice(id.length).trim() : title}`, 44),
  decimal(outOf),
  percent(engine?.exact),
  decimal(engine?.mae),
  signed(engine?.bias),
  decimal(engine?.pearson),
  decimal(engine?.kappa),
  percent(markers?.exact),
  decimal(markers?.mae),
  decimal(markers?.kappa),
];

const bandNames = { weak: 'faibles', middle: 'moyennes', strong: 'fortes' } as const;

function biasSection({ bias }: Agreement): readonly string[] {
  const rows = bias.map(({ band, copies, from, to, bias: value }) => [
    bandNames[band],
    String(copies),
    `${decimal(from)} à ${decimal(to)}`,
    signed(value),
  ]);
  return [
    'Biais selon le niveau (Barème − moyenne des correcteurs)',
    ...table(['copies', 'nombre', 'notes', 'biais'], rows),
  ];
}

function evidenceSection({ evidence, wrongFigures }: Agreement): readonly string[] {
  const { noted, located, found, named, share, alone } = wrongFigures;
  return [
    'Preuves',
    `  extraits communs, quand Barème et un correcteur donnent des points : ${percent(evidence.engine.share)} de ${evidence.engine.located}` +
      ` (entre correcteurs : ${percent(evidence.markers.share)} de ${evidence.markers.located})`,
    `  chiffres faux relevés par les correcteurs : ${noted} (${located} retrouvés dans le texte), ${found} vus par Barème (${percent(share)}), dont ${named} avec leur cause`,
    `  chiffres que Barème seul dit faux : ${alone}`,
  ];
}

function calibrationSection({ calibration }: Agreement): readonly string[] {
  const rows = calibration.bands.map(({ from, to, criteria, confidence, exact }) => [
    `${percent(from)} à ${percent(to)}`,
    String(criteria),
    percent(confidence),
    percent(exact),
  ]);
  return [
    `Confiance annoncée et accord exact observé (écart moyen ${percent(calibration.error)})`,
    ...table(['confiance', 'critères', 'annoncée', 'observé'], rows),
  ];
}

const gapTexts: Readonly<Record<Gap['kind'], string>> = {
  'not-graded': 'copie non notée par Barème, laissée de côté',
  'no-marks': 'aucun fichier de correcteur pour cette copie',
  'no-copy': 'un correcteur l’a notée, mais la copie n’est pas là',
  'missing-criteria': 'critères sans note : le total de ce correcteur n’est pas comparé',
  'unknown-criteria': 'critères que le barème ne connaît pas, ignorés',
  'out-of-scale': 'points au-dessus du maximum du critère',
};

/** Whole copies that are missing on one side are counted in one line; the rest is named one by one. */
function gapLines(gaps: readonly Gap[]): readonly string[] {
  const whole = (kind: 'no-marks' | 'no-copy', text: string): readonly string[] => {
    const copies = gaps.filter((gap) => gap.kind === kind).map(({ copy }) => copy);
    return copies.length === 0 ? [] : [`  ${copies.length} ${text} : ${clip(copies.join(', '), 80)}`];
  };
  return [
    ...gaps.filter(({ kind }) => kind !== 'no-marks' && kind !== 'no-copy').map(gapLine),
    ...whole('no-marks', 'copie(s) sans fichier de correcteur, laissée(s) de côté'),
    ...whole('no-copy', 'copie(s) notée(s) par des correcteurs mais absente(s) des copies données'),
  ];
}

function gapLine({ kind, copy, marker, criteria }: Gap): string {
  const who = marker === null ? copy : `${copy} (${marker})`;
  const which = criteria.length === 0 ? '' : ` : ${clip(criteria.join(', '), 80)}`;
  return `  ${who} — ${gapTexts[kind]}${which}`;
}

/** Criteria by exact agreement, the worst first, each with the copies that differ. */
function worstSection(criteria: readonly CriterionAgreement[], count: number): readonly string[] {
  const worst = criteria
    .filter(({ differences }) => differences.length > 0)
    .toSorted((a, b) => (a.engine?.exact ?? 1) - (b.engine?.exact ?? 1) || (b.engine?.mae ?? 0) - (a.engine?.mae ?? 0))
    .slice(0, count);
  const blocks = worst.flatMap((one) => [
    '',
    `  ${one.id} ${one.title} (sur ${decimal(one.outOf)}) : accord exact ${percent(one.engine?.exact)}, biais ${signed(one.engine?.bias)}` +
      ` (entre correcteurs ${percent(one.markers?.exact)})`,
    ...one.differences.map(({ copy, engine, markers, reason }) => {
      const theirs = Object.entries(markers).map(([marker, points]) => `${marker} ${decimal(points)}`);
      return `    ${copy}  Barème ${decimal(engine)}, ${theirs.join(', ')}  ${clip(reason.replaceAll(/\s+/g, ' '), 110)}`;
    }),
  ]);
  return [`Les ${worst.length} critères où l’accord est le plus faible`, ...blocks];
}

/** What `bareme agreement` prints: tables that a teacher reads, markers always beside us. */
export function agreementTable(result: Agreement, title: string, options: { readonly worst: number }): string {
  const { questions, criteria, gaps } = result;
  const sections: (readonly string[])[] = [
    [`${title} : ${result.copies} copies, correcteurs ${result.markers.join(', ')}`],
    markSection(result),
    criteriaSection(result),
    ['Par question', ...table(detailHead, questions.map(detailRow))],
    ['Par critère', ...table(detailHead, criteria.map(detailRow))],
    biasSection(result),
    evidenceSection(result),
    calibrationSection(result),
  ];
  if (options.worst > 0) sections.push(worstSection(criteria, options.worst));
  if (gaps.length > 0) sections.push(['À savoir', ...gapLines(gaps)]);
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
