import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pickFairly, shareOut } from '../../../src/report/share.ts';

const sizes = fc.array(fc.nat(50));

describe('places among groups', () => {
  it.each([
    [[5, 5], 4, [2, 2]],
    [[1, 9], 6, [1, 5]],
    [[5, 5, 5], 2, [1, 1, 0]],
    [[3, 4], Infinity, [3, 4]],
    [[3, 0], 0, [0, 0]],
    [[], 5, []],
  ])('of the sizes %j, %d in all, are %j', (groups, max, expected) => {
    expect(shareOut(groups, max)).toEqual(expected);
  });

  it('are all used, as far as there is use for them', () => {
    fc.assert(
      fc.property(sizes, fc.nat(500), (groups, max) => {
        const shares = shareOut(groups, max);
        const sum = (list: readonly number[]) => list.reduce((total, n) => total + n, 0);
        expect(sum(shares)).toBe(Math.min(max, sum(groups)));
        // Nobody has more than one place more than another who would like one.
        const least = Math.min(...shares.filter((share, i) => share < (groups[i] ?? 0)));
        expect(Math.max(0, ...shares)).toBeLessThanOrEqual(least + 1);
      }),
    );
  });
});

describe('items', () => {
  it('are picked from the start of each group', () => {
    expect(pickFairly([['a1', 'a2', 'a3'], ['b1']], 3)).toEqual(['a1', 'a2', 'b1']);
  });
});
