import { describe, expect, it } from 'vitest';
import { lintWorkflow } from '../../workflows/lint.ts';

const WORKFLOW = `on:
  schedule:
    - cron: '17 0 * * *'
      timezone: America/Los_Angeles
concurrency:
  group: tea
  queue: max
jobs:
  brew:
    runs-on: ubuntu-26.04
    steps:
      - run: echo tea
`;

describe('the linter of workflows', () => {
  it('takes time zones, queues and images that are newer than its engine', async () => {
    expect(await lintWorkflow(WORKFLOW, 'tea.yml')).toEqual([]);
  });

  it.each([
    ['a time zone that does not exist', 'America/Los_Angeles', 'America/Teapot'],
    ['a schedule without a time', "cron: '17 0 * * *'\n      ", ''],
    ['a queue of an unknown kind', 'queue: max', 'queue: long'],
    ['an image that does not exist', 'ubuntu-26.04', 'ubuntu-27.04'],
    ['an unknown key', 'steps', 'stepps'],
  ])('finds %s', async (_, right, wrong) => {
    const lines = await lintWorkflow(WORKFLOW.replace(right, wrong), 'tea.yml');
    expect(lines.join('\n')).toMatch(/^\d+: /);
  });
});
