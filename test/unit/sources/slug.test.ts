import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { namesHash, slugOf, slugOfLabel, titleOfSlug } from '../../../src/sources/slug.ts';

describe('slugOf', () => {
  it.each([
    ['a folder gives its name', 'roadmaps/backend', 'backend'],
    ['a slash at the end does not matter', './roadmaps/backend/', 'backend'],
    ['the content folder gives the name of its parent', 'roadmaps/css/content', 'css'],
    ['a content folder without a parent keeps its name', 'content', 'content'],
    ['a file gives its name without extension', 'data/data-analyst.json', 'data-analyst'],
    ['only the last extension of a file goes', 'data/vue.js.json', 'vue.js'],
    ['a table gives its name without extension', 'tables/tea.csv', 'tea'],
    ['a folder keeps a dot in its name', 'roadmaps/vue.js', 'vue.js'],
    ['backslashes separate too', 'C:\\maps\\tea\\content', 'tea'],
    ['other characters become dashes', 'maps/tea & thé', 'tea---th-'],
    ['dots in the middle of a path are resolved', 'maps/tea/../coffee/.', 'coffee'],
  ])('%s', (_, path, slug) => {
    expect(slugOf(path)).toBe(slug);
  });

  it('takes the name of the current folder for a dot', () => {
    expect(slugOf('.')).toBe(basename(process.cwd()).replace(/[^A-Za-z0-9._-]/g, '-'));
  });
});

describe('slugOfLabel', () => {
  it.each([
    ['Learn the Basics', 'learn-the-basics'],
    ['Salt & Pepper', 'salt--pepper'],
    ['  --soft  ', '--soft'],
    ['Thé vert', 'th-vert'],
    ['snake_case (old)', 'snake_case-old'],
  ])('%s is %s', (label, slug) => {
    expect(slugOfLabel(label)).toBe(slug);
  });
});

describe('titleOfSlug', () => {
  it.each([
    ['data-analyst', 'Data Analyst'],
    ['css', 'CSS'],
    ['', ''],
  ])('"%s" is "%s"', (slug, title) => {
    expect(titleOfSlug(slug)).toBe(title);
  });
});

describe('the hash of names', () => {
  it('is eight hex digits that do not change', () => {
    expect(namesHash(['backend', 'frontend'])).toBe('9e9d46eb');
  });

  it('depends neither on order nor on repetition', () => {
    expect(namesHash(['b', 'a', 'b'])).toBe(namesHash(['a', 'b']));
  });

  it('tells names apart, also where their letters are the same', () => {
    const lists = [['a', 'b'], ['ab'], ['a'], ['b'], ['a b'], []];
    expect(new Set(lists.map(namesHash)).size).toBe(lists.length);
  });
});
