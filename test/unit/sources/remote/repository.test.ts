import { expect, it } from 'vitest';
import { openRepository } from '../../../../src/sources/remote/repository.ts';

const REQUESTED = { owner: 'octo-org', repo: 'roadmaps', ref: 'v1' };

const file = (name: string, text: string | null, isTruncated = false) => ({
  name,
  object: { text, isTruncated },
});

/** A source that answers so, and what was sent to it. */
function open(repository: unknown) {
  const sent: unknown[] = [];
  const source = openRepository('octo-org/roadmaps@v1', async (_, variables) => {
    sent.push(variables);
    return { repository };
  });
  return { source, sent };
}

it('the texts of a roadmap are those that came whole, and the others are known to be there', async () => {
  const entries = [file('a.md', 'A'), file('b.md', 'B', true), file('c.md', null)];
  const { source, sent } = open({ commit: { oid: 'abc' }, new: null, old: { entries } });

  expect(await source.folder('pottery')).toMatchObject({
    path: 'octo-org/roadmaps/src/data/roadmaps/pottery/content',
    commit: 'abc',
    files: [{ name: 'a.md', content: { description: 'A' } }],
    unreadable: [{ name: 'b.md' }, { name: 'c.md' }],
  });
  expect(sent).toEqual([
    {
      ...REQUESTED,
      new: 'v1:roadmaps/pottery/content',
      old: 'v1:src/data/roadmaps/pottery/content',
    },
  ]);
});

it.each<[string, unknown]>([
  ['is empty', { entries: [] }],
  ['has folders alone', { entries: [{ name: 'texts', type: 'tree', object: {} }] }],
])('the older layout counts where the newer one %s', async (_, today) => {
  const old = { entries: [file('a.md', 'A')] };
  const { source } = open({ commit: { oid: 'abc' }, new: today, old });

  expect(await source.folder('pottery')).toMatchObject({
    path: 'octo-org/roadmaps/src/data/roadmaps/pottery/content',
    files: [{ name: 'a.md' }],
  });
});

it('the newer layout counts where both have files', async () => {
  const [today, old] = ['b.md', 'a.md'].map((name) => ({ entries: [file(name, 'A')] }));
  const { source } = open({ commit: { oid: 'abc' }, new: today, old });

  expect(await source.folder('pottery')).toMatchObject({ files: [{ name: 'b.md' }] });
});

it('a roadmap that is not there has no folder', async () => {
  const { source } = open({ commit: { oid: 'abc' }, new: null, old: null });
  expect(await source.folder('pottery')).toBeNull();
});

it('roadmaps are the folders that have the name of one', async () => {
  const entries = [
    { name: 'pottery', type: 'tree' },
    { name: 'readme', type: 'blob' },
    { name: '.git', type: 'tree' },
  ];
  const { source, sent } = open({ new: { entries }, old: null });

  expect(await source.slugs()).toEqual(['pottery']);
  expect(sent).toEqual([{ ...REQUESTED, new: 'v1:roadmaps', old: 'v1:src/data/roadmaps' }]);
});

it.each([undefined, null, 'text', []])('an answer of another kind is an error: %j', (answer) =>
  expect(open(answer).source.slugs()).rejects.toMatchObject({ name: 'WebError', absent: false }),
);
