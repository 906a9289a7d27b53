import { describe, expect, it } from 'vitest';
import { similarNames } from '../../../../src/lib/text/similar.ts';

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
