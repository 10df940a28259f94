// Bundles the sources into dist/: ESM, one file per entry point and shared chunks, dependencies left outside.
// With --if-possible (npm's "prepare") a build that fails is only reported: bin/bareme.js then runs the sources.
// With --check nothing is written, and a warning is a failure. With --bench what the benches measure is built as well.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const optional = process.argv.includes('--if-possible');
const check = process.argv.includes('--check');
const bench = process.argv.includes('--bench');

const entries = {
  cli: 'src/cli/main.ts',
  index: 'src/index.ts',
  // Programs of the child processes that read untrusted files and grade queued copies.
  'reading-child': 'src/reading/guard/child.ts',
  'grading-child': 'workers/grading-child.ts',
  // Run below: reads the rubrics once, for all starts to come.
  'keep-rubrics': 'src/rubric/keep-rubrics.ts',
  ...(bench && { 'bench-grading': 'test/bench/grading-child.ts' }),
};

async function bundle() {
  const esbuild = await import('esbuild');
  const { outputFiles, warnings } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(join(root, path)))),
    outdir: 'dist',
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.16',
    packages: 'external',
    // Commander is bundled: finding its files takes longer than reading them, and every command starts with it.
    alias: { commander: join(root, 'node_modules/commander/esm.mjs') },
    banner: { js: "import { createRequire as bundled } from 'node:module';const require = bundled(import.meta.url);" },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: optional ? 'silent' : 'warning',
  });
  if (check && warnings.length > 0) throw new Error(`${warnings.length} warnings`);
  return outputFiles;
}

function replaceDist(files) {
  const dist = join(root, 'dist');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  for (const { path, contents } of files) writeFileSync(path, contents);
}

async function keepRubrics() {
  if (!existsSync(join(root, 'rubrics'))) return;
  const { keepRubrics } = await import(pathToFileURL(join(root, 'dist', 'keep-rubrics.js')));
  keepRubrics(join(root, 'rubrics'));
}

try {
  const files = await bundle();
  if (!check) {
    replaceDist(files);
    await keepRubrics();
  }
} catch (error) {
  if (!optional) throw error;
  console.error(`build: dist/ is left as it is, the sources will be run instead (${error.message.split('\n')[0]})`);
}
