import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Block, Worker } from 'tesseract.js';

/** Automatic layout. The default of tesseract.js, one block of text, drops whole tables. */
const PAGE_LAYOUT = '3';
/** Neural recognition alone, as the language data has nothing else. */
const NEURAL = 1;

let worker: Promise<Worker> | null = null;

/** Recognises the text of one image, offline, with the French data of `@tesseract.js-data/fra`. */
export async function recognise(image: Uint8Array): Promise<readonly Block[]> {
  worker ??= start();
  const { data } = await (await worker).recognize(Buffer.from(image), {}, { blocks: true, text: false });
  return data.blocks ?? [];
}

async function start(): Promise<Worker> {
  const { createWorker } = await import('tesseract.js');
  const data = createRequire(import.meta.url).resolve('@tesseract.js-data/fra/package.json');
  const langPath = join(dirname(data), '4.0.0_best_int');
  // Checked here: when the file is missing, createWorker neither resolves nor rejects.
  if (!existsSync(join(langPath, 'fra.traineddata.gz')))
    throw new Error(`French recognition data is missing in ${langPath}`);
  // Without a handler an error of the worker ends the whole process.
  const made = await createWorker('fra', NEURAL, { langPath, gzip: true, cacheMethod: 'none', errorHandler() {} });
  await made.setParameters({ tessedit_pageseg_mode: PAGE_LAYOUT as never });
  return made;
}
