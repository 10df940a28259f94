import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Measured } from './grading-child.ts';
import { commandTime, inProcess, median } from './measure.ts';
import { typedCopies } from './typed-copies.ts';

const subjects = [
  { id: 'ecolobulles-2026', folder: 'ecolobulles' },
  { id: 'o-de-lavande-2026', folder: 'o-de-lavande' },
];
/** Built from grading-child.ts by `npm run bench`: what is measured is what ships, not what a loader makes of the sources. */
const child = fileURLToPath(new URL('../../dist/bench-grading.js', import.meta.url));
const bin = fileURLToPath(new URL('../../bin/bareme.js', import.meta.url));

const perSecond = ({ copies, cpu }: Measured): number => (copies / cpu) * 1000;

/** The process whose speed is the median of three. */
function typed({ id, folder }: (typeof subjects)[number], count: number, times = 3): Measured {
  const runs = Array.from({ length: times }, () => inProcess<Measured>(child, ['typed', id, folder, String(count)]));
  const middle = median(runs.map(perSecond));
  return runs.toSorted((a, b) => Math.abs(perSecond(a) - middle) - Math.abs(perSecond(b) - middle))[0] as Measured;
}

function speed(): void {
  for (const subject of subjects) {
    const one = typed(subject, 1_000);
    const rate = `${perSecond(one).toFixed(0)} copies per CPU second (${((one.copies / one.wall) * 1000).toFixed(0)} per second of clock)`;
    console.log(`  ${subject.id}: 1,000 typed copies, ${rate}, peak memory ${one.peakMemory.toFixed(0)} MB`);
  }
}

function growth(): void {
  const [subject] = subjects;
  if (subject === undefined) return;
  for (const count of [100, 1_000, 10_000]) {
    const one = typed(subject, count, count > 1_000 ? 1 : 3);
    const perCopy = (one.cpu / one.copies).toFixed(2);
    console.log(
      `  growth: ${String(count).padStart(6)} copies, ${perCopy} ms a copy, peak memory ${one.peakMemory.toFixed(0)} MB`,
    );
  }
}

function coldStart(): void {
  const folder = mkdtempSync(join(tmpdir(), 'bareme-bench-'));
  try {
    const file = join(folder, 'copie.txt');
    writeFileSync(file, typedCopies('ecolobulles', 1)[0] ?? '');
    const grade = commandTime([bin, 'grade', 'ecolobulles-2026', file, '--out', join(folder, 'out')], 7);
    const help = commandTime([bin, '--help'], 7);
    const node = commandTime(['-e', '0'], 7);
    console.log(
      `  cold start: bareme grade on one copy ${grade.toFixed(0)} ms, bareme --help ${help.toFixed(0)} ms, bare node ${node.toFixed(0)} ms`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function pdf(): void {
  for (const { id, folder } of subjects) {
    const ours = inProcess<Measured>(child, ['pdf', id, folder]);
    const bare = inProcess<Measured>(child, ['pdf-parse', id, folder]);
    const perCopy = ({ wall, copies }: Measured): number => wall / copies;
    const ratio = (perCopy(ours) / perCopy(bare)).toFixed(2);
    console.log(
      `  ${id}: ${ours.copies} PDF copies, ${perCopy(ours).toFixed(1)} ms each, pdf-parse alone ${perCopy(bare).toFixed(1)} ms, ratio ${ratio}`,
    );
  }
}

/** Typed copies in one process, growth, cold start, PDF beside what pdf-parse alone takes. */
export function run(): void {
  speed();
  growth();
  coldStart();
  pdf();
}
