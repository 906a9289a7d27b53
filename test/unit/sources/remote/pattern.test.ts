import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesPattern } from '../../../../src/sources/remote/pattern.ts';

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
