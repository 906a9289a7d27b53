import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPair } from '../../../src/report/excerpt.ts';

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
