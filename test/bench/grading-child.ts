import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { gradeSubmission } from '../../src/pipeline.ts';
import { closeReaders } from '../../src/reading/index.ts';
import { loadSubject, type Subject } from '../../src/rubric/index.ts';
import { fixtures, typedCopies } from './typed-copies.ts';

/** What one measured process says; times in milliseconds, memory in megabytes. */
export interface Measured {
  readonly copies: number;
  readonly wall: number;
  readonly cpu: number;
  readonly peakMemory: number;
}

const warmUp = 100;

/** Grades each copy and makes its JSON, as the command line does. */
async function gradeEach(copies: readonly Uint8Array[], extension: string, subject: Subject): Promise<number> {
  let written = 0;
  for (const [index, bytes] of copies.entries()) {
    const { report } = await gradeSubmission({ name: `copie-${index}${extension}`, bytes }, subject);
    if (report.copy.state !== 'graded') throw new Error(`copy ${index} is ${report.copy.state}`);
    written += JSON.stringify(report).length;
  }
  return written;
}

async function measure(copies: readonly Uint8Array[], run: () => Promise<unknown>): Promise<Measured> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await run();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const peakMemory = process.resourceUsage().maxRSS / 1024;
  return { copies: copies.length, wall, cpu: (user + system) / 1000, peakMemory };
}

async function typed(folder: string, subject: Subject, count: number): Promise<Measured> {
  await gradeEach(typedCopies(folder, warmUp), '.txt', subject);
  const copies = typedCopies(folder, count);
  return measure(copies, () => gradeEach(copies, '.txt', subject));
}

function pdfs(folder: string): readonly Uint8Array[] {
  const at = join(fixtures, folder, 'pdf');
  return readdirSync(at)
    .filter((name) => name.endsWith('.pdf'))
    .sort()
    .map((name) => readFileSync(join(at, name)));
}

async function pdf(folder: string, subject: Subject): Promise<Measured> {
  const copies = pdfs(folder);
  await gradeEach(copies, '.pdf', subject);
  return measure(copies, () => gradeEach(copies, '.pdf', subject));
}

async function barePdfParse(folder: string): Promise<Measured> {
  const { PDFParse } = await import('pdf-parse');
  const copies = pdfs(folder);
  const parseEach = async (): Promise<void> => {
    for (const bytes of copies) {
      const parser = new PDFParse({ data: new Uint8Array(bytes) });
      await parser.getText();
      await parser.destroy();
    }
  };
  await parseEach();
  return measure(copies, parseEach);
}

const [what = '', subjectId = '', folder = '', count = '0'] = process.argv.slice(2);
const subject = await loadSubject(subjectId);
const runs: Readonly<Record<string, () => Promise<Measured>>> = {
  typed: () => typed(folder, subject, Number(count)),
  pdf: () => pdf(folder, subject),
  'pdf-parse': () => barePdfParse(folder),
};
const result = await runs[what]?.();
await closeReaders();
console.log(JSON.stringify(result));
