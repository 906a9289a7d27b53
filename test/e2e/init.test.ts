import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { init } from '../../src/cli/init/init.ts';
import { terminalLog } from '../../src/cli/terminal/log.ts';
import type { Prompts } from '../../src/cli/terminal/prompts.ts';
import { openFiles } from '../../src/lib/files.ts';
import { readWorkflow } from '../workflows/workflow.ts';
import { runCli } from './cli.ts';
import { inProcess } from './in-process.ts';
import { HAS_TERMINAL, runInTerminal } from './terminal.ts';
import { tempFolder, tempWorkspace } from './workspace.ts';

const WORKFLOW = '.github/workflows/roadmaps.yml';
const LIST = 'lists/team.csv';
const ACTION = ['--action', 'acme/roadmap-enrich@v1'];
const PLACEHOLDER =
  /^Warning: org\/roadmap-enrich@v1 is a placeholder\. Replace it in the workflow\.$/m;

/** A repository with a list. */
const repository = (files: Readonly<Record<string, string>> = {}) =>
  tempWorkspace({
    '.git/config': '[remote "origin"]\n\turl = git@github.com:acme/notes.git\n',
    [LIST]: 'Topic,Owner\nOn-call handover,Mara\nReading a trace,Ilo\n',
    ...files,
  });

const textOf = (folder: string) => readFile(join(folder, WORKFLOW), 'utf8');

/** The inputs of the action in the workflow of a folder. */
async function inputsOf(folder: string) {
  const { jobs } = readWorkflow(await textOf(folder));
  return jobs.refresh?.steps.find(({ uses }) => uses.includes('roadmap-enrich'))?.with;
}

describe('init with flags alone', () => {
  test('writes a workflow and says what is left to do', async () => {
    const cwd = await repository();
    const run = await runCli(['init', 'backend', ...ACTION], { cwd });

    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(await inputsOf(cwd)).toMatchObject({ roadmap: 'backend', publish: 'commit' });
    expect(run.stdout).toBe(`Wrote ${WORKFLOW} for backend.
It runs every day at 08:17 UTC.

What is left to do:
  1. Create a Gemini API key:
       https://aistudio.google.com/apikey
  2. Save it as the secret GEMINI_API_KEY:
       gh secret set GEMINI_API_KEY
     or on this page:
       https://github.com/acme/notes/settings/secrets/actions/new
  3. Commit it, and push it to the default branch:
       git add .github/workflows/roadmaps.yml
       git commit -m "Enrich roadmaps"
       git push
     Keep the repository private: the licence of roadmap.sh
     forbids publishing its roadmaps.
  4. Start the first run:
       gh workflow run roadmaps.yml
     or select "Run workflow" on this page:
       https://github.com/acme/notes/actions/workflows/roadmaps.yml
     It commits the table and its page to roadmaps/.
  5. See that everything is in place, or why it does not work:
       roadmap-enrich doctor backend
`);
  });

  test('names the settings that pull requests and pages need', async () => {
    const cwd = await repository();
    const pull = await runCli(['init', 'backend', '--publish', 'pull-request'], { cwd });
    const pages = await runCli(['init', LIST, '--pages', '--force'], { cwd });

    expect(pull.stdout).toContain('  Allow GitHub Actions to create and approve pull requests\n');
    expect(pull.stdout).toContain('https://github.com/acme/notes/settings/actions\n');
    expect(pages.stdout).toContain('https://github.com/acme/notes/settings/pages\n');
    expect(pages.stdout).not.toContain('approve pull requests');
  });

  test('counts the topics of a list, and checks it out', async () => {
    const cwd = await repository();
    const run = await runCli(['init', LIST, ...ACTION], { cwd });

    expect(run).toMatchObject({ code: 0, stderr: `${LIST}: 2 topics\n` });
    expect(run.stdout).toContain(`git add ${WORKFLOW} ${LIST}\n`);
    expect(run.stdout).toContain('Google may use what you send');
    expect(await textOf(cwd)).toContain('uses: actions/checkout@');
  });

  test('starts a run also when the list changes on the default branch', async () => {
    const cwd = await repository({ '.git/HEAD': 'ref: refs/heads/main\n' });
    const run = await runCli(['init', LIST, ...ACTION], { cwd });

    expect(readWorkflow(await textOf(cwd)).on.push).toEqual({ branches: ['main'], paths: [LIST] });
    expect(run.stdout).toContain('It runs every day at 08:17 UTC and on changes to the list.\n');
    expect(run.stdout).toContain('Start the first run, unless the push has started it:\n');
  });

  test('starts no run by a push if the default branch is not known', async () => {
    const cwd = await repository({ '.git/HEAD': 'ref: refs/heads/topic\n' });
    const run = await runCli(['init', LIST, ...ACTION], { cwd });

    expect(readWorkflow(await textOf(cwd)).on).not.toHaveProperty('push');
    expect(run.stdout).toContain('It runs every day at 08:17 UTC.\n');
    expect(run.stdout).toContain('Start the first run:\n');
  });

  test('says where to find the settings of a repository without an address', async () => {
    const url = 'https://github.acme.example/platform/notes.git';
    const cwd = await repository({ '.git/config': `[remote "origin"]\n\turl = ${url}\n` });
    const args = ['init', 'backend', '--publish', 'pull-request', ...ACTION];
    const { stdout } = await runCli(args, { cwd });

    expect(stdout.match(/on GitHub: .*/g)).toEqual([
      'on GitHub: Settings > Secrets and variables > Actions',
      'on GitHub: Settings > Actions > General',
      'on GitHub: Actions > Roadmaps > Run workflow',
    ]);
    expect(stdout).not.toContain('https://github');
  });

  test('fits into 80 columns, but for addresses', async () => {
    const cwd = await repository({ '.git/HEAD': 'ref: refs/heads/main\n' });
    for (const args of [
      [LIST, '--pages'],
      ['backend', 'front*', '--publish', 'pull-request'],
    ]) {
      const { stdout, stderr } = await runCli(['init', ...args, '--force'], { cwd });
      const lines = `${stdout}${stderr}`.split('\n').filter((line) => !line.includes('https://'));
      expect(lines.filter((line) => line.length > 80)).toEqual([]);
    }
  });

  test('adds a list to Git whatever it is called', async () => {
    const names = [':team.csv', '-n.csv', "it's #1.csv"];
    const cwd = await repository(Object.fromEntries(names.map((name) => [name, 'Topic\nTea\n'])));
    const { stdout } = await runCli(['init', ...names.map((name) => `./${name}`)], { cwd });

    expect(stdout).toContain(`git add ${WORKFLOW} ./:team.csv ./-n.csv 'it'\\''s #1.csv'\n`);
  });

  test('finds the root of the repository, and the list from there', async () => {
    const cwd = await repository();
    const run = await runCli(['init', 'team.csv', ...ACTION], { cwd: join(cwd, 'lists') });

    expect(run.stdout).toContain(`Wrote ${join('..', WORKFLOW)} for ${LIST}.\n`);
    expect(run.stdout).toContain(`cd ${cwd}`);
    expect(await inputsOf(cwd)).toMatchObject({ roadmap: LIST });
  });

  test('takes a folder at the root for what it is', async () => {
    const cwd = await repository({ 'bread/content/flour@abc.md': '# Flour\n\nGround grain.\n' });
    const run = await runCli(['init', './bread', ...ACTION], { cwd });

    expect(run).toMatchObject({ code: 0, stderr: expect.stringContaining('bread: 1 topic') });
    expect(await inputsOf(cwd)).toMatchObject({ roadmap: './bread' });
  });

  test('uses times and action as given', async () => {
    const cwd = await repository();
    await runCli(['init', 'backend', '--cron', '5 18 * * 1', ...ACTION], { cwd });

    expect(await textOf(cwd)).toContain("- cron: '5 18 * * 1' # in UTC\n");
    expect(await textOf(cwd)).toContain('- uses: acme/roadmap-enrich@v1\n');
  });

  test('says first that the owner of the action is not known', async () => {
    const run = await runCli(['init', 'backend'], { cwd: await tempFolder() });

    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(PLACEHOLDER);
    expect(run.stdout).toContain(
      '  1. Replace org/roadmap-enrich@v1 in the workflow with your copy\n',
    );
  });

  test('warns outside a repository, where GitHub would not look', async () => {
    const cwd = await tempFolder();
    const run = await runCli(['init', 'backend', ...ACTION], { cwd });

    expect(run.code).toBe(0);
    expect(run.stderr).toContain(`${cwd} is not in a Git repository, where GitHub`);
    expect(run.stdout).toContain(`Move ${WORKFLOW} to the root of your repository`);
    expect(await textOf(cwd)).toContain('roadmap: backend');
  });
});

describe('init that cannot do it', () => {
  test('never overwrites a workflow, unless it is forced', async () => {
    const cwd = await repository({ [WORKFLOW]: 'name: Mine\n' });
    const refused = await runCli(['init', 'backend', ...ACTION], { cwd });
    const kept = await textOf(cwd);
    const forced = await runCli(['init', 'backend', '--force', ...ACTION], { cwd });

    expect(refused).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `Error: ${WORKFLOW} exists. Overwrite it with --force.\n`,
    });
    expect(kept).toBe('name: Mine\n');
    expect(forced.code).toBe(0);
    expect(await inputsOf(cwd)).toMatchObject({ roadmap: 'backend' });
  });

  test.each([
    ['a list without topics', 'Topic\n', /lists\/team\.csv/],
    ['a list without a column of topics', 'Foo,Bar\n1,2\n', /Topic/],
  ])('writes nothing for %s', async (_, text, message) => {
    const cwd = await repository({ [LIST]: text });
    const run = await runCli(['init', LIST, ...ACTION], { cwd });

    expect(run).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(message) });
    expect(existsSync(join(cwd, WORKFLOW))).toBe(false);
  });

  test('writes nothing for a list that is not there', async () => {
    const cwd = await repository();
    const run = await runCli(['init', 'lists/tame.csv', ...ACTION], { cwd });

    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining('lists/tame.csv') });
    expect(existsSync(join(cwd, WORKFLOW))).toBe(false);
  });

  test.each([
    [[], 'Name at least one roadmap, as in: roadmap-enrich init backend'],
    [['Back'], '"Back" is not a roadmap.sh slug'],
    [['../other.csv'], 'is outside'],
    [
      ['backend', '--publish', 'push'],
      '--publish "push": must be artifact, commit, pull-request or',
    ],
    [['backend', '--cron', '@daily'], '--cron "@daily": must have five fields'],
    [['backend', '--action', 'acme'], '--action "acme": must be owner/repository@ref, such as'],
    [
      ['backend', '--pages', '--publish', 'pull-request'],
      '--pages: the page would be public before',
    ],
    [
      ['backend', '--pages'],
      '--pages: the licence of roadmap.sh forbids public pages of backend. Use lists',
    ],
  ])('is a usage error without a terminal: %j', async (args, message) => {
    const cwd = await repository();
    const run = await runCli(['init', ...args], { cwd });

    expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(message) });
    expect(existsSync(join(cwd, WORKFLOW))).toBe(false);
  });

  test('reports every mistake at once', async () => {
    const args = ['Back', '--publish', 'push', '--cron', 'x', '--action', 'y'];
    const run = await runCli(['init', ...args], { cwd: await repository() });

    expect(run.stderr.trimEnd().split('\n')).toHaveLength(4);
  });
});

describe('init --pages', () => {
  test('names the columns of a list that become public', async () => {
    const cwd = await repository();
    const run = await runCli(['init', LIST, '--pages', ...ACTION], { cwd });

    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/^Note: the pages show all columns of a table, also Owner\.$/m);
    expect(await inputsOf(cwd)).not.toHaveProperty('include-description');
  });

  test('is possible for a roadmap of roadmap.sh if forced, without its descriptions', async () => {
    const cwd = await repository();
    const run = await runCli(['init', 'backend', '--pages', '--force', ...ACTION], { cwd });

    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/^Warning: the licence of roadmap\.sh forbids.* of backend\.$/m);
    expect(await inputsOf(cwd)).toMatchObject({ 'include-description': 'false' });
  });
});

describe('init on a terminal', () => {
  /** Runs it in a folder with answers in order of the questions, and lists what was asked. */
  async function answer(cwd: string, args: readonly string[], answers: readonly unknown[]) {
    const left = [...answers];
    const asked: string[] = [];
    const next = async (question: string) => {
      asked.push(question);
      return left.shift() as never;
    };
    const prompts: Prompts = {
      async text(question, { initial = '', check } = {}) {
        const given: string = (await next(question)) ?? initial;
        const error = check?.(given);
        if (error !== undefined) throw new Error(error);
        return given;
      },
      confirm: next,
      select: next,
      search: next,
    };
    const [first] = args;
    const run = await inProcess({ cwd, env: {} }, () =>
      init(
        {
          kind: 'init',
          roadmaps: first === undefined ? [] : [first],
          publish: undefined,
          cron: undefined,
          action: undefined,
          pages: args.includes('--pages') ? true : undefined,
          force: args.includes('--force'),
        },
        {
          files: openFiles(cwd),
          log: terminalLog(process.stderr),
          signal: new AbortController().signal,
          prompts,
        },
      ),
    );
    expect(left).toEqual([]);
    return { ...run, asked };
  }

  const DEFAULT = undefined;

  test('asks for all that is not given', async () => {
    const cwd = await repository();
    const answers = [`${LIST}, backend`, 'artifact', false, '0 6 * * *', 'acme/roadmap-enrich@v1'];
    const { value, asked } = await answer(cwd, [], answers);

    expect(value).toBe(0);
    expect(asked).toHaveLength(5);
    expect(await inputsOf(cwd)).toMatchObject({
      roadmap: `${LIST}\nbackend\n`,
      publish: 'artifact',
    });
    expect(await textOf(cwd)).toContain("cron: '0 6 * * *'");
    expect(await textOf(cwd)).toContain('uses: acme/roadmap-enrich@v1\n');
  });

  test('does not ask for a page where a pull request would come too late', async () => {
    const cwd = await repository();
    const { value, asked } = await answer(cwd, ['backend'], ['pull-request', DEFAULT, DEFAULT]);

    expect(value).toBe(0);
    expect(asked.join()).not.toContain('Pages');
  });

  test('asks before a roadmap of roadmap.sh becomes public, and writes nothing after a no', async () => {
    const cwd = await repository();
    const no = await answer(cwd, ['backend', '--pages'], ['commit', false]);
    const isThere = existsSync(join(cwd, WORKFLOW));
    const yes = await answer(cwd, ['backend', '--pages'], ['commit', true, DEFAULT, DEFAULT]);

    expect(no).toMatchObject({ value: 1, stderr: expect.stringContaining('Nothing was written.') });
    expect(isThere).toBe(false);
    expect(yes.value).toBe(0);
  });

  test('takes no --force for a permission of somebody who can be asked', async () => {
    const cwd = await repository();
    const { value, asked } = await answer(
      cwd,
      ['backend', '--pages', '--force'],
      ['commit', false],
    );

    expect([value, asked.at(-1)]).toEqual([1, 'Do you have permission to publish them?']);
    expect(existsSync(join(cwd, WORKFLOW))).toBe(false);
  });

  test('asks for the permission right after the pages, before anything else', async () => {
    const cwd = await repository();
    const { asked } = await answer(cwd, ['backend'], ['commit', true, true, DEFAULT, DEFAULT]);

    expect(asked.map((question) => question.replace(/[?.].*/, '?'))).toEqual([
      'How should it publish the tables?',
      'Also put pages on GitHub Pages?',
      'Do you have permission to publish them?',
      'When?',
      'Which action?',
    ]);
  });

  test('asks for no permission to publish a list of your own', async () => {
    const cwd = await repository();
    const { value, asked } = await answer(cwd, [LIST], ['commit', true, DEFAULT, DEFAULT]);

    expect(value).toBe(0);
    expect(asked.join()).not.toContain('permission');
  });

  test('asks nothing where a workflow is there', async () => {
    const cwd = await repository({ [WORKFLOW]: 'name: Mine\n' });
    await expect(answer(cwd, [], [])).rejects.toThrow('exists. Overwrite it with --force.');
  });

  test('writes nothing into a folder that is a file', async () => {
    const cwd = await repository({ '.github': '' });
    await mkdir(join(cwd, 'x'));
    await expect(answer(cwd, ['backend'], [])).rejects.toThrow('.github is not a folder');
  });
});

describe.skipIf(!HAS_TERMINAL)('init in a real terminal', () => {
  const ENTER = '\r';
  const DOWN = '\u001b[B';
  const CTRL_C = '\u0003';

  test('writes what the keys say', async () => {
    const cwd = await repository();
    const { code, screen } = await runInTerminal(['init'], cwd, [
      ['Which roadmaps?', `backend${ENTER}`],
      ['How should it publish the tables?', `${DOWN}${ENTER}`],
      ['When?', ENTER],
      ['Which action?', ENTER],
    ]);

    expect(code).toBe(0);
    expect(screen).toContain('What is left to do:');
    expect(await inputsOf(cwd)).toMatchObject({ roadmap: 'backend', publish: 'pull-request' });
  });

  test('says what is wrong with an answer, and writes nothing after Ctrl-C', async () => {
    const cwd = await repository();
    const { code, screen } = await runInTerminal(['init'], cwd, [
      ['Which roadmaps?', `Back${ENTER}`],
      ['is not a roadmap.sh slug', CTRL_C],
    ]);

    expect(code).toBe(130);
    expect(screen).not.toContain('Error');
    expect(existsSync(join(cwd, WORKFLOW))).toBe(false);
  });
});
