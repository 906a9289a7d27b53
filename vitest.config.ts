import { defineConfig } from 'vitest/config';
import { CountReporter } from './test/reporter.ts';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          setupFiles: 'test/e2e/clean-up.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          setupFiles: 'test/unit/seed.ts',
        },
      },
    ],
    globalSetup: 'test/page.ts',
    // To start a worker, and to load the source or the schema of GitHub, takes longer than most files.
    isolate: false,
    // Nobody waits for as long where all is well: a machine that has other things to do is no fault.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Twice the cores of a small machine: a worker mostly waits, for a child or for what it waits for.
    maxWorkers: 4,
    reporters: ['default', new CountReporter()],
    coverage: {
      // Of what runs in the process of the tests. The bundle, which the end-to-end tests run in
      // processes of its own, is not measured: what talks to GitHub, Gemini, roadmap.sh or the
      // runner looks barer here than it is.
      include: ['src/**/*.ts'],
      // What runs in browsers alone: the tests of the page see it there.
      exclude: ['src/formats/page/built.ts', 'src/formats/page/client/{*,browser/*,view/*}.ts'],
      reporter: ['text-summary'],
      thresholds: {
        statements: 73,
        branches: 72,
        functions: 78,
        lines: 73,
        // What only computes has no such excuse, in any file.
        'src/{columns,content,draw,engine,formats,graph,report}/**': {
          statements: 90,
          lines: 90,
          perFile: true,
        },
        'src/values/**': { statements: 90, lines: 90, perFile: true },
        'src/models/offline/**': { statements: 90, lines: 90, perFile: true },
        'src/sources/{*,list/*,local/*}.ts': { statements: 90, lines: 90, perFile: true },
      },
    },
  },
});
