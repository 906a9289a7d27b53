import type { Reporter, SerializedError, TestModule, TestSuite, Vitest } from 'vitest/node';

/**
 * Ends a run with one plain line, `Tests: N passed, N failed, N skipped`, for people and scripts
 * that read only the end of a log. To be listed after the reporter that prints the details.
 */
export class CountReporter implements Reporter {
  #line = '';
  #failed = 0;

  onInit(vitest: Vitest): void {
    // The coverage is reported, and its floor checked, after the last hook of the run.
    vitest.onClose(() => {
      const missed = this.#failed === 0 && process.exitCode;
      if (this.#line !== '') vitest.logger.log(this.#line + (missed ? ', but see above' : ''));
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    let passed = 0;
    let skipped = 0;
    // What broke outside of a test counts as well: no line may look green after a red run.
    let failed = unhandledErrors.length;
    for (const module of modules) {
      failed += countBroken(module);
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        else if (state === 'failed') failed += 1;
        else skipped += 1;
      }
    }
    this.#failed = failed;
    this.#line = `Tests: ${passed} passed, ${failed} failed, ${skipped} skipped`;
  }
}

/** Files and suites that failed themselves: at import, or in a hook. */
function countBroken(module: TestModule): number {
  const groups: (TestModule | TestSuite)[] = [module, ...module.children.allSuites()];
  return groups.filter((group) => group.errors().length > 0).length;
}
