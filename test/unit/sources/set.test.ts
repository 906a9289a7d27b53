import { describe, expect, it } from 'vitest';
import { parseEntry } from '../../../src/sources/entry.ts';
import { namesHash, setNames } from '../../../src/sources/set.ts';

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
