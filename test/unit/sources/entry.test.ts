import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEntry, SLUG } from '../../../src/sources/entry.ts';

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
    'table.csv',
    'Table.CSV',
    '.',
    '/',
    'https://roadmap.sh/backend',
  ])('is a path: %s', (text) => {
    expect(parseEntry(text)).toEqual({ kind: 'path', path: text });
  });

  it.each(['backend', 'full-stack', '2d', 'a', 'json', 'list', `a${'b'.repeat(79)}`])(
    'is a slug: %s',
    (text) => {
      expect(parseEntry(text)).toEqual({ kind: 'slug', slug: text });
    },
  );

  it.each(['*', 'front*', '*end', 'f*-*'])('is a pattern over slugs: %s', (text) => {
    expect(parseEntry(text)).toEqual({ kind: 'pattern', pattern: text });
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
        if (entry?.kind === 'slug') expect(encodeURIComponent(entry.slug)).toBe(entry.slug);
        if (entry?.kind === 'slug') expect(entry.slug).toMatch(SLUG);
        if (entry?.kind === 'pattern') expect(entry.pattern).toMatch(/^[a-z0-9*-]+$/);
      }),
    );
  });
});
