import { defineConfig } from 'vitest/config';
import { CountReporter } from './test/reporter.ts';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/e2e/**/*.test.ts'],
    testTimeout: 30_000,
    // Most of the time goes into waiting for child processes: the default of one worker on 2 cores idles.
    maxWorkers: 2,
    reporters: ['default', new CountReporter()],
  },
});
