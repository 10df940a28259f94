import { execFile, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const COPY = 'fixtures/copies/o-de-lavande/pdf/ol-a04.pdf';

const program = (then: string): string => `
  import { readFileSync } from 'node:fs';
  import { readDocument } from './src/reading/index.ts';
  const document = await readDocument({ name: 'copie.pdf', bytes: readFileSync('${COPY}') });
  console.log(document.text.length);
  ${then}`;

const start = (then: string) => ['--import', 'tsx', '--input-type=module', '-e', program(then)];

/** Processes that have `parent` as theirs. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return (
          Number(
            readFileSync(`/proc/${pid}/stat`, 'utf8')
              .replace(/^.*\) /, '')
              .split(' ')[1],
          ) === parent
        );
      } catch {
        return false;
      }
    })
    .map(Number);
}

function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe.runIf(process.platform === 'linux')('reader processes', () => {
  it('do not keep their parent alive', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, start(''), { cwd: ROOT, timeout: 50_000 });
    expect(Number(stdout)).toBeGreaterThan(1_000);
  });

  it('are waited for by who closes them', async () => {
    const close = `
      const { closeReaders } = await import('./src/reading/index.ts');
      await closeReaders();
      console.log('closed');`;
    const { stdout } = await promisify(execFile)(process.execPath, start(close), { cwd: ROOT, timeout: 50_000 });
    expect(stdout).toContain('closed');
  });

  it('end with a parent that is killed, even in the middle of a bomb', async () => {
    const bomb = `
      const { HOSTILE } = await import('./fixtures/make-hostile.ts');
      readDocument({ name: 'bombe.pdf', bytes: HOSTILE['form-bomb']().bytes }).catch(() => {});
      setTimeout(() => console.log('busy'), 1000);`;
    const parent = spawn(process.execPath, start(bomb), { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise<void>((resolve) =>
      parent.stdout.on('data', (data) => String(data).includes('busy') && resolve()),
    );
    const readers = childrenOf(parent.pid ?? 0);
    expect(readers.length).toBeGreaterThan(0);
    parent.kill('SIGKILL');
    await expect.poll(() => readers.filter(isAlive), { timeout: 5_000 }).toEqual([]);
  });
});
