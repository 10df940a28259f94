import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,workers,test}/**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**', 'dist/**'],
    globalSetup: ['test/setup/build.ts'],
    reporters: ['default', './test/setup/closing-line.ts'],
    // Child processes, servers and databases are started for real: time limits only end what hangs.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
