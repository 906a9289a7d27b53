import { execFileSync } from 'node:child_process';
import {
  chmod,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { FileError } from '../../../src/lib/file-error.ts';
import { type Files, openFiles, openWorkspace } from '../../../src/lib/files.ts';
import { WINDOWS } from '../../platform.ts';
import { temporaryFolder } from '../samples.ts';

const MEGABYTE = 1_000_000;

/** Where the permission bits of a folder do not keep anybody from writing: on Windows, and for root. */
const NO_BITS = WINDOWS || process.getuid?.() === 0;

let base: string;
let workspace: string;
let files: Files;

/** A workspace with a file, and a file outside of it that must stay unread and unwritten. */
beforeEach(async () => {
  base = await temporaryFolder();
  workspace = join(base, 'workspace');
  await mkdir(join(workspace, 'sub'), { recursive: true });
  await mkdir(join(workspace, '.git'));
  await mkdir(join(base, 'outside'));
  await writeFile(join(workspace, 'sub', 'a.txt'), 'inside');
  await writeFile(join(workspace, '.git', 'config'), 'token');
  await writeFile(join(base, 'outside', 'secret.txt'), 'secret');
  files = await openWorkspace(workspace);
});

const here = (...parts: readonly string[]) => join(workspace, ...parts);
const outside = (...parts: readonly string[]) => join(base, 'outside', ...parts);
const read = (path: string) => files.readText(path, MEGABYTE);

/** Runs both checks of a target, as they have to agree. */
async function refusesToWrite(path: string, why: RegExp): Promise<void> {
  await expect(files.checkTarget(path)).rejects.toThrow(why);
  await expect(files.writeText(path, 'text')).rejects.toThrow(why);
  await expect(files.writeText(path, 'text')).rejects.toBeInstanceOf(FileError);
}

describe('reading in a workspace', () => {
  it('gives the text of a file', async () => {
    expect(await read('sub/a.txt')).toBe('inside');
  });

  it('takes an absolute path that lies inside', async () => {
    expect(await read(here('sub', 'a.txt'))).toBe('inside');
  });

  it('drops one byte order mark and nothing else', async () => {
    await writeFile(here('bom.csv'), '\uFEFF\uFEFFa\r\n');
    expect(await read('bom.csv')).toBe('\uFEFFa\r\n');
  });

  it('keeps the byte order mark where that is asked for', async () => {
    await writeFile(here('bom.csv'), '\uFEFFa\n');
    expect(await files.readText('bom.csv', MEGABYTE, 'kept')).toBe('\uFEFFa\n');
  });

  it.each([
    ['little endian with a mark', Buffer.from('\uFEFFTopic\n', 'utf16le')],
    ['big endian with a mark', Buffer.from('\uFEFFTopic\n', 'utf16le').swap16()],
    ['little endian', Buffer.from('Topic\n', 'utf16le')],
    ['big endian', Buffer.from('Topic\n', 'utf16le').swap16()],
    ['of letters that have no zeros, with a mark', Buffer.from('\uFEFF話題', 'utf16le')],
  ])('says what to do about UTF-16, %s', async (_, bytes) => {
    await writeFile(here('list.csv'), bytes);
    await expect(read('list.csv')).rejects.toThrow(
      'list.csv is encoded as UTF-16. Save it as UTF-8.',
    );
  });

  it('says what to do about an encoding that is not UTF-8', async () => {
    await writeFile(here('list.csv'), Buffer.from('Größe\n', 'latin1'));
    await expect(read('list.csv')).rejects.toThrow(
      'list.csv is not encoded as UTF-8. Save it as UTF-8.',
    );
  });

  it.each([[''], ['a'], ['a\0'], ['ab\0c']])('takes %j for UTF-8', async (text) => {
    await writeFile(here('a.txt'), text);
    expect(await read('a.txt')).toBe(text);
  });

  it.skipIf(WINDOWS)('follows a link that stays inside', async () => {
    await symlink('sub/a.txt', here('link.txt'));
    expect(await read('link.txt')).toBe('inside');
  });

  it.skipIf(WINDOWS)('works where the workspace itself is reached through a link', async () => {
    await symlink(workspace, join(base, 'alias'));
    const aliased = await openWorkspace(join(base, 'alias'));
    expect(await aliased.readText('sub/a.txt', MEGABYTE)).toBe('inside');
  });

  it.each(['../outside/secret.txt', 'sub/../../outside/secret.txt'])(
    'refuses the way out of %s',
    async (path) => {
      await expect(read(path)).rejects.toThrow(/outside the workspace/);
    },
  );

  it('refuses an absolute path outside', async () => {
    await expect(read(outside('secret.txt'))).rejects.toThrow(/outside the workspace/);
  });

  it('refuses a folder beside whose name begins with the same letters', async () => {
    await mkdir(`${workspace}-2`);
    await writeFile(join(`${workspace}-2`, 'x.txt'), 'secret');
    await expect(read('../workspace-2/x.txt')).rejects.toThrow(/outside the workspace/);
  });

  it.skipIf(WINDOWS)('refuses a link to a file outside', async () => {
    await symlink(outside('secret.txt'), here('link.txt'));
    await expect(read('link.txt')).rejects.toThrow(/outside the workspace/);
  });

  it.skipIf(WINDOWS)('refuses a file in a linked folder outside', async () => {
    await symlink(outside(), here('folder'));
    await expect(read('folder/secret.txt')).rejects.toThrow(/outside the workspace/);
    await expect(files.list('folder')).rejects.toThrow(/outside the workspace/);
    await expect(files.kind('folder')).rejects.toThrow(/outside the workspace/);
  });

  it.skipIf(WINDOWS)('refuses a chain of links that ends outside', async () => {
    await symlink(outside('secret.txt'), here('sub', 'second'));
    await symlink('sub/second', here('first'));
    await expect(read('first')).rejects.toThrow(/outside the workspace/);
  });

  it.skipIf(WINDOWS)('refuses the environment of the process', async () => {
    await symlink('/proc/self/environ', here('environ.txt'));
    await expect(read('environ.txt')).rejects.toThrow(FileError);
  });

  it.each(['.git/config', 'sub/../.git/config'])('refuses %s', async (path) => {
    await expect(read(path)).rejects.toThrow(/\.git, which is off limits/);
  });

  it.skipIf(WINDOWS)('refuses a link into .git', async () => {
    await symlink('.git/config', here('innocent.txt'));
    await symlink('.git', here('folder'));
    await expect(read('innocent.txt')).rejects.toThrow(/off limits/);
    await expect(read('folder/config')).rejects.toThrow(/off limits/);
  });

  it('refuses the .git of a repository further down', async () => {
    await mkdir(here('sub', '.git'));
    await writeFile(here('sub', '.git', 'config'), 'token');
    await expect(read('sub/.git/config')).rejects.toThrow(/off limits/);
  });

  it('refuses .git in upper case, which is the same on some file systems', async () => {
    await mkdir(here('.GIT'), { recursive: true });
    await writeFile(here('.GIT', 'config'), 'token');
    await expect(read('.GIT/config')).rejects.toThrow(/off limits/);
  });

  it('takes .github, where a graph may lie', async () => {
    await mkdir(here('.github'));
    await writeFile(here('.github', 'tea.json'), '{}');
    expect(await read('.github/tea.json')).toBe('{}');
  });

  it('takes names that begin with dots', async () => {
    await writeFile(here('..a'), 'text');
    expect(await read('..a')).toBe('text');
  });

  it.skipIf(WINDOWS)(
    'does not wait for a pipe that nobody writes to',
    async () => {
      execFileSync('mkfifo', [here('pipe')]);
      await expect(read('pipe')).rejects.toThrow(/not a regular file/);
      expect(await files.kind('pipe')).toBe('other');
    },
    5_000,
  );

  it.skipIf(WINDOWS)('refuses a device', async () => {
    const own = openFiles(workspace);
    await expect(own.readText('/dev/zero', MEGABYTE)).rejects.toThrow(/not a regular file/);
  });

  it('refuses a folder', async () => {
    await expect(read('sub')).rejects.toThrow(/sub is not a regular file|it is a folder/);
  });

  it('says that a file is missing', async () => {
    await expect(read('sub/b.txt')).rejects.toThrow(/sub\/b\.txt does not exist/);
  });

  it('says that a file is missing where a folder of its path is a file', async () => {
    await expect(read('sub/a.txt/b.txt')).rejects.toThrow(/does not exist/);
  });

  it('takes a file of just the limit, and refuses one of a byte more', async () => {
    await writeFile(here('limit.txt'), 'x'.repeat(1000));
    expect(await files.readText('limit.txt', 1000)).toHaveLength(1000);
    await expect(files.readText('limit.txt', 999)).rejects.toThrow(/1,000 bytes; the limit is 999/);
  });

  it('counts bytes, not characters', async () => {
    await writeFile(here('limit.txt'), 'ü'.repeat(10));
    await expect(files.readText('limit.txt', 19)).rejects.toThrow(/20 bytes/);
  });

  it('refuses a huge file without reading it', async () => {
    await writeFile(here('huge.json'), '');
    await truncate(here('huge.json'), 2 ** 40);
    await expect(read('huge.json')).rejects.toThrow(/the limit is 1,000,000/);
  });

  it.skipIf(WINDOWS)('names a circle of links', async () => {
    await symlink('two', here('one'));
    await symlink('one', here('two'));
    await expect(read('one')).rejects.toThrow(
      /one cannot be opened: too many levels of symbolic links/,
    );
  });

  it.skipIf(WINDOWS)('keeps the cause of what failed', async () => {
    await symlink('one', here('one'));
    await expect(read('one')).rejects.toMatchObject({ cause: { code: 'ELOOP' } });
  });
});

describe('reading from a folder that is open', () => {
  it('gives names, sorted by code unit, and texts without their mark', async () => {
    await writeFile(here('sub', 'B.txt'), '\uFEFFmarked');
    const folder = await files.openFolder('sub');
    expect(folder.names).toEqual(['B.txt', 'a.txt']);
    expect(await folder.readText('a.txt', MEGABYTE)).toBe('inside');
    expect(await folder.readText('B.txt', MEGABYTE)).toBe('marked');
  });

  it.skipIf(WINDOWS)('follows a link that stays inside, of the folder and in it', async () => {
    await writeFile(here('b.txt'), 'beside');
    await symlink('../b.txt', here('sub', 'link.txt'));
    await symlink('sub', here('alias'));
    const folder = await files.openFolder('alias');
    expect(folder.names).toEqual(['a.txt', 'link.txt']);
    expect(await folder.readText('link.txt', MEGABYTE)).toBe('beside');
  });

  it.skipIf(WINDOWS)('refuses a link out of the workspace, of the folder and in it', async () => {
    await symlink(outside('secret.txt'), here('sub', 'link.txt'));
    await symlink(outside(), here('alias'));
    await expect(files.openFolder('alias')).rejects.toThrow(/outside the workspace/);
    const { readText } = await files.openFolder('sub');
    await expect(readText('link.txt', MEGABYTE)).rejects.toThrow(
      'sub/link.txt is outside the workspace',
    );
  });

  it.skipIf(WINDOWS)('refuses what has become a link since', async () => {
    const { readText } = await files.openFolder('sub');
    await rm(here('sub', 'a.txt'));
    await symlink(outside('secret.txt'), here('sub', 'a.txt'));
    await expect(readText('a.txt', MEGABYTE)).rejects.toThrow(/too many levels of symbolic links/);
  });

  it('refuses the way out by a name, .git, a folder, and what is too large or missing', async () => {
    await mkdir(here('sub', 'folder'));
    await writeFile(here('sub', '.git'), 'gitdir: elsewhere');
    const { readText } = await files.openFolder('sub');
    await expect(readText('../../outside/secret.txt', MEGABYTE)).rejects.toThrow(/outside/);
    await expect(readText('.git', MEGABYTE)).rejects.toThrow(/off limits/);
    await expect(readText('folder', MEGABYTE)).rejects.toThrow(/folder is not a|it is a folder/);
    await expect(readText('a.txt', 5)).rejects.toThrow('sub/a.txt has 6 bytes; the limit is 5');
    await expect(readText('b.txt', MEGABYTE)).rejects.toThrow('sub/b.txt does not exist');
    await expect(files.openFolder('.git')).rejects.toThrow(/off limits/);
  });
});

describe('the kind of a path', () => {
  it('is told for files, folders and what is missing', async () => {
    expect(await files.kind('sub/a.txt')).toBe('file');
    expect(await files.kind('sub')).toBe('folder');
    expect(await files.kind('.')).toBe('folder');
    expect(await files.kind('nothing')).toBe('missing');
    expect(await files.kind('sub/a.txt/nothing')).toBe('missing');
  });

  it.skipIf(WINDOWS)('is missing for a link that leads nowhere', async () => {
    await symlink('nothing', here('dangling'));
    expect(await files.kind('dangling')).toBe('missing');
  });
});

describe('the list of a folder', () => {
  it('is sorted by code unit, the same on every machine', async () => {
    for (const name of ['b', 'C', 'a10', 'a2', 'ä', 'Z']) await writeFile(here('sub', name), '');
    expect(await files.list('sub')).toEqual(['C', 'Z', 'a.txt', 'a10', 'a2', 'b', 'ä']);
  });

  it('is refused for a file and for what is missing', async () => {
    await expect(files.list('sub/a.txt')).rejects.toThrow(FileError);
    await expect(files.list('nothing')).rejects.toThrow(/does not exist/);
  });
});

describe('writing in a workspace', () => {
  it('makes the file and the folders on its way', async () => {
    await files.writeText('new/deep/table.csv', 'text');
    expect(await readFile(here('new', 'deep', 'table.csv'), 'utf8')).toBe('text');
  });

  it('replaces a file and leaves no temporary one', async () => {
    await files.writeText('sub/a.txt', 'new');
    expect(await readFile(here('sub', 'a.txt'), 'utf8')).toBe('new');
    expect(await readdir(here('sub'))).toEqual(['a.txt']);
  });

  it('is by rename: who has the old file open, or another name for it, keeps the old text', async () => {
    await link(here('sub', 'a.txt'), outside('same-file.txt'));
    await files.writeText('sub/a.txt', 'new');
    expect(await readFile(outside('same-file.txt'), 'utf8')).toBe('inside');
  });

  it('gives the same bytes back', async () => {
    const text = '\uFEFFä👍\r\n"a\0b"\n';
    await files.writeText('sub/bytes.csv', text);
    expect(await readFile(here('sub', 'bytes.csv'), 'utf8')).toBe(text);
  });

  it('waits for a reader where the system has it', async () => {
    const reader = await open(here('sub', 'a.txt'));
    const closed = wait(200).then(() => reader.close());
    await files.writeText('sub/a.txt', 'new');
    await closed;
    expect(await read('sub/a.txt')).toBe('new');
  });

  it('at once with another writer of the same file leaves one whole text', async () => {
    const texts = Array.from({ length: 10 }, (_, i) => `${i}`.repeat(100_000));
    await Promise.all(texts.map((text) => files.writeText('sub/a.txt', text)));
    expect(texts).toContain(await readFile(here('sub', 'a.txt'), 'utf8'));
    expect(await readdir(here('sub'))).toEqual(['a.txt']);
  });

  it.each(['../outside/x.csv', 'sub/../../outside/x.csv', '/tmp/x.csv'])(
    'refuses %s',
    async (path) => {
      await refusesToWrite(path, /outside the workspace/);
      expect(await readdir(outside())).toEqual(['secret.txt']);
    },
  );

  it.each(['.git/x.csv', '.github/x.csv', '.GitHub/x.csv', 'sub/.git/x.csv', 'sub/.github/x.csv'])(
    'refuses %s',
    async (path) => {
      await refusesToWrite(path, /which is off limits/);
      await expect(stat(here(...path.split('/')))).rejects.toThrow();
    },
  );

  it.skipIf(WINDOWS)('refuses a linked folder on the way, wherever it leads', async () => {
    await symlink(outside(), here('folder'));
    await symlink('sub', here('alias'));
    await refusesToWrite('folder/x.csv', /folder is a symbolic link/);
    await refusesToWrite('alias/x.csv', /alias is a symbolic link/);
    expect(await readdir(outside())).toEqual(['secret.txt']);
    expect(await readdir(here('sub'))).toEqual(['a.txt']);
  });

  it.skipIf(WINDOWS)('refuses a link at the target, also one that leads nowhere', async () => {
    await symlink(outside('secret.txt'), here('table.csv'));
    await symlink(outside('new.txt'), here('dangling.csv'));
    await refusesToWrite('table.csv', /table\.csv is a symbolic link/);
    await refusesToWrite('dangling.csv', /dangling\.csv is a symbolic link/);
    expect(await readFile(outside('secret.txt'), 'utf8')).toBe('secret');
    expect(await readdir(outside())).toEqual(['secret.txt']);
  });

  it.skipIf(WINDOWS)(
    'refuses a folder or a pipe at the target',
    async () => {
      execFileSync('mkfifo', [here('pipe.csv')]);
      await refusesToWrite('sub', /not a regular file/);
      await refusesToWrite('pipe.csv', /not a regular file/);
    },
    5_000,
  );

  it.skipIf(WINDOWS).each([0o600, 0o664, 0o755])(
    'keeps the mode of the file that it replaces: %o',
    async (mode) => {
      await files.writeText('table.csv', 'old');
      await chmod(here('table.csv'), mode);
      await files.writeText('table.csv', 'new');
      expect((await stat(here('table.csv'))).mode & 0o777).toBe(mode);
      expect(await read('table.csv')).toBe('new');
    },
  );

  it('refuses the workspace itself', async () => {
    await expect(files.writeText('.', 'text')).rejects.toThrow(FileError);
  });

  it('says that a file is in the way of a folder, and leaves it', async () => {
    await expect(files.writeText('sub/a.txt/x.csv', 'text')).rejects.toThrow(
      /cannot be written: a\.txt is not a folder/,
    );
    expect(await read('sub/a.txt')).toBe('inside');
  });

  it.skipIf(NO_BITS)('says that permission is denied', async () => {
    await chmod(here('sub'), 0o500);
    onTestFinished(() => chmod(here('sub'), 0o700));
    await expect(files.writeText('sub/x.csv', 'text')).rejects.toThrow(/permission denied/);
  });

  it.skipIf(NO_BITS)('knows beforehand that permission is denied', async () => {
    await chmod(here('sub'), 0o500);
    onTestFinished(() => chmod(here('sub'), 0o700));
    for (const path of ['sub/x.csv', 'sub/new/deep/x.csv', 'sub/a.txt']) {
      await expect(files.checkTarget(path)).rejects.toThrow(
        `${path} cannot be written: permission denied.`,
      );
    }
  });

  it('checks a target without touching anything', async () => {
    await files.checkTarget('new/deep/table.csv');
    expect(await readdir(workspace)).toEqual(['.git', 'sub']);
  });
});

describe('the own files of a user', () => {
  beforeEach(() => {
    files = openFiles(workspace);
  });

  it('are read wherever they lie', async () => {
    expect(await read('../outside/secret.txt')).toBe('secret');
    expect(await read(outside('secret.txt'))).toBe('secret');
    expect(await read('.git/config')).toBe('token');
  });

  it('are written wherever they lie', async () => {
    await files.writeText('../outside/new/x.csv', 'text');
    expect(await readFile(outside('new', 'x.csv'), 'utf8')).toBe('text');
  });

  it.skipIf(WINDOWS)('are written to where a link points, and the link stays', async () => {
    await symlink(outside('secret.txt'), here('table.csv'));
    await files.writeText('table.csv', 'text');
    expect(await readFile(outside('secret.txt'), 'utf8')).toBe('text');
    expect(await readdir(outside())).toEqual(['secret.txt']);
    expect(await readdir(workspace)).toEqual(['.git', 'sub', 'table.csv']);
  });

  it.runIf(WINDOWS)('are not written to a drive that is not there', async () => {
    await expect(files.checkTarget('Q:\\new\\x.csv')).rejects.toThrow(/no such .* drive/);
    await expect(files.writeText('Q:\\new\\x.csv', 'text')).rejects.toThrow(/no such .* drive/);
  });

  it('are not replaced by a table where a folder has the name', async () => {
    await expect(files.writeText('sub', 'text')).rejects.toThrow(
      /sub cannot be written: sub is not a regular file/,
    );
    expect(await readdir(workspace)).toEqual(['.git', 'sub']);
  });
});
