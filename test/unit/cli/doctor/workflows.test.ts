import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkWorkflows } from '../../../../src/cli/doctor/checks/workflows.ts';
import { WORKFLOW_PATH } from '../../../../src/cli/repository.ts';
import { tempWorkspace } from '../../../e2e/workspace.ts';
import { workflowTexts } from '../../../workflows/texts.ts';

const PATH = WORKFLOW_PATH;

const GOOD = `on:
  schedule:
    - cron: '17 3 * * *'
jobs:
  enrich:
    runs-on: ubuntu-latest
    timeout-minutes: 45
    permissions:
      contents: write
    steps:
      - uses: actions/checkout@v7
      - uses: ada/roadmap-enrich@v1
        with:
          roadmap: lists/team.csv
          columns: columns.yml
          instructions: tone.txt
          publish: commit
          gemini-api-key: \${{ secrets.GEMINI_API_KEY }}
`;

const FILES = {
  '.git/HEAD': 'ref: refs/heads/main',
  'lists/team.csv': 'Topic\nWedging\n',
  'columns.yml': '- TLDR\n- Hours\n',
  'tone.txt': 'Be kind.',
};

/** What the site lists. */
const listed = async () => ({
  host: 'tea.test',
  slugs: ['sql', 'python', 'backend', 'frontend', 'devops'],
});

/** What is said of a repository with this workflow. */
async function findingsOf(text: string, files: Readonly<Record<string, string>> = FILES) {
  const findings = await checkWorkflows(await tempWorkspace({ ...files, [PATH]: text }), listed);
  return findings.map(({ status, message, action = '' }) =>
    `${status} ${message.replace(/^\S+\/roadmaps\.yml: ?/, '')}. ${action}`.trim(),
  );
}

/** Each what is written, what instead, and all that is said of it. */
const SLIPS: readonly (readonly [right: string, wrong: string, ...said: (string | RegExp)[]])[] = [
  [
    'publish: commit',
    'publsh: none',
    'problem 17: the action has no input publsh. Did you mean publish?',
  ],
  ['publish: commit', 'publish: push', /^problem 17: publish "push": must be artifact, commit/],
  ['lists/team.csv', 'Back End', /^problem 14: roadmap: "Back End" is not a roadmap\.sh slug/],
  ['lists/team.csv', 'lists/tean.csv', /^problem 14: there is no file or folder lists\/tean\.csv/],
  ['lists/team.csv', 'tone.txt/', /^problem 14: .*tone\.txt/],
  ['lists/team.csv', 'pyton', 'problem 14: tea.test has no roadmap pyton. Did you mean python?'],
  ['lists/team.csv', 'java*', /^problem 14: java\* matches no roadmap\. Run roadmap-enrich list/],
  ['columns: columns.yml', 'columns: cols.yml', /^problem 15: .*cols\.yml does not exist/],
  ['columns: columns.yml', 'columns: TLRD', /^problem 15: columns "TLRD": /],
  ['instructions: tone.txt', 'instructions: tune.txt', /^problem 16: tune\.txt does not exist/],
  [
    '      contents: write',
    '      contents: read',
    'problem 8: publish: commit needs contents: write. Set contents: write in permissions.',
  ],
  [
    'publish: commit',
    'publish: pull-request',
    'problem 8: publish: pull-request needs pull-requests: write. Set pull-requests: write in permissions.',
  ],
  [
    '    permissions:\n      contents: write\n',
    '',
    /^warning 5: publish: commit needs contents: write, and the job states no/,
  ],
  [
    'permissions:\n      contents: write',
    'permissions: read-all',
    /^problem 8: publish: commit needs/,
  ],
  [
    '    permissions:\n      contents: write',
    '    permissions: {}',
    /^problem 8: /,
    /^warning 8: the checkout of a private/,
  ],
  [
    '      - uses: actions/checkout@v7\n',
    '',
    ...['roadmap', 'columns', 'instructions'].map(
      (name) => new RegExp(`^problem 1\\d: ${name} reads \\S+, and no checkout comes before`),
    ),
  ],
  [
    '          gemini-api-key: ${' + '{ secrets.GEMINI_API_KEY }}\n',
    '',
    /^problem 13: gemini-api-key is missing/,
  ],
  [
    '${' + '{ secrets.GEMINI_API_KEY }}',
    'AQ.mine',
    /^problem 18: gemini-api-key is written into the workflow/,
  ],
  [
    'timeout-minutes: 45',
    'timeout-minutes: 30',
    /^warning 7: the job may be cancelled after 30 minutes/,
  ],
  ["'17 3 * * *'", "'17 3 * *'", /^problem 3: the cron expression "17 3 \* \*" is not valid/],
  [
    "  schedule:\n    - cron: '17 3 * * *'",
    '  workflow_dispatch:',
    /^ok /,
    /^warning no workflow that uses the action runs on a schedule/,
  ],
  ["    - cron: '17 3 * * *'", '    []', /^problem 2: the schedule has no cron/],
  [
    '  schedule:',
    '  pull_request:\n  schedule:',
    /^warning 9: the comment on a pull request needs pull-requests: write/,
  ],
  ['  schedule:', '  issues:\n  schedule:', /^problem 18: publish "commit" is refused on issues/],
  ['    steps:', '    steps: [', /^problem line \d+ is not valid YAML/],
  ['        with:', '        with: 5\n        env:', /^problem line 13 is not valid in a workflow/],
];

describe('the workflows of a repository', () => {
  it.each([
    ['org/roadmap-enrich@v1', ['problem 12: org is a placeholder in org/roadmap-enrich@v1.']],
    ['ada/my-copy@main', ['ok 1 step with valid settings.']],
  ])('are found by the action or its inputs: %s', async (uses, expected) => {
    const findings = await findingsOf(GOOD.replace('ada/roadmap-enrich@v1', uses));
    expect(findings).toEqual(expected.map((start) => expect.stringContaining(start)));
  });

  it('are fine if nothing is wrong', async () => {
    expect(await findingsOf(GOOD)).toEqual(['ok 1 step with valid settings.']);
  });

  it.each(SLIPS.map(([right, wrong, ...said]) => ({ right, wrong, said })))(
    '$right that became $wrong is found',
    async ({ right, wrong, said }) => {
      expect(GOOD).toContain(right);
      const findings = await findingsOf(GOOD.split(right).join(wrong));
      const expected = said.map((one) =>
        typeof one === 'string' ? one : expect.stringMatching(one),
      );
      expect(findings).toEqual(expected);
    },
  );

  it('are found in a folder outside Git, but not above it', async () => {
    const { '.git/HEAD': _git, ...files } = FILES;
    const folder = await tempWorkspace({ ...files, [PATH]: GOOD, 'a/b.txt': '' });
    expect(await checkWorkflows(folder, listed)).toMatchObject([{ status: 'ok' }]);
    expect(await checkWorkflows(join(folder, 'a'), listed)).toMatchObject([{ status: 'skipped' }]);
  });

  it('are those of the root: GitHub reads no others', async () => {
    const root = await tempWorkspace({ ...FILES, [`a/${PATH}`]: GOOD });
    expect(await checkWorkflows(join(root, 'a'), listed)).toMatchObject([{ status: 'skipped' }]);
  });

  it('are found from any folder below the root', async () => {
    const root = await tempWorkspace({ ...FILES, [PATH]: GOOD });
    await mkdir(join(root, 'a/b'), { recursive: true });
    expect(await checkWorkflows(join(root, 'a/b'), listed)).toMatchObject([{ status: 'ok' }]);
  });

  it.each([
    ['no repository', { 'a.txt': '' }, 'this folder is not in a repository'],
    ['a repository without workflows', { '.git/HEAD': '' }, 'no workflow uses the action'],
    ['workflows of others', { [PATH]: 'on: push\njobs: {}\n' }, 'no workflow uses the action'],
    [
      'the action itself, checked out',
      { [PATH]: GOOD.replace('ada/roadmap-enrich@v1', './') },
      'no workflow uses',
    ],
  ])('are skipped where there are none: %s', async (_, files, message) => {
    const findings = await checkWorkflows(await tempWorkspace(files), listed);
    expect(findings).toMatchObject([
      { status: 'skipped', message: expect.stringContaining(message) },
    ]);
  });

  it('may have values that only a run knows', async () => {
    const text = GOOD.replace('lists/team.csv', '${' + '{ matrix.list }}').replace(
      'publish: commit',
      'output: ${' + '{ matrix.out }}',
    );
    expect(await findingsOf(text)).toEqual([expect.stringMatching(/^ok /)]);
  });

  it('may read files that an earlier step makes', async () => {
    const text = GOOD.replace('      - uses: ada', '      - run: ./make-lists\n      - uses: ada');
    const findings = await findingsOf(text.replace('lists/team.csv', 'made.csv'));
    expect(findings).toEqual([
      expect.stringMatching(
        /^warning 15: .*made\.csv.*, unless an earlier step brings the file\.$/,
      ),
    ]);
  });

  it('may not read files that none of several checkouts brings', async () => {
    const other = '      - uses: actions/checkout@v7\n        with:\n          path: other\n';
    const text = GOOD.replace('    steps:\n', `    steps:\n${other}`);
    const findings = await findingsOf(text.replace('lists/team.csv', 'none.csv'));
    expect(findings).toEqual([expect.stringMatching(/^problem 17: .*none\.csv/)]);
  });

  it('need no key for a preview or a plan', async () => {
    const key = '          gemini-api-key: ${' + '{ secrets.GEMINI_API_KEY }}\n';
    const plan = GOOD.replace(key, "          dry-run: 'true'\n");
    expect(await findingsOf(plan)).toEqual([expect.stringMatching(/^ok /)]);
  });

  it('may give another token, with permissions of its own', async () => {
    const text = GOOD.replace('contents: write', 'contents: read').replace(
      'publish: commit',
      'publish: commit\n          github-token: ${' + '{ secrets.APP_TOKEN }}',
    );
    expect(await findingsOf(text)).toEqual([expect.stringMatching(/^ok /)]);
  });
});

describe('steps', () => {
  it('are judged by their inputs in any case, in the line of each', async () => {
    const text = GOOD.replace('publish: commit', 'Publish: push').replace('columns:', 'COLUMS:');
    expect(await findingsOf(text)).toEqual([
      'problem 15: the action has no input colums. Did you mean columns?',
      expect.stringMatching(/^problem 17: publish "push": must be/),
    ]);
  });

  it('may not say yes for true', async () => {
    const text = GOOD.replace('publish: commit', 'publish: pull-request\n          dry-run: yes');
    expect(await findingsOf(text)).toEqual([
      'problem 18: dry-run "yes": must be true or false. Correct the value.',
    ]);
  });

  it('that lack the same permission are one finding', async () => {
    const [, step = ''] = GOOD.split(/(?= {6}- uses: ada)/);
    const text = `${GOOD}${step}`.replace('contents: write', 'contents: read');
    expect(await findingsOf(text)).toEqual([
      expect.stringMatching(/^problem 8: publish: commit needs contents: write/),
    ]);
  });

  it('may run after a job without a condition that any event meets', async () => {
    const text = GOOD.replace('  schedule:', '  issues:\n  schedule:').replace(
      'jobs:\n',
      'jobs:\n  first:\n    if: always() && true\n',
    );
    expect(await findingsOf(text)).toEqual([
      expect.stringMatching(/publish "commit" is refused on issues/),
    ]);
  });

  it.each(['github.token', 'secrets.GITHUB_TOKEN', ' secrets.github_token '])(
    'have the permissions of the job with the token %s',
    async (token) => {
      const text = GOOD.replace('contents: write', 'contents: read').replace(
        'publish: commit',
        `publish: commit\n          github-token: \${{${token}}}`,
      );
      expect(await findingsOf(text)).toEqual([
        expect.stringMatching(/^problem 8: publish: commit needs contents: write/),
      ]);
    },
  );
});

describe('pages', () => {
  const PAGES = `${GOOD}      - uses: actions/upload-pages-artifact@v5
  deploy:
    needs: enrich
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    steps:
      - uses: actions/deploy-pages@v5
`;
  const NEEDS = 'actions/deploy-pages needs';

  it('are fine if the job waits for them and has the permissions', async () => {
    expect(await findingsOf(PAGES)).toEqual([expect.stringMatching(/^ok /)]);
  });

  it.each([
    ['      pages: write\n', '', `problem 23: ${NEEDS} pages: write.`],
    ['id-token: write', 'id-token: none', `problem 23: ${NEEDS} id-token: write.`],
    [
      '    permissions:\n      pages: write\n      id-token: write\n',
      '',
      `problem 20: ${NEEDS} pages: write and id-token: write.`,
    ],
    [
      '    needs: enrich\n',
      '',
      'problem 26: actions/deploy-pages does not wait for the job enrich, which uploads the pages. Add needs: enrich to the job deploy.',
    ],
    [
      '      - uses: actions/deploy-pages@v5\n',
      '      - uses: actions/deploy-pages@v5\n      - uses: actions/upload-pages-artifact@v5\n',
      null,
    ],
  ])('%j that became %j are found', async (right, wrong, start) => {
    expect(PAGES).toContain(right);
    const findings = await findingsOf(PAGES.replace(right, wrong));
    expect(findings).toEqual([expect.stringContaining(start ?? 'ok ')]);
  });

  it('are uploaded before they are deployed', async () => {
    const [upload = '', deploy = ''] = ['upload-pages-artifact', 'deploy-pages'].map(
      (name) => `      - uses: actions/${name}@v5\n`,
    );
    const text = `${GOOD}${deploy}${upload}`.replace(
      'contents: write',
      'contents: write\n      pages: write\n      id-token: write',
    );
    expect(await findingsOf(text)).toEqual([
      'problem 21: actions/deploy-pages comes before actions/upload-pages-artifact, which makes what it deploys. Move it behind that step.',
    ]);
  });
});

describe('an example of this repository', () => {
  const examples = workflowTexts().filter(
    ({ name, text }) => name.startsWith('examples/') && text.includes('roadmap-enrich@'),
  );

  it.each(examples)('has no problem but for files that its reader has: $name', async ({ text }) => {
    const findings = await findingsOf(text, { '.git/HEAD': '' });
    const others = findings.filter(
      (line) => !/there is no file|does not exist|on a schedule|a placeholder/.test(line),
    );
    expect(others.filter((line) => !line.startsWith('ok '))).toEqual([]);
  });
});
