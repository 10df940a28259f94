import { fileURLToPath } from 'node:url';
import { Culture, recognizeNumber, recognizePercentage } from '@microsoft/recognizers-text-number';
import { recognizeAge, recognizeCurrency, recognizeDimension } from '@microsoft/recognizers-text-number-with-unit';
import { build } from 'esbuild';
import compromise from 'fr-compromise';
import { median } from './measure.ts';
import { typedCopies } from './typed-copies.ts';

/** Reads one text and says how many figures it found, so that no engine can skip the work. */
interface Reader {
  readonly name: string;
  /** Characters given to it in one round: the slow ones would take minutes on the whole. */
  readonly share: number;
  readonly read: (text: string) => number;
}

const rounds = 5;
/** Passes before the first measure: the compiler needs some seconds of text, which only the fast readers can afford. */
const warmUp = 8;
const affordable = 100_000;
const plainNumber = /-?\d+(?:[\s.,]\d+)*(?:\s?(?:%|€))?/g;

/** Its five models of quantities: currency alone takes time growing with the square of the text, so one line at a time. */
function recognise(line: string): number {
  const culture = Culture.French;
  return (
    recognizeNumber(line, culture).length +
    recognizePercentage(line, culture).length +
    recognizeCurrency(line, culture).length +
    recognizeAge(line, culture).length +
    recognizeDimension(line, culture).length
  );
}

/** Its numbers with their values, as its own documentation reads them. */
function readCompromise(text: string): number {
  return (compromise(text).numbers().json() as readonly unknown[]).length;
}

function byLine(text: string, read: (line: string) => number): number {
  let found = 0;
  for (const line of text.split('\n')) if (line.trim() !== '') found += read(line);
  return found;
}

type FigureReader = typeof import('../../src/analysing/figures/index.ts');

/** The reader as it is shipped, bundled: loaded file by file through a transpiler it runs at half its speed. */
async function bundledReader(): Promise<FigureReader> {
  const entry = fileURLToPath(new URL('../../src/analysing/figures/index.ts', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

function readersBeside({ readFigures, figuresToJson }: FigureReader): readonly Reader[] {
  const printed = (line: string): number => figuresToJson(line).length;
  const matched = (text: string): number => text.match(plainNumber)?.length ?? 0;
  return [
    { name: 'ours, figures and calculations', share: 300_000, read: (text) => readFigures(text).figures.length },
    { name: 'ours, as `bareme figures` prints', share: 300_000, read: (text) => byLine(text, printed) },
    { name: 'one plain regular expression', share: 300_000, read: matched },
    { name: 'fr-compromise', share: 6_000, read: (text) => byLine(text, readCompromise) },
    { name: '@microsoft/recognizers-text, 5 models', share: 1_500, read: (text) => byLine(text, recognise) },
  ];
}

function sample(texts: readonly string[], characters: number): readonly string[] {
  const chosen: string[] = [];
  let total = 0;
  for (const text of texts) {
    if (total >= characters) break;
    const part = text.slice(0, characters - total);
    chosen.push(part);
    total += part.length;
  }
  return chosen;
}

/** Characters per second of processor time over the texts: what else the machine does at that moment counts less. */
function speed(reader: Reader, texts: readonly string[]): number {
  let characters = 0;
  let found = 0;
  const before = process.cpuUsage();
  for (const text of texts) {
    characters += text.length;
    found += reader.read(text);
  }
  if (found === 0) throw new Error(`${reader.name} found no figure`);
  const { user, system } = process.cpuUsage(before);
  return (characters / (user + system)) * 1e6;
}

/** Figures read in French copies, in characters per second: medians of rounds taken in turn, so that load hits all. */
export async function run(): Promise<void> {
  const copies = [...typedCopies('ecolobulles', 20), ...typedCopies('o-de-lavande', 20)];
  const texts = copies.map((bytes) => Buffer.from(bytes).toString('utf8'));
  const readers = readersBeside(await bundledReader());
  for (const reader of readers) {
    if (reader.share < affordable) continue;
    for (let pass = 0; pass < warmUp; pass += 1) speed(reader, sample(texts, reader.share));
  }
  const speeds = readers.map((): number[] => []);
  for (let round = -1; round < rounds; round += 1) {
    readers.forEach((reader, index) => {
      const measured = speed(reader, sample(texts, reader.share));
      if (round >= 0) speeds[index]?.push(measured);
    });
  }
  const medians = speeds.map(median);
  const [ours = 0] = medians;
  console.table(
    readers.map((reader, index) => ({
      reader: reader.name,
      'characters/s': Math.round(medians[index] ?? 0).toLocaleString('en'),
      'ours is': `${(ours / (medians[index] ?? 1)).toPrecision(3)} ×`,
    })),
  );
}
