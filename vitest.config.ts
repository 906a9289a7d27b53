import { defineConfig } from 'vitest/config';
import { CountReporter } from './test/reporter.ts';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/e2e/**/*.test.ts'],
    testTimeout: 30_000,
    // Twice the cores of a small machine: a worker mostly waits, for a child or for what it waits for.
    maxWorkers: 4,
    reporters: ['default', new CountReporter()],
  },
});
