import { readFileSync } from 'node:fs';

/** Walks up from this file, whether it runs from src/cli/ or bundled in dist/, to the package it belongs to. */
function packageVersion(): string {
  for (const up of ['../package.json', '../../package.json']) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8'));
      if (name === 'bareme') return String(version);
    } catch {}
  }
  return '0.0.0';
}

export const version = packageVersion();
