import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blobId, commitMessage, repositoryPath } from '../../../src/publish/commit.ts';
import { ownBranch } from '../../../src/publish/target.ts';

describe('the message of a commit', () => {
  it('names up to three roadmaps, and counts more', () => {
    expect(commitMessage(null, ['a']).headline).toBe('Refresh roadmaps: a');
    expect(commitMessage(null, ['a', 'b', 'c']).headline).toBe('Refresh roadmaps: a, b, c');
    expect(commitMessage(null, ['a', 'b', 'c', 'd']).headline).toBe('Refresh 4 roadmaps');
  });

  it('is the one that is set, with its first line as the headline', () => {
    expect(commitMessage('data: {slugs}\n\n{count} in all\n', ['a', 'b', 'c', 'd'])).toEqual({
      headline: 'data: a, b, c, d',
      body: '4 in all',
    });
  });

  it('does not take a roadmap for a placeholder or a pattern', () => {
    expect(commitMessage('{slugs}', ['$&', '{count}']).headline).toBe('$&, {count}');
  });
});

describe('our own branch', () => {
  it('is named after a single roadmap', () => {
    expect(ownBranch(['vue.js'])).toBe('roadmap-enrich/vue.js');
  });

  it('identifies a set of several, whatever their order', () => {
    expect(ownBranch(['a', 'b'])).toMatch(/^roadmap-enrich\/[0-9a-f]{8}$/);
    expect(ownBranch(['a', 'b'])).toBe(ownBranch(['b', 'a']));
    expect(ownBranch(['a', 'b'])).not.toBe(ownBranch(['a', 'c']));
  });

  it.each(['front*', '.hidden', 'a..b', 'x.lock', 'end.', '*'])('has digits for %s', (name) => {
    expect(ownBranch([name])).toMatch(/^roadmap-enrich\/[0-9a-f]{8}$/);
  });

  it('is always a name that git takes', () => {
    const name = fc.string({ unit: fc.constantFrom(...'ab.-_*~^: @{\\lock/'), minLength: 1 });
    fc.assert(
      fc.property(name, (text) => {
        const branch = ownBranch([text]);
        expect(branch).toMatch(/^roadmap-enrich\/[A-Za-z0-9_-][A-Za-z0-9._-]*$/);
        expect(branch).not.toMatch(/\.\.|\.lock$|\.$/);
      }),
    );
  });
});

describe("git's id of a content", () => {
  it('is the one that git gives', () => {
    // `printf 'Grüße\n' | git hash-object --stdin`, and the empty file of every repository.
    expect(blobId('Grüße\n')).toBe('05bb5b40eaf6cd35f14fb829a0a85d61c8875418');
    expect(blobId('')).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391');
  });
});

describe('a path within the repository', () => {
  it.each([
    ['./roadmaps/a.csv', 'roadmaps/a.csv'],
    ['roadmaps//x/../a.csv', 'roadmaps/a.csv'],
    ['a.csv', 'a.csv'],
  ])('of %s is %s', (path, expected) => {
    expect(repositoryPath(path)).toBe(expected);
  });
});
