import { defineConfig } from 'vitest/config';
import { CountReporter } from './test/reporter.ts';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/e2e/**/*.test.ts'],
    testTimeout: 30_000,
    reporters: ['default', new CountReporter()],
  },
});
