import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { completion } from '../../src/cli/completion/completion.ts';
import { WINDOWS } from '../platform.ts';
import { tempWorkspace } from './workspace.ts';

/** Whether a shell is here; the tests of the others skip themselves. */
const has = (shell: string) => !WINDOWS && spawnSync(shell, ['-c', 'true']).status === 0;

const FILES = { 'team.csv': '', 'my list.csv': '', '.hidden.csv': '', 'lists/own.csv': '' };

/** Runs a shell in a folder with the files above. */
async function shell(
  command: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const cwd = await tempWorkspace(FILES);
  // The shell reads no file of the user.
  const env = { PATH: process.env.PATH, HOME: cwd, TERM: 'dumb', LC_ALL: 'C', ...more };
  const { stdout } = await promisify(execFile)(command, args, { cwd, env });
  return stdout.split('\n').filter((line) => line !== '');
}

/** What bash offers behind these words, as it splits them. */
function bash(...words: readonly string[]): Promise<readonly string[]> {
  const script = `${completion('bash')}
    COMP_WORDS=(roadmap-enrich "$@") COMP_CWORD=$#
    _roadmap_enrich
    printf '%s\\n' "\${COMPREPLY[@]+"\${COMPREPLY[@]}"}"`;
  return shell('bash', ['--norc', '--noprofile', '-uc', script, 'bash', ...words]);
}

/** What fish offers at the end of a line. */
async function fish(line: string): Promise<readonly string[]> {
  const script = `${completion('fish')}\ncomplete -C ${JSON.stringify(line)}`;
  const lines = await shell('fish', ['--no-config', '-c', script]);
  return lines.map((found) => found.split('\t')[0] ?? '');
}

/**
 * What lines become in zsh when a person presses Tab at their ends: zsh completes nothing elsewhere. Each
 * is then made the arguments of another command, which prints it.
 */
function zsh(lines: readonly string[]): Promise<readonly string[]> {
  const script = `zmodload zsh/zpty
    zpty shell zsh -f -i
    zpty -w shell 'show() { print -r "@@$*@@" }; eval "$SCRIPT"; print "re""ady"'
    zpty -r shell seen '*ready*'
    for line; do
      zpty -w -n shell "$line"$'\\t'
      zpty -w shell $'\\C-ashow \\C-e'
      zpty -r shell seen '*@@*@@*'
      print -r -- "\${\${seen%@@*}##*@@}"
    done`;
  return shell('zsh', ['-f', '-c', script, 'zsh', ...lines], { SCRIPT: completion('zsh') });
}

describe.skipIf(!has('bash'))('in bash', () => {
  test('a command or a path comes first', async () => {
    const found = await bash('');
    expect(found).toEqual(expect.arrayContaining(['list', 'draw', 'view', 'init', 'help']));
    expect(found).toEqual(expect.arrayContaining(['team.csv', 'my list.csv', 'lists']));
    expect(found).not.toContain('.hidden.csv');
  });

  test.each([
    ['a command', ['dr'], ['draw']],
    ['a flag', ['backend', '--form'], ['--formats']],
    ['only the flags of the command', ['draw', '--'], ['--output', '--help']],
    ['a value', ['backend', '--fail-on', 'i'], ['incomplete']],
    ['a value behind =', ['backend', '--fail-on', '=', 'i'], ['incomplete']],
    ['all values behind =', ['backend', '--fail-on', '='], ['error', 'incomplete']],
    ['the next of a list', ['backend', '--formats', '=', 'html,m'], ['html,md']],
    ['a path', ['te'], ['team.csv']],
    ['a path in a folder', ['view', 'lists/'], ['lists/own.csv']],
    ['a hidden path that was begun', ['./.hid'], ['./.hidden.csv']],
    ['a word or a path', ['backend', '--columns', 't'], ['team.csv']],
    ['a column', ['backend', '--columns', 'TLDR,Ho'], ['TLDR,How_To', 'TLDR,Hours']],
    ['a shell', ['completion', ''], ['bash', 'zsh', 'fish']],
    ['a topic of the help', ['help', 'd'], ['draw', 'doctor']],
    ['nothing where nobody can guess', ['backend', '--max-rows', ''], []],
  ])('%s is completed', async (_, words, expected) => {
    expect(await bash(...words)).toEqual(expected);
  });

  test('the script says what it completes', async () => {
    const args = ['-c', `${completion('bash')}\ncomplete -p roadmap-enrich`];
    expect(await shell('bash', args)).toEqual([
      'complete -o default -F _roadmap_enrich roadmap-enrich',
    ]);
  });
});

describe.skipIf(!has('fish'))('in fish', () => {
  test.each([
    ['a command', 'dr', ['draw']],
    ['a flag', 'backend --form', ['--formats']],
    ['only the flags of the command', 'draw --', ['--help', '--output']],
    ['a value', 'backend --fail-on i', ['incomplete']],
    ['a value behind =', 'backend --fail-on=i', ['--fail-on=incomplete']],
    ['the next of a list', 'backend --formats html,m', ['html,md']],
    ['the next of a list behind =', 'backend --formats=html,m', ['--formats=html,md']],
    ['a path', 'view te', ['team.csv']],
    ['a shell', 'completion ', ['bash', 'fish', 'zsh']],
    ['no path where there is none', 'list te', []],
  ])('%s is completed', async (_, line, expected) => {
    expect((await fish(`roadmap-enrich ${line}`)).toSorted()).toEqual(expected);
  });
});

describe.skipIf(!has('zsh'))('in zsh', () => {
  const cases = [
    ['a command', 'dra', 'draw'],
    ['a flag', 'backend --form', 'backend --formats'],
    ['only the flags of the command', 'draw --o', 'draw --output'],
    ['a value', 'backend --fail-on i', 'backend --fail-on incomplete'],
    ['a value behind =', 'backend --fail-on=i', 'backend --fail-on=incomplete'],
    ['the next of a list', 'backend --formats=html,m', 'backend --formats=html,md'],
    ['a path', 'view te', 'view team.csv'],
    ['a word or a path', 'backend --columns TL', 'backend --columns TLDR'],
    ['a path or a word', 'backend --columns te', 'backend --columns team.csv'],
    ['a shell', 'completion z', 'completion zsh'],
    ['no path where there is none', 'list te', 'list te'],
  ] as const;

  // In one shell, as zsh takes seconds to load its completions for the first time.
  let found: readonly string[];
  beforeAll(async () => {
    found = await zsh(cases.map(([, line]) => `roadmap-enrich ${line}`));
  });

  test.each(cases)('%s is completed', (name, _, expected) => {
    const at = cases.findIndex(([other]) => other === name);
    expect(found[at]).toBe(`roadmap-enrich ${expected}`);
  });
});
