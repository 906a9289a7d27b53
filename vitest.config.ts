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
      // processes of its own, is not measured: what talks to GitHub, Gemini, roadmap.sh or the
      // runner looks barer here than it is.
      include: ['src/**'],
      reporter: ['text-summary'],
      thresholds: {
        statements: 73,
        branches: 72,
        functions: 78,
        lines: 73,
        // What only computes has no such excuse, in any file.
        'src/{csv,draw}/**': { statements: 90, lines: 90, perFile: true },
        'src/enrichment/**/!(gemini|open).ts': { statements: 90, lines: 90, perFile: true },
        'src/report/**/!(comment).ts': { statements: 90, lines: 90, perFile: true },
        'src/roadmap/{*,!(remote)/*}.ts': { statements: 90, lines: 90, perFile: true },
      },
    },
  },
});
