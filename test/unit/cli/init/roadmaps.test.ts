import { describe, expect, it } from 'vitest';
import { planRoadmaps, roadmapErrors, splitNames } from '../../../../src/cli/init/roadmaps.ts';

const repository = { root: '/home/mara/notes', isGit: true, url: null };

/** What a workflow calls roadmaps that are named in a folder. */
const namesIn = (folder: string, ...names: readonly string[]) =>
  planRoadmaps(names, folder, repository).map(({ name }) => name);

describe('splitNames', () => {
  it.each([
    ['backend', ['backend']],
    [' backend, lists/team.csv ,', ['backend', 'lists/team.csv']],
    ['backend devops  front*', ['backend', 'devops', 'front*']],
    ['lists/my team.csv, backend', ['lists/my team.csv', 'backend']],
    ['', []],
  ])('makes of "%s": %j', (line, names) => {
    expect(splitNames(line)).toEqual(names);
  });
});

describe('roadmapErrors', () => {
  it('finds nothing wrong with slugs, addresses, patterns and paths', () => {
    const names = ['backend', 'https://roadmap.sh/devops', 'front*', './bread', 'lists/team.csv'];
    expect(roadmapErrors(names)).toEqual([]);
  });

  it('names every roadmap that is none', () => {
    expect(roadmapErrors(['Back End', 'backend', 'x_y'])).toEqual([
      expect.stringContaining('"Back End" is not a roadmap.sh slug'),
      expect.stringContaining('"x_y" is not a roadmap.sh slug'),
    ]);
  });

  it('asks for one', () => {
    expect(roadmapErrors([])).toEqual([expect.stringContaining('name at least one roadmap')]);
  });

  it('refuses two roadmaps of one table', () => {
    expect(roadmapErrors(['backend', 'lists/backend.csv'])).toEqual([
      'backend, lists/backend.csv would write one table, backend.csv. Rename one, or give it a workflow of its own.',
    ]);
  });

  it.each([
    'tea\renv: x\r#.csv',
    './ x.csv',
    'a\u2028b.csv',
    'lists/\u001b[2J.csv',
    'lists /x.csv',
  ])('refuses a path that would be another one in a workflow: %j', (name) => {
    expect(roadmapErrors([name]).join('\n')).toContain('Rename it.');
  });

  it('refuses a path that GitHub would compute', () => {
    expect(roadmapErrors([`lists/\${{ github.actor }}.csv`])).toEqual([
      expect.stringContaining('a workflow cannot name a path with an expression'),
    ]);
  });
});

describe('planRoadmaps', () => {
  it('names files from the root of the repository', () => {
    expect(namesIn('/home/mara/notes/lists', 'team.csv', '../more.csv')).toEqual([
      'lists/team.csv',
      'more.csv',
    ]);
    expect(namesIn('/home/mara/notes', '/home/mara/notes/lists/team.csv')).toEqual([
      'lists/team.csv',
    ]);
  });

  it('keeps a folder at the root from being taken for a slug', () => {
    expect(namesIn('/home/mara/notes', './bread', 'bread/content')).toEqual([
      './bread',
      'bread/content',
    ]);
    expect(namesIn('/home/mara/notes', '.')).toEqual(['./']);
  });

  it('takes the address of a roadmap for its slug, and a roadmap once', () => {
    expect(namesIn('/home/mara/notes', 'https://roadmap.sh/backend', 'backend')).toEqual([
      'backend',
    ]);
  });

  it.each(['../team.csv', '/etc/team.csv', '../notes2/team.csv'])(
    'refuses %s, which no checkout brings',
    (path) => {
      expect(() => namesIn('/home/mara/notes', path)).toThrow(
        'is outside /home/mara/notes. A workflow can read only files of its repository',
      );
    },
  );
});
