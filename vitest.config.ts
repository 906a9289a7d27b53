import { defineConfig } from 'vitest/config';
import { CountReporter } from './test/reporter.ts';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/e2e/**/*.test.ts'],
    testTimeout: 30_000,
    // Most of the time goes into waiting for child processes: the default of one worker on 2 cores idles.
    maxWorkers: 2,
    reporters: ['default', new CountReporter()],
    coverage: {
      // Of what runs in the process of the tests. The bundle, which the end-to-end tests run in
      // processes of its own, is not measured: code that talks to GitHub, Gemini, roadmap.sh or the
      // runner looks bare here, and is not.
      include: ['src/**'],
      reporter: ['text-summary'],
      thresholds: { statements: 70, branches: 70, functions: 75, lines: 70 },
    },
  },
});
