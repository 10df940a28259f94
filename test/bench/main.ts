import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * `npm run bench [-- grading|reading|figures|service|robustness …]`: each bench is a file of this folder that exports `run()` and
 * prints what it measured. Each runs in its own process, so that none warms or burdens another.
 */
const all = ['grading', 'reading', 'figures', 'service', 'robustness'];
const inChild = '--in-child';

const fileOf = (name: string): string => fileURLToPath(new URL(`${name}.ts`, import.meta.url));

async function runHere(name: string): Promise<void> {
  const bench = (await import(pathToFileURL(fileOf(name)).href)) as { run(): Promise<void> | void };
  await bench.run();
}

function runInChildren(names: readonly string[]): number {
  const [cpu] = cpus();
  console.log(`Node ${process.version}, ${cpus().length} × ${cpu?.model ?? 'unknown processor'}`);
  let failed = 0;
  for (const name of names) {
    console.log(`\n${name}`);
    const child = spawnSync(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), inChild, name], {
      stdio: 'inherit',
    });
    if (child.status !== 0) failed += 1;
  }
  return failed === 0 ? 0 : 1;
}

const args = process.argv.slice(2);
if (args[0] === inChild) {
  await runHere(args[1] ?? '');
} else {
  const unknown = args.filter((name) => !all.includes(name) || !existsSync(fileOf(name)));
  if (unknown.length > 0) {
    console.error(
      `No such bench: ${unknown.join(', ')}. Benches: ${all.filter((name) => existsSync(fileOf(name))).join(', ')}.`,
    );
    process.exitCode = 2;
  } else {
    process.exitCode = runInChildren(args.length > 0 ? args : all.filter((name) => existsSync(fileOf(name))));
  }
}
