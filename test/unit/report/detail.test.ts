import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPair, pickFairly } from '../../../src/report/detail.ts';

/** Items of groups of these sizes. */
const groupsOf = (sizes: readonly number[]) =>
  sizes.flatMap((size, group) => Array.from({ length: size }, (_, n) => ({ group, n })));

/** How many items of each group are picked. */
function sharesOf(sizes: readonly number[], max: number): readonly number[] {
  const picked = pickFairly(groupsOf(sizes), max, ({ group }) => `${group}`);
  return sizes.map((_, i) => picked.filter(({ group }) => group === i).length);
}

describe('places among groups', () => {
  it.each([
    [[5, 5], 4, [2, 2]],
    [[1, 9], 6, [1, 5]],
    [[5, 5, 5], 2, [1, 1, 0]],
    [[3, 4], Infinity, [3, 4]],
    [[3, 0], 0, [0, 0]],
    [[], 5, []],
  ])('of the sizes %j, %d in all, are %j', (sizes, max, expected) => {
    expect(sharesOf(sizes, max)).toEqual(expected);
  });

  it('are all used, as far as there is use for them', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.nat(500), (sizes, max) => {
        const shares = sharesOf(sizes, max);
        const sum = (list: readonly number[]) => list.reduce((total, n) => total + n, 0);
        expect(sum(shares)).toBe(Math.min(max, sum(sizes)));
        // Nobody has more than one place more than another who would like one.
        const least = Math.min(...shares.filter((share, i) => share < (sizes[i] ?? 0)));
        expect(Math.max(0, ...shares)).toBeLessThanOrEqual(least + 1);
      }),
    );
  });

  it('go to the first items of each group, in their order', () => {
    const items = ['a1', 'b1', 'a2', 'a3', 'b2'];
    expect(pickFairly(items, 3, ([group = '']) => group)).toEqual(['a1', 'b1', 'a2']);
  });
});

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const points = (word: string) => [...word].length;

describe('two versions of a text', () => {
  const same = 'Leaves are plucked, withered, rolled and fired. ';

  it('that are short stay whole', () => {
    expect(cutPair('Green tea', 'Green teas', 20)).toEqual(['Green tea', 'Green teas']);
    expect(cutPair('Green tea', 'Green teas', 10)).toEqual(['Green tea', 'Green teas']);
  });

  it('that differ early are cut at their ends', () => {
    expect(cutPair(`Tea. ${same}`, `Teas. ${same}`, 20)).toEqual([
      'Tea. Leaves are pluc…',
      'Teas. Leaves are plu…',
    ]);
  });

  it('that differ late are cut to the words around the difference', () => {
    expect(cutPair(`${same}Then sold.`, `${same}Then aged.`, 24)).toEqual([
      '…Then sold.',
      '…Then aged.',
    ]);
  });

  it('that differ in a long text are short, whole in their characters, and still differ', () => {
    fc.assert(
      fc.property(text, text, text, fc.integer({ min: 8, max: 40 }), (start, a, b, max) => {
        const [before, after] = cutPair(start + a, start + b, max);
        for (const part of [before, after]) {
          expect(points(part)).toBeLessThanOrEqual(max + 2);
          expect(part).not.toMatch(/\p{Cs}/u);
        }
        expect(before === after).toBe(a === b);
      }),
    );
  });
});
