import { describe, expect, it } from 'vitest';
import { similarNames } from '../../../../src/lib/text/similar.ts';

describe('the nearest names', () => {
  const NAMES = ['backend', 'backend-beginner', 'frontend', 'react', 'react-native', 'vue'];

  it.each([
    ['beckend', 'backend'],
    ['fronted', 'frontend'],
    ['react-nativ', 'react-native'],
    ['vuejs', 'vue'],
    ['beginner', 'backend-beginner'],
    ['raect', 'react'],
  ])('to %s begin with %s', (name, expected) => {
    expect(similarNames(name, NAMES)[0]).toBe(expected);
  });

  it('are three at most, and none where none is near', () => {
    const many = ['tea-a', 'tea-b', 'tea-c', 'tea-d'];
    expect(similarNames('tea', many)).toEqual(['tea-a', 'tea-b', 'tea-c']);
    expect(similarNames('zzzzzzzzz', NAMES)).toEqual([]);
    // Half of the letters are others: that is no slip.
    expect(similarNames('oncall', ['scala'])).toEqual([]);
  });
});
