import { execFile, execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PDFDocument } from '@cantoo/pdf-lib';
import { closeReaders, readDocument } from '../../src/reading/index.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = ['ecolobulles', 'o-de-lavande'].map((subject) => join(ROOT, 'fixtures/copies', subject, 'pdf'));
const SCAN = join(ROOT, 'fixtures/producers/eb-d01.scan.pdf');
const ROUNDS = 3;
/** Of poppler, when it is installed. */
const SECOND_OPINION = 'pdftotext';

interface Row {
  readonly name: string;
  readonly seconds: readonly number[];
  readonly pages: number;
  readonly megabytes: number | null;
}

/** Bare pdf-parse on the same files in a process of its own: what the reading of PDF is compared with. */
const PDF_PARSE = `
import { readFileSync } from 'node:fs';
import { PDFParse } from 'pdf-parse';
const files = JSON.parse(process.env.FILES);
const seconds = [];
let pages = 0;
for (let round = 0; round < Number(process.env.ROUNDS); round += 1) {
  const began = performance.now();
  pages = 0;
  for (const file of files) {
    const parser = new PDFParse({ data: new Uint8Array(readFileSync(file)) });
    pages += (await parser.getText({ pageJoiner: '' })).total;
    await parser.destroy();
  }
  seconds.push((performance.now() - began) / 1000);
}
console.log(JSON.stringify({ seconds, pages, megabytes: process.resourceUsage().maxRSS / 1024 }));`;

async function pdfParse(files: readonly string[], rounds: number): Promise<Omit<Row, 'name'>> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', PDF_PARSE], {
    cwd: ROOT,
    env: { ...process.env, FILES: JSON.stringify(files), ROUNDS: String(rounds) },
  });
  return JSON.parse(stdout) as Omit<Row, 'name'>;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

async function ours(files: readonly string[], together: boolean): Promise<Omit<Row, 'name'>> {
  const read = async (file: string): Promise<number> =>
    (await readDocument({ name: file, bytes: readFileSync(file) })).pages.length;
  const times: number[] = [];
  let pages = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    times.push(
      await seconds(async () => {
        pages = 0;
        if (together) for (const count of await Promise.all(files.map(read))) pages += count;
        else for (const file of files) pages += await read(file);
      }),
    );
  }
  return { seconds: times, pages, megabytes: peakOfChildren() };
}

/** Highest resident memory of any reader process, in megabytes; null where the system does not tell. */
function peakOfChildren(): number | null {
  if (process.platform !== 'linux') return null;
  const peaks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        if (Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) !== process.pid) return 0;
        return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
      } catch {
        return 0;
      }
    });
  return Math.max(...peaks);
}

function pdftotext(files: readonly string[]): number[] | null {
  try {
    return Array.from({ length: ROUNDS }, () => {
      const began = performance.now();
      for (const file of files) execFileSync(SECOND_OPINION, [file, '-'], { stdio: ['ignore', 'ignore', 'ignore'] });
      return (performance.now() - began) / 1000;
    });
  } catch {
    return null;
  }
}

function print({ name, seconds: times, pages, megabytes }: Row): void {
  const best = Math.min(...times);
  const memory = megabytes === null ? '' : `${Math.round(megabytes)} MB`.padStart(8);
  console.log(
    `  ${name.padEnd(44)} ${`${(pages / best).toFixed(1)} pages/s`.padStart(15)} ${`${best.toFixed(2)} s`.padStart(9)} ${memory}`,
  );
}

async function benchText(): Promise<void> {
  const bytes = readFileSync(join(ROOT, 'fixtures/copies/ecolobulles/eb-a01.txt'));
  const submission = { name: 'copie.txt', bytes };
  for (let round = 0; round < 200; round += 1) await readDocument(submission);
  const spent = await seconds(async () => {
    for (let round = 0; round < 500; round += 1) await readDocument(submission);
  });
  console.log(`\nTyped text, ${bytes.length} bytes: ${(spent * 2).toFixed(3)} ms a copy`);
}

async function benchPdf(files: readonly string[]): Promise<void> {
  const [first = ''] = files;
  console.log('\nPDF, one copy, cold start of everything');
  await closeReaders();
  const cold = await seconds(() => readDocument({ name: first, bytes: readFileSync(first) }));
  const coldParse = await seconds(() => pdfParse([first], 1));
  console.log(`  readDocument ${cold.toFixed(2)} s, pdf-parse ${coldParse.toFixed(2)} s`);
  console.log(`\nPDF, ${files.length} copies, warm, best of ${ROUNDS} rounds`);
  const serial = { name: 'readDocument, one after the other', ...(await ours(files, false)) };
  const together = { name: 'readDocument, as a batch', ...(await ours(files, true)) };
  const parse = { name: 'bare pdf-parse', ...(await pdfParse(files, ROUNDS)) };
  for (const row of [serial, together, parse]) print(row);
  const times = pdftotext(files);
  if (times) print({ name: 'pdftotext, one process a file', seconds: times, pages: parse.pages, megabytes: null });
  else console.log('  pdftotext: not installed (Debian: poppler-utils)');
  const best = Math.min(...parse.seconds);
  const ratio = (row: Row): string => (Math.min(...row.seconds) / best).toFixed(2);
  console.log(`  time against pdf-parse: ${ratio(serial)} one after the other, ${ratio(together)} as a batch`);
}

/** One-page scans: read one after the other they keep one process busy, all at once two. */
async function benchOcr(): Promise<void> {
  const whole = await PDFDocument.load(readFileSync(SCAN));
  const pages: Uint8Array[] = [];
  for (const index of [0, 1, 0, 1]) {
    const single = await PDFDocument.create();
    const [page] = await single.copyPages(whole, [index]);
    if (page) single.addPage(page);
    pages.push(await single.save());
  }
  const read = (bytes: Uint8Array): Promise<unknown> => readDocument({ name: 'scan.pdf', bytes });
  await Promise.all(pages.slice(0, 2).map(read));
  const alone = await seconds(async () => {
    for (const bytes of pages.slice(0, 2)) await read(bytes);
  });
  const both = await seconds(() => Promise.all(pages.map(read)));
  const memory = peakOfChildren();
  console.log(
    `\nOptical recognition: ${(alone / 2).toFixed(2)} s a page with one process, ${(both / 4).toFixed(2)} with two, ${Math.round(memory ?? 0)} MB each`,
  );
}

/** Speed and memory of reading, beside bare pdf-parse and pdftotext on the same files in the same run. */
export async function run(): Promise<void> {
  const files = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  await benchText();
  await benchPdf(files);
  await benchOcr();
  await closeReaders();
}
