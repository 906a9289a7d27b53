import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ColumnsFile, readColumnsFile } from '../../../src/config/columns-file.ts';
import { type Face, parseConfig } from '../../../src/config/config.ts';
import { openFiles, openWorkspace } from '../../../src/lib/files.ts';
import { tempWorkspace } from '../../e2e/workspace.ts';

const none = () => {
  throw new Error('nothing is to be opened');
};

describe('the file that columns may name', () => {
  it.each([undefined, '', 'TLDR, Challenge', '- TLDR\n- a.yml', 'a.yml, b.yml', 'a.yml.txt'])(
    'is none for %j',
    async (columns) => {
      expect(await readColumnsFile(columns, none)).toBeNull();
    },
  );

  it.each(['columns.yml', ' sub/columns.YAML\n', './columns.json'])(
    'is read for %j',
    async (path) => {
      const folder = await tempWorkspace({ [path.trim()]: '\ufeff- TLDR\n' });
      const read = await readColumnsFile(path, () => openWorkspace(folder));
      expect(read).toEqual({ path: path.trim(), text: '- TLDR\n' });
    },
  );

  it.each([
    ['none.yml', 'none.yml does not exist. Check the path.'],
    ['../columns.yml', '../columns.yml does not exist. Check the path.'],
    ['.git/columns.yml', '.git/columns.yml is under .git, which is off limits. Use another path.'],
    ['folder.yml', 'folder.yml is not a regular file. Use another path.'],
    ['link.yml', 'link.yml is outside the workspace. Use a path inside it.'],
    ['huge.yml', 'huge.yml has 1,000,001 bytes; the limit is 1,000,000. Make it smaller.'],
  ])('is an error of the action where it is %s', async (path, error) => {
    const folder = await tempWorkspace({ '.git/columns.yml': '- TLDR', 'huge.yml': '' });
    const other = await tempWorkspace({ 'secret.yml': '- TLDR' });
    await mkdir(join(folder, 'folder.yml'));
    await symlink(join(other, 'secret.yml'), join(folder, 'link.yml'));
    await truncate(join(folder, 'huge.yml'), 1_000_001);
    expect(await readColumnsFile(path, () => openWorkspace(folder))).toEqual({ path, error });
  });

  it('may lie anywhere on the command line', async () => {
    const folder = await tempWorkspace({ 'here/x.txt': '', 'there/columns.yml': '- Hours' });
    await writeFile(join(folder, 'there/columns.yml'), '- Hours');
    const read = await readColumnsFile('../there/columns.yml', () =>
      openFiles(join(folder, 'here')),
    );
    expect(read).toEqual({ path: '../there/columns.yml', text: '- Hours' });
  });
});

describe('columns from a file', () => {
  const parse = (file: ColumnsFile, face: Face = 'action') =>
    parseConfig({ roadmap: './tea', columns: file.path, concurrency: '0' }, {}, face, file);
  const errorsOf = (file: ColumnsFile, face?: Face) => {
    const parsed = parse(file, face);
    return parsed.ok ? [] : parsed.errors;
  };

  it('are those of its text', () => {
    const parsed = parseConfig({ roadmap: './tea', columns: 'c.yml' }, {}, 'cli', {
      path: 'c.yml',
      text: '\n- Hours\n- TLDR\n',
    });
    expect(parsed.ok && parsed.config.columns.map(({ name }) => name)).toEqual(['Hours', 'TLDR']);
  });

  it('have errors that name the file and the line, beside all others', () => {
    const file = { path: 'c.yml', text: '\n- Hour\n- name: All\n  ask: Y\n  text:\n' };
    expect(errorsOf(file)).toEqual([
      'columns "c.yml" line 2: "Hour" is not a built-in column; the nearest is Hours.',
      'columns "c.yml" line 3: name "All" is reserved. Use another name.',
      'concurrency "0": must be a whole number from 1 to 64.',
    ]);
    expect(errorsOf(file, 'cli')[0]).toMatch(/^--columns "c\.yml" line 2: /);
  });

  it('that cannot be read are an error beside all others', () => {
    const file = { path: 'c.yml', error: 'c.yml does not exist. Check the path.' };
    expect(errorsOf(file)).toEqual([
      'columns: c.yml does not exist. Check the path.',
      'concurrency "0": must be a whole number from 1 to 64.',
    ]);
  });

  it('must be there: an empty file is not the default', () => {
    expect(errorsOf({ path: 'c.yml', text: '' })[0]).toBe(
      'columns "c.yml": must name at least one column.',
    );
  });
});
