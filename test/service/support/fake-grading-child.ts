import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { serveGrading } from '../../../workers/serve-grading.ts';
import { fakeReport, rubricVersion } from './reports.ts';

/**
 * A grading child that does as the copy says, so that callers meet every accident on command: `hang`, `crash`, `eat`
 * (memory), `throw`, `slow <ms>`; `flaky <file>` crashes until the file exists. Any other copy is marked with the sum of
 * its bytes. The rubric is the one named by the file BAREME_TEST_RUBRIC.
 */
serveGrading(async (request, onProgress) => {
  const text = new TextDecoder().decode(request.bytes);
  const [word, argument] = text.split(/\s+/);
  if (word === 'hang') for (;;);
  if (word === 'crash') process.kill(process.pid, 'SIGKILL');
  if (word === 'eat') eat();
  if (word === 'throw') throw new Error('broken');
  if (word === 'slow') await sleep(Number(argument));
  if (word === 'flaky' && !existsSync(argument ?? '')) process.kill(process.pid, 'SIGKILL');
  onProgress({ page: 1, pages: 1 });
  const seed =
    process.env.BAREME_TEST_RUBRIC === undefined ? 'a' : readFileSync(process.env.BAREME_TEST_RUBRIC, 'utf8').trim();
  const mark = (createHash('sha256').update(request.bytes).digest()[0] ?? 0) % 21;
  const report = fakeReport({ copy: request.name.replace(/\..*/, ''), mark, rubric: seed, text });
  return { report, studentReport: report, document: null, rubric: rubricVersion(seed) };
});

function eat(): never {
  const kept: number[][] = [];
  for (;;) kept.push(new Array<number>(20_000_000).fill(kept.length + 0.5));
}
