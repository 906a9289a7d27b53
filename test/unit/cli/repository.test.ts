import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRepository } from '../../../src/cli/repository.ts';
import { openFiles } from '../../../src/lib/files.ts';
import { tempFolder, tempWorkspace } from '../../e2e/workspace.ts';

const find = (folder: string) => findRepository(folder, openFiles(folder));

/** The address of a repository whose remote is `remote`. */
async function urlFor(remote: string): Promise<string | null> {
  const config = `[core]\n\tbare = false\n[remote "fork"]\n\turl = https://github.com/x/y\n[remote "origin"]\n\turl = ${remote}\n\tfetch = +refs/heads/*\n`;
  const { url } = await find(await tempWorkspace({ '.git/config': config }));
  return url;
}

describe('findRepository', () => {
  it('finds the root from a folder within', async () => {
    const root = await tempWorkspace({ '.git/HEAD': 'ref: refs/heads/main\n' });
    await mkdir(join(root, 'a/b'), { recursive: true });
    expect(await find(join(root, 'a/b'))).toEqual({ root, isGit: true, url: null });
  });

  it('takes a linked worktree, where .git is a file', async () => {
    const root = await tempWorkspace({ '.git': 'gitdir: elsewhere\n' });
    expect(await find(root)).toEqual({ root, isGit: true, url: null });
  });

  it('takes the folder itself where there is no repository', async () => {
    const folder = await tempFolder();
    expect(await find(folder)).toEqual({ root: folder, isGit: false, url: null });
    expect(dirname(folder)).not.toBe(folder);
  });

  it.each([
    'https://github.com/acme/notes.git',
    'https://github.com/acme/notes/',
    'git@github.com:acme/notes.git',
    'ssh://git@github.com/acme/notes',
    'https://mara:token@github.com/acme/notes.git',
  ])('reads the address from %s', async (remote) => {
    expect(await urlFor(remote)).toBe('https://github.com/acme/notes');
  });

  it.each(['https://gitlab.com/acme/notes.git', '/srv/notes.git', 'https://notgithub.com/a/b'])(
    'has none for %s',
    async (remote) => {
      expect(await urlFor(remote)).toBeNull();
    },
  );
});
