#!/usr/bin/env node
// Runs the build in dist/ when it is as new as the sources, else the TypeScript sources through tsx, so that a clone
// always runs what its files say. An installed package has no sources and goes straight to dist/.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** True when a source file was written after `built` (milliseconds). */
function changedSince(folder, built) {
  return readdirSync(folder, { withFileTypes: true }).some((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return changedSince(path, built);
    return /\.tsx?$/.test(entry.name) && statSync(path).mtimeMs > built;
  });
}

function buildIsFresh() {
  const cli = join(root, 'dist', 'cli.js');
  if (!existsSync(cli)) return false;
  const built = statSync(cli).mtimeMs;
  return ['src', 'workers'].every((name) => !existsSync(join(root, name)) || !changedSince(join(root, name), built));
}

if (buildIsFresh()) {
  await import('../dist/cli.js');
} else {
  const tsx = await import('tsx/esm/api').catch(() => null);
  if (tsx === null) {
    console.error(
      'Erreur : Barème n’est pas construit.\n  Remède : lancez « npm install » puis « npm run build » dans le dossier du projet.',
    );
    process.exit(2);
  }
  // Wherever the command is run from, and for its child processes as well.
  process.env.TSX_TSCONFIG_PATH = join(root, 'tsconfig.json');
  tsx.register();
  await import('../src/cli/main.ts');
}
