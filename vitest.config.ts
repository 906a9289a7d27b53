import { defineConfig } from 'vitest/config';
import { CountReporter } from './test/reporter.ts';

export default defineConfig({
  test: {
    projects: [
      // A worker each: what such a file starts ends with it.
      { extends: true, test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'] } },
      // To start a worker and to load the source takes longer than most of these files.
      {
        extends: true,
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], isolate: false },
      },
    ],
    testTimeout: 30_000,
    // Twice the cores of a small machine: a worker mostly waits, for a child or for what it waits for.
    maxWorkers: 4,
    reporters: ['default', new CountReporter()],
  },
});
