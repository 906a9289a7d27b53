import { expect, it } from 'vitest';
import { groupBy } from '../../../src/lib/collections.ts';

it('groups items in the order of their first appearance', () => {
  expect([...groupBy(['tea', 'clay', 'two'], (word) => word.charAt(0))]).toEqual([
    ['t', ['tea', 'two']],
    ['c', ['clay']],
  ]);
});
