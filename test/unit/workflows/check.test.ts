import { describe, expect, it } from 'vitest';
import { workflowErrors } from '../../workflows/check.ts';
import { lintWorkflow } from '../../workflows/lint.ts';
import { snippetsOf } from '../../workflows/texts.ts';

const GOOD = `on:
  schedule:
    - cron: '17 8 * * *'
concurrency: roadmap-enrich
jobs:
  refresh:
    runs-on: ubuntu-latest
    timeout-minutes: 45
    permissions:
      contents: write # to commit the table
    steps:
      - id: enrich
        uses: org/roadmap-enrich@v1
        with:
          roadmap: backend
          gemini-api-key: \${{ secrets.GEMINI_API_KEY }}
          publish: commit
      - run: echo "$SHA"
        env:
          SHA: \${{ steps.enrich.outputs.commit-sha }}
`;

const MATRIX = `    strategy:
      max-parallel: 3
      matrix:
        roadmap: [backend, devops, sql, Kotlin]
    permissions:`;

/** Each a slip of the pen: what is written, what instead, and what is said of it. */
const SLIPS: readonly (readonly [string, string, string | RegExp])[] = [
  ['publish: commit', 'publsh: commit', 'job refresh: action.yml has no input publsh'],
  ['publish: commit', 'publish: push', /publish "push"/],
  ['roadmap: backend', 'roadmap: Back End', /"Back End" is not a roadmap.sh slug/],
  ['outputs.commit-sha', 'outputs.commit', 'action.yml has no output commit'],
  ['@v1', '@v2', 'job refresh: org/roadmap-enrich@v2 is not org/roadmap-enrich@v1'],
  [`\${{ secrets.GEMINI_API_KEY }}`, 'AQ.mine', /gemini-api-key is not taken from a secret/],
  ['roadmap: backend', `roadmap: \${{ github.actor }}`, /no value is known.*github\.actor/],
  ['echo "$SHA"', `echo "\${{ github.sha }}"`, /an expression within a script/],
  [' # to commit the table', '', 'jobs.refresh.permissions.contents has no comment that says why'],
  ['contents: write #', 'contents: read #', /has the permissions {contents: read}/],
  [
    'contents: write #',
    'pull-requests: write # x\n      contents: write #',
    /its steps need {contents: write}/,
  ],
  ['publish: commit', 'publish: pull-request', /need {contents: write, pull-requests: write}/],
  ['publish: commit', 'publish: artifact', /its steps need {}/],
  [
    '    permissions:\n      contents: write # to commit the table\n',
    '',
    /says nothing of permissions/,
  ],
  ['    permissions:\n      contents: write', '    permissions: write-all', /is not a list/],
  ['    timeout-minutes: 45\n', '', 'job refresh: has no timeout-minutes'],
  ['timeout-minutes: 45', 'timeout-minutes: 30', /not above deadline-minutes/],
  ['concurrency: roadmap-enrich\n', '', 'job refresh: has no concurrency group'],
  [
    'concurrency: roadmap-enrich',
    'concurrency: { group: x, cancel-in-progress: true }',
    /cancels a run/,
  ],
  ['  schedule:', '  pull_request:\n  schedule:', /uploaded as an artifact/],
  ['  schedule:', '  pull_request:\n  schedule:', /a group for each pull request/],
  ['  schedule:', '  pull_request:\n  schedule:', /need {contents: write, pull-requests: write}/],
  ['  schedule:', '  pull_request_target:\n  schedule:', 'runs on pull_request_target'],
  ['    permissions:', MATRIX, /3 jobs at a time are over 15 requests per minute/],
  [
    '    permissions:',
    MATRIX.replaceAll('max-parallel: 3', 'fail-fast: false'),
    /4 jobs at a time/,
  ],
  [
    '    permissions:',
    MATRIX.replace(
      /roadmap: \[.*\]/,
      `roadmap: \${{ fromJSON(needs.plan.outputs.groups) }}`,
    ).replace('max-parallel: 3', 'fail-fast: false'),
    /256 jobs at a time/,
  ],
];

describe('the check of a workflow', () => {
  it('finds nothing in a good one', async () => {
    expect(workflowErrors(GOOD)).toEqual([]);
    expect(await lintWorkflow(GOOD, 'good.yml')).toEqual([]);
  });

  it.each(SLIPS)('sees that %j became %j', (right, wrong, error) => {
    expect(GOOD).toContain(right);
    const errors = workflowErrors(GOOD.replace(right, wrong));
    const expected = typeof error === 'string' ? error : expect.stringMatching(error);
    expect(errors).toContainEqual(expected);
  });

  it.each(['uses: actions/checkout@v7', 'uses: actions/attest@v4', 'run: gh release create'])(
    'says nothing of rights that %s may need',
    (step) => {
      const rights = step.includes('checkout')
        ? 'contents: write'
        : 'contents: write # x\n      id-token: write';
      const text = GOOD.replace('contents: write', rights).replace(
        '    steps:\n',
        `    steps:\n      - ${step}\n`,
      );
      expect(workflowErrors(text)).toEqual([]);
    },
  );

  it('tries every value of a matrix', () => {
    const text = GOOD.replace('    permissions:', MATRIX).replace(
      'roadmap: backend',
      `roadmap: \${{ matrix.roadmap }}`,
    );
    expect(workflowErrors(text)).toContainEqual(expect.stringMatching(/"Kotlin" is not a roadmap/));
  });

  it('leaves alone what is not about the action: other workflows, and matrices of more than lists', async () => {
    const other = `on: [push]
permissions:
  contents: read # to check out
jobs:
  called:
    uses: ./.github/workflows/other.yml
  built:
    runs-on: \${{ matrix.os }}
    timeout-minutes: 5
    strategy:
      matrix:
        include:
          - os: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
`;
    expect(workflowErrors(other)).toEqual([]);
    expect(await lintWorkflow(other, 'other.yml')).toEqual([]);
  });

  it('looks into steps without a workflow around them', () => {
    const steps =
      '- uses: org/roadmap-enrich@v1\n  with:\n    roadmap: backend\n    pubish: commit\n';
    expect(workflowErrors(steps)).toEqual(['action.yml has no input pubish']);
  });

  it.each([
    ['runs-on', 'run-on'],
    ["cron: '17 8", "cron: '77 8"],
    ['steps.enrich', 'steps.enrch'],
  ])('leaves the rest to actionlint: %s, %s', async (right, wrong) => {
    expect(await lintWorkflow(GOOD.replace(right, wrong), 'slip.yml')).not.toEqual([]);
  });
});

describe('a snippet of Markdown', () => {
  const fence = (language: string, text: string) => `Text.\n\n\`\`\`${language}\n${text}\`\`\`\n`;

  it('is one that is a workflow, or uses the action', () => {
    const texts = [GOOD, '- uses: org/roadmap-enrich@v1\n', '- uses: ./other\n', 'a: b\n'];
    const found = snippetsOf({
      name: 'x.md',
      text: texts.map((text) => fence('yaml', text)).join('\n'),
    });
    expect(found.map(({ text }) => `${text}\n`)).toEqual(texts.slice(0, 2));
    expect(found[0]?.name).toBe('x.md:3');
  });

  it('is none in another language', () => {
    expect(
      snippetsOf({ name: 'x.md', text: fence('sh', '# uses org/roadmap-enrich@v1\n') }),
    ).toEqual([]);
  });
});
