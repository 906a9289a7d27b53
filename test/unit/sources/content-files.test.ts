import { describe, expect, it } from 'vitest';
import { contentFile, isContentName, topicsOfFiles } from '../../../src/sources/content-files.ts';

describe('the name of a content file', () => {
  it.each([
    ['sencha@abc.md', 'sencha', 'abc'],
    ['sencha@abc.md.md', 'sencha', 'abc'],
    ['SENCHA@abc.MD', 'SENCHA', 'abc'],
    ['a@b@c.md', 'a@b', 'c'],
    ['--watch@-a_b.md', '--watch', '-a_b'],
    ['@abc.md', '', 'abc'],
    ['sencha.md', 'sencha', null],
    ['sencha@no id.md', 'sencha@no id', null],
  ])('%s has the slug "%s" and the id %s', (name, slug, id) => {
    expect(contentFile(name, '')).toMatchObject({ slug, id });
  });

  it.each([
    ['sencha@abc.md', true],
    ['index.md', false],
    ['README.md', false],
    ['index@abc.md', true],
    ['sencha@abc.txt', false],
    ['._sencha@abc.md', false],
    ['.#sencha@abc.md', false],
  ])('%s: a topic? %s', (name, isTopic) => {
    expect(isContentName(name)).toBe(isTopic);
  });
});

it('a resource of a folder of texts that has no URL is named in a warning', () => {
  const text = '# Sencha\n\n- [@article@Leaf](leaf.md)';
  expect(topicsOfFiles('Tea', [contentFile('sencha.md', text)]).warnings).toEqual([
    '1 resource ignored, because only http(s) URLs are read: Sencha (Leaf).',
  ]);
});
