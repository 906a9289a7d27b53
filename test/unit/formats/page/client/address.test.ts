import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Address,
  formatAddress,
  parseAddress,
  VIEW_NAMES,
} from '../../../../../src/formats/page/client/model/address.ts';
import { NO_FILTERS } from '../../../../../src/formats/page/client/model/filters.ts';

const PLAIN: Address = { topic: null, view: 'cards', query: '', filters: NO_FILTERS, sort: null };

const words = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 3 });
const limit = fc.option(fc.integer({ min: -50, max: 50 }).map((hundredth) => hundredth / 4));

const address: fc.Arbitrary<Address> = fc.record({
  topic: fc.option(fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/)),
  view: fc.constantFrom(...VIEW_NAMES),
  query: fc.string({ unit: 'grapheme' }),
  filters: fc.record({
    done: fc.constantFrom('all', 'todo', 'done'),
    categories: fc.array(fc.string({ unit: 'grapheme' })),
    values: fc.dictionary(fc.constantFrom('Level', 'view', 'q', 'é&='), words).map(toMap),
    ranges: fc
      .dictionary(
        fc.constantFrom('Hours', 'topic'),
        fc
          .record({ from: limit, to: limit })
          .filter(({ from, to }) => from !== null || to !== null),
      )
      .map(toMap),
  }),
  sort: fc.option(
    fc.record({
      key: fc.constantFrom('done', 'topic', 'c.Hours', 'c.é&=-'),
      descending: fc.boolean(),
    }),
  ),
});

function toMap<T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(entries));
}

describe('the address of a page', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(address, (one) => {
        const hash = formatAddress(one);
        expect(parseAddress(`#${hash}`, ['Hours', 'topic'])).toEqual(one);
      }),
    );
  });

  it.each([
    [PLAIN, ''],
    [{ ...PLAIN, topic: 'kiln' }, 'kiln'],
    [{ ...PLAIN, view: 'map' }, 'view=map'],
    [
      { ...PLAIN, view: 'table', sort: { key: 'c.Hours', descending: true } },
      'view=table&sort=-c.Hours',
    ],
    [{ ...PLAIN, topic: 'kiln', view: 'map', query: 'clay' }, 'kiln&view=map&q=clay'],
  ] as const)('is short: %j', (one, hash) => {
    expect(formatAddress(one)).toBe(hash);
  });

  it.each(['#page:list', '#view=globe', '#show=some', '#c.Hours=few', '#&&', '#%E0%A4%A'])(
    'is that of the page as it opens where it makes no sense: %s',
    (hash) => {
      expect(parseAddress(hash, ['Hours'])).toEqual(PLAIN);
    },
  );
});
