import { expect, it } from 'vitest';
import { comparable } from '../../../../src/lib/text/comparable.ts';

it.each([
  ['composed letters', 'Cafe\u0301', 'Café'],
  ['white space', ' Kiln\u00A0 wash', 'Kiln wash'],
  ['joiners, where a script is written with them', 'می\u200Cخواهم', 'میخواهم'],
  ['other invisible characters', 'Ki\u200Bln', 'Kiln'],
])('takes names for one that differ in %s', (_, a, b) => {
  expect(comparable(a)).toBe(comparable(b));
});

it('tells apart what a reader can', () => {
  expect(comparable('Go')).not.toBe(comparable('go'));
});
