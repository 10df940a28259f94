import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

it('builds without a warning', () => {
  const output = execFileSync(process.execPath, ['build.js', '--check'], { cwd: root, stdio: 'pipe' });
  expect(output.toString()).toBe('');
});
