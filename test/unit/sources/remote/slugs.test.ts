import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesPattern, similarNames } from '../../../../src/sources/remote/slugs.ts';

describe('a pattern', () => {
  it.each([
    ['*', 'backend', true],
    ['front*', 'frontend', true],
    ['front*', 'front', true],
    ['*end', 'backend', true],
    ['*end', 'backend-beginner', false],
    ['b*-b*', 'backend-beginner', true],
    ['a*a', 'a', false],
    ['a*b*a', 'aba', true],
    ['ab*ba', 'aba', false],
    ['**', 'x', true],
    ['*x*', 'abc', false],
  ])('%s on %s is %s', (pattern, slug, expected) => {
    expect(matchesPattern(slug, pattern)).toBe(expected);
  });

  it('says what a regular expression says', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '-'), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(letters, pattern, (slug, text) => {
        const expression = new RegExp(`^${text.replaceAll('*', '.*')}$`);
        // Without a star, it is no pattern but a slug.
        fc.pre(text.includes('*'));
        expect(matchesPattern(slug, text)).toBe(expression.test(slug));
      }),
    );
  });
});

describe('the nearest names', () => {
  const NAMES = ['backend', 'backend-beginner', 'frontend', 'react', 'react-native', 'vue'];

  it.each([
    ['beckend', 'backend'],
    ['fronted', 'frontend'],
    ['react-nativ', 'react-native'],
    ['vuejs', 'vue'],
  ])('to %s begin with %s', (name, expected) => {
    expect(similarNames(name, NAMES)[0]).toBe(expected);
  });

  it('are three at most, and none where none is near', () => {
    expect(similarNames('backend', NAMES).length).toBeLessThanOrEqual(3);
    expect(similarNames('zzzzzzzzz', NAMES)).toEqual([]);
  });
});
