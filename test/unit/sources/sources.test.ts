import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { local } from '../../../src/sources/local/local.ts';
import { roadmapSite } from '../../../src/sources/remote/remote.ts';
import { isPattern, SLUG } from '../../../src/sources/slug.ts';
import { parseEntry, setNames } from '../../../src/sources/sources.ts';

describe('a line of the roadmap input', () => {
  it.each([
    './backend',
    '.backend',
    '../backend',
    'roadmaps/backend',
    'roadmaps\\backend',
    '/srv/backend',
    'C:\\backend',
    'backend.json',
    'Backend.JSON',
    '.',
    '/',
    './roadmap.sh/backend',
    'table.csv',
    'Table.CSV',
    'lists/table.csv',
  ])('is a path: %s', (text) => {
    expect(parseEntry(text)?.source).toBe(local);
  });

  it.each([
    'https://roadmap.sh/backend',
    'http://www.roadmap.sh/backend/',
    'www.roadmap.sh/backend/',
    'https://roadmap.sh/Backend?r=x#apis',
    'roadmap.sh/backend',
  ])('is the slug of a pasted address: %s', (text) => {
    expect(parseEntry(text)).toMatchObject({
      source: roadmapSite,
      name: 'backend',
      slug: 'backend',
    });
  });

  it.each([
    'https://roadmap.sh',
    'https://roadmap.sh/r/my-team',
    'https://roadmap.sh/*',
    'https://roadmap.sh/backend/apis',
  ])('is nothing where the address is of no roadmap: %s', (text) => {
    expect(parseEntry(text)).toBeNull();
  });

  it.each([
    ['./maps//tea/', 'maps/tea', 'tea'],
    ['maps/../lists/tea.csv', 'lists/tea.csv', 'tea'],
    ['/', '/', 'roadmap'],
    ['//', '/', 'roadmap'],
  ])('is a path as every system reads it: %s', (text, name, slug) => {
    expect(parseEntry(text)).toMatchObject({ name, slug });
  });

  it.each(['backend', 'full-stack', '2d', 'a', 'json', 'list', `a${'b'.repeat(79)}`])(
    'is a slug: %s',
    (text) => {
      expect(parseEntry(text)).toEqual({ source: roadmapSite, name: text, slug: text });
    },
  );

  it.each(['*', 'front*', '*end', 'f*-*'])('is a pattern over slugs: %s', (text) => {
    expect(parseEntry(text)).toEqual({ source: roadmapSite, name: text, slug: text });
    expect(isPattern(text)).toBe(true);
  });

  it.each([
    'Backend',
    '-backend',
    'back end',
    'backend?x',
    'backend#x',
    'back%2fend',
    'back_end',
    'backend@main',
    'bäckend',
    'a'.repeat(81),
    'Front*',
    'front*?',
    'fr nt*',
    '',
  ])('is none of the three: %s', (text) => {
    expect(parseEntry(text)).toBeNull();
  });

  it('is never a slug or a pattern that could change a URL', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const entry = parseEntry(text);
        if (entry?.source !== roadmapSite) return;
        if (!isPattern(entry.slug)) expect(encodeURIComponent(entry.slug)).toBe(entry.slug);
        expect(entry.slug).toMatch(isPattern(entry.slug) ? /^[a-z0-9*-]+$/ : SLUG);
      }),
    );
  });
});

const namesOf = (...lines: readonly string[]) =>
  setNames(lines.flatMap((line) => parseEntry(line) ?? []));

describe('the names of a set', () => {
  it('are slugs, patterns as they stand, and of paths what their tables are called', () => {
    expect(namesOf('backend', 'front*', 'plans/tea/content')).toEqual(['backend', 'front*', 'tea']);
  });

  it('hold each name once', () => {
    expect(namesOf('./tea', 'tea')).toEqual(['tea']);
  });
});

describe('roadmap.sh', () => {
  it('alone has texts that may not be published', () => {
    const sources = ['./tea', 'tea.csv', 'tea', 't*'].map((text) => parseEntry(text)?.source);
    expect(sources.map((source) => source?.upstream)).toEqual([false, false, true, true]);
  });
});
