import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ellipsize } from '../../../../src/lib/text/truncate.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const points = (word: string) => [...word].length;

describe('a text cut short', () => {
  it.each([
    ['tea', 3, 'tea'],
    ['teapot', 3, 'tea…'],
    ['tea pot', 4, 'tea…'],
    ['🫖🏺🍵', 3, '🫖🏺🍵'],
    ['🫖🏺🍵', 2, '🫖🏺…'],
    ['', 0, ''],
  ])('is by code points: %j to %d is %j', (word, max, expected) => {
    expect(ellipsize(word, max)).toBe(expected);
  });

  it('has no half of a code point', () => {
    fc.assert(
      fc.property(text, fc.nat(30), (word, max) => {
        expect(ellipsize(word, max)).not.toMatch(/\p{Cs}/u);
        expect(points(ellipsize(word, max))).toBeLessThanOrEqual(max + 1);
      }),
    );
  });
});
