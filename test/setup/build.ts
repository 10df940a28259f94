import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Once before all tests: the command line is tested as it is installed, from its build. A build that fails is the
 * failure of one test (test/cli/build.test.ts), not of all of them.
 */
export default function build(): void {
  execFileSync(process.execPath, [fileURLToPath(new URL('../../build.js', import.meta.url)), '--if-possible'], {
    stdio: 'inherit',
  });
}
