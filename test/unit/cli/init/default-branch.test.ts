import { describe, expect, it } from 'vitest';
import { findDefaultBranch } from '../../../../src/cli/init/default-branch.ts';
import { openFiles } from '../../../../src/lib/files.ts';
import { tempWorkspace } from '../../../e2e/workspace.ts';

/** The default branch of a repository with these files below `.git`. */
async function branchOf(files: Readonly<Record<string, string>>): Promise<string | null> {
  const entries = Object.entries(files).map(([name, text]) => [`.git/${name}`, text]);
  const root = await tempWorkspace(Object.fromEntries(entries));
  return findDefaultBranch(root, openFiles(root));
}

const ofRemote = (branch: string) => `ref: refs/remotes/origin/${branch}\n`;
const current = (branch: string) => `ref: refs/heads/${branch}\n`;
const REMOTE = 'refs/remotes/origin/HEAD';

describe('findDefaultBranch', () => {
  it('is that of the remote, whatever the current branch is', async () => {
    expect(await branchOf({ [REMOTE]: ofRemote('trunk'), HEAD: current('main') })).toBe('trunk');
    for (const branch of ['release/v1.0', '7.1']) {
      expect(await branchOf({ [REMOTE]: ofRemote(branch), HEAD: current('main') })).toBe(branch);
    }
  });

  it.each(['main', 'master'])('is the current branch if that is %s', async (branch) => {
    expect(await branchOf({ HEAD: current(branch) })).toBe(branch);
  });

  it.each([
    ['another branch', { HEAD: current('topic') }],
    ['a branch whose name only begins so', { HEAD: current('main-menu') }],
    ['a commit', { HEAD: '0123456789abcdef0123456789abcdef01234567\n' }],
    ['a name that is a filter pattern', { [REMOTE]: ofRemote('v+'), HEAD: current('main') }],
    ['a name that is an expression', { [REMOTE]: ofRemote(`\${{x}}`), HEAD: current('main') }],
    ['nothing', {}],
  ])('is not known for %s', async (_, files) => {
    expect(await branchOf({ config: '', ...files })).toBeNull();
  });

  it('is not known in a linked worktree, where .git is a file', async () => {
    const root = await tempWorkspace({ '.git': 'gitdir: /somewhere/.git/worktrees/x\n' });
    expect(await findDefaultBranch(root, openFiles(root))).toBeNull();
  });
});
